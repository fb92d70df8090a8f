package org.coreplatform.builder.program;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.coreplatform.builder.artefact.WiringView;

/// A program that consists of sources.
///
/// @param pd index of its PD
/// @param root where the packages of the sources begin
/// @param files the sources to compile; the compiler finds others below the root if they are used
/// @param named the main class, if the description names it
/// @param likely the class that has the name of the only source
/// @param constants the PD's constants, which go into the package of the main class
record SourceProgram(
        int pd,
        Path root,
        List<Path> files,
        Optional<String> named,
        Optional<String> likely,
        WiringView constants) {

    SourceProgram {
        files = List.copyOf(files);
    }
}
