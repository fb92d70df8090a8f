package org.coreplatform.builder.program;

import java.util.Optional;
import org.coreplatform.description.diagnostic.SourceFile;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;

/// A class of a program, before linking.
final class CompiledClass {
    private final ProgramClass file;
    private final Optional<SourceFile> source;
    private final Optional<ClassFacts> facts;

    /// A class.
    ///
    /// @param name binary name
    /// @param bytes the class file
    /// @param source the author's source, if it is known
    CompiledClass(String name, byte[] bytes, Optional<SourceFile> source) {
        this.file = new ProgramClass(name, bytes);
        this.source = source;
        this.facts = ClassFacts.of(bytes).filter(found -> found.name().equals(name));
    }

    String name() {
        return file.name();
    }

    byte[] bytes() {
        return file.bytes();
    }

    Optional<SourceFile> source() {
        return source;
    }

    /// {@return the class as it goes into a program}
    ProgramClass file() {
        return file;
    }

    /// {@return what is known of it, if it is a class file of this name}
    Optional<ClassFacts> facts() {
        return facts;
    }
}
