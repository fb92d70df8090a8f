package org.coreplatform.builder.program;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a `program_image` turned out to be.
sealed interface PdImage {
    /// A source.
    ///
    /// @param root where its package begins
    record Source(Path root, Path file) implements PdImage {}

    /// All sources of a folder.
    ///
    /// @param root where their packages begin
    record Folder(Path root, List<Path> files) implements PdImage {}

    /// A jar.
    ///
    /// @param classes its classes by name
    /// @param mainClass what its manifest says
    record Jar(Map<String, CompiledClass> classes, Optional<String> mainClass) implements PdImage {}
}
