package org.coreplatform.kernel.refinement;

import java.util.function.Consumer;

/// Something that was seen on the reference kernel, and that every kernel must do.
///
/// @param name the fact, in words
record GoldenVector(String name, Consumer<Script> script) {}
