package org.coreplatform.builder.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps a command from writing over what it reads, and from writing two things to one place.
final class Overwriting {
    private final List<Path> taken = new ArrayList<>();

    /// A file is read.
    ///
    /// @param input null for none
    Overwriting of(@Nullable Path input) {
        if (input != null) {
            taken.add(input);
        }
        return this;
    }

    /// A file is written.
    ///
    /// @param output null for none; devices and pipes do not matter
    /// @throws CommandFailed if it is read, too, or is written already
    Overwriting by(@Nullable Path output) throws IOException {
        if (output == null || (Files.exists(output) && !Files.isRegularFile(output))) {
            return this;
        }
        for (Path other : taken) {
            if (isSame(output, other)) {
                throw new CommandFailed(
                        ExitCodes.USAGE,
                        "coreplat: `%s` is named twice, and would be overwritten"
                                .formatted(output));
            }
        }
        taken.add(output);
        return this;
    }

    private static boolean isSame(Path one, Path other) throws IOException {
        if (Files.exists(one) && Files.exists(other)) {
            return Files.isSameFile(one, other);
        }
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }
}
