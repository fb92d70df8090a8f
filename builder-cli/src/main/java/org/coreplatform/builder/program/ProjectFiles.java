package org.coreplatform.builder.program;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The author's files. Compiling asks for what it needs and never touches the file system itself,
/// so whoever implements this knows every input of a build.
public interface ProjectFiles {

    /// {@return what a path names}
    Kind kind(Path path);

    /// {@return the entries of a folder by ascending name; none if it cannot be listed}
    List<Path> list(Path folder);

    /// {@return how many bytes a file has, unless it cannot be read}
    Optional<Long> size(Path file);

    /// {@return the bytes of a file, unless it cannot be read or is too large}
    Optional<byte[]> read(Path file);

    /// What a path can name.
    enum Kind {
        FILE,
        FOLDER,
        MISSING
    }
}
