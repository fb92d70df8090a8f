package org.coreplatform.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/// A machine with the usual commands and nothing else: its path leads to them alone, its home is
/// empty, and no variable of ours reaches it.
///
/// @param home the home of its user
/// @param commands a folder with its commands
record Machine(Path home, Path commands) {
    /// What POSIX promises, as far as the launcher and `tar` need it.
    private static final List<String> COMMANDS =
            List.of(
                    "sh",
                    "basename",
                    "cat",
                    "cksum",
                    "cp",
                    "dirname",
                    "env",
                    "find",
                    "gzip",
                    "ls",
                    "mkdir",
                    "mv",
                    "printf",
                    "readlink",
                    "rm",
                    "sed",
                    "sleep",
                    "sort",
                    "tail",
                    "tar",
                    "tr",
                    "uname");

    /// What came of a command.
    record Outcome(int exitCode, String out, String err) {}

    /// {@return a machine whose files are in a folder}
    static Machine in(Path folder) throws IOException {
        Path commands = Files.createDirectory(folder.resolve("commands"));
        for (String command : COMMANDS) {
            Path found =
                    Stream.of("/usr/bin", "/bin")
                            .map(place -> Path.of(place, command))
                            .filter(Files::isExecutable)
                            .findFirst()
                            .orElseThrow(() -> new IllegalStateException("no " + command));
            Path script = commands.resolve(command);
            Files.writeString(script, "#!/bin/sh\nexec %s \"$@\"\n".formatted(found));
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return new Machine(Files.createDirectory(folder.resolve("home")), commands);
    }

    /// {@return the folder that an archive contains, unpacked into a new folder of the home}
    Path unpack(Path archive, String name) throws IOException, InterruptedException {
        Path place = Files.createDirectory(home.resolve(name));
        Outcome outcome = run(place, "tar", "-xzf", archive.toString());
        if (outcome.exitCode() != 0) {
            throw new IllegalStateException(outcome.toString());
        }
        try (Stream<Path> entries = Files.list(place)) {
            return entries.findFirst().orElseThrow();
        }
    }

    /// Runs a command in a folder, without input.
    Outcome run(Path directory, String... command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(home, "out", "");
        Path err = Files.createTempFile(home, "err", "");
        String[] words =
                Stream.concat(
                                Stream.of("/usr/bin/env", "-i", "PATH=" + commands, "HOME=" + home),
                                Stream.of(command))
                        .toArray(String[]::new);
        int exitCode =
                new ProcessBuilder(words)
                        .directory(directory.toFile())
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start()
                        .waitFor();
        return new Outcome(exitCode, Files.readString(out), Files.readString(err));
    }
}
