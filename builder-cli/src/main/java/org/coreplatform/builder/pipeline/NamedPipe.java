package org.coreplatform.builder.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/// Pipes, and devices, that somebody has put among the files. Opening such a pipe waits until
/// somebody writes to it, which may be never.
public final class NamedPipe {
    private NamedPipe() {}

    /// {@return whether a path names one; what the system itself offers, as `/dev/stdin`, is open
    /// already}
    public static boolean is(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).isOther()
                    && !absolute.startsWith("/dev")
                    && !absolute.startsWith("/proc");
        } catch (IOException _) {
            return false;
        }
    }
}
