package org.coreplatform.builder.program;

import java.util.Optional;
import org.coreplatform.description.diagnostic.SourceFile;

/// A class of a program, before linking.
///
/// @param name binary name
/// @param bytes the class file
/// @param source the author's source, if it is known
@SuppressWarnings("ArrayRecordComponent") // on its way to the image; never compared
record CompiledClass(String name, byte[] bytes, Optional<SourceFile> source) {

    /// {@return what is known of it, if it is a class file of this name}
    Optional<ClassFacts> facts() {
        return ClassFacts.of(bytes).filter(facts -> facts.name().equals(name));
    }
}
