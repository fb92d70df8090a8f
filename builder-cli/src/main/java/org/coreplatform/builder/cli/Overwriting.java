package org.coreplatform.builder.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps a command from writing over what it reads, and from writing two things to one place.
final class Overwriting {
    private static final String NAMED_TWICE = "is named twice";
    private static final String OF_THE_SYSTEM = "belongs to the system";

    private final List<Taken> taken = new ArrayList<>();

    /// A file that cannot be written any more.
    private record Taken(Path file, String why) {}

    /// A file is read.
    ///
    /// @param input null for none
    Overwriting of(@Nullable Path input) {
        if (input != null) {
            taken.add(new Taken(input, NAMED_TWICE));
        }
        return this;
    }

    /// Files were read when a system was built.
    Overwriting ofSystem(List<Path> inputs) {
        inputs.forEach(input -> taken.add(new Taken(input, OF_THE_SYSTEM)));
        return this;
    }

    /// A file is written.
    ///
    /// @param output null for none; devices, pipes and standard output do not matter
    /// @throws CommandFailed if it is read, too, or is written already
    Overwriting by(@Nullable Path output) throws IOException {
        if (output == null
                || output.equals(TextOutput.STANDARD)
                || (Files.exists(output) && !Files.isRegularFile(output))) {
            return this;
        }
        for (Taken other : taken) {
            if (isSame(output, other.file())) {
                throw new CommandFailed(
                        ExitCodes.USAGE,
                        "coreplat: `%s` %s, and would be overwritten"
                                .formatted(output, other.why()));
            }
        }
        return of(output);
    }

    private static boolean isSame(Path one, Path other) throws IOException {
        if (Files.exists(one) && Files.exists(other)) {
            return Files.isSameFile(one, other);
        }
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }
}
