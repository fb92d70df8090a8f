package org.coreplatform.description.model;

import java.util.Optional;

/// The program of a protection domain.
///
/// @param path where it is, relative to the search path
/// @param main binary name of the main class, unless it can be found without
/// @param pathForSymbols another file that has the symbols
public record ProgramImage(
        String path, Optional<String> main, Optional<String> pathForSymbols, Origin origin) {}
