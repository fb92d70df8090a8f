package org.coreplatform.builder.program;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javax.tools.SimpleJavaFileObject;
import org.coreplatform.description.diagnostic.SourceFile;

/// A Java source for the compiler: a file of the author's, or one that the builder generates.
final class JavaSource extends SimpleJavaFileObject {
    private final String binaryName;
    private final Supplier<SourceFile> content;
    private Optional<SourceFile> file = Optional.empty();

    /// A source.
    ///
    /// @param path where it is, or would be
    /// @param binaryName the class that its name promises
    /// @param content its text, asked for once and only if the compiler needs it
    JavaSource(Path path, String binaryName, Supplier<SourceFile> content) {
        super(path.toUri(), Kind.SOURCE);
        this.binaryName = binaryName;
        this.content = content;
    }

    String binaryName() {
        return binaryName;
    }

    /// {@return the file that diagnostics point into}
    SourceFile file() {
        if (file.isEmpty()) {
            file = Optional.of(content.get());
        }
        return file.get();
    }

    @Override
    public String getCharContent(boolean ignoreEncodingErrors) {
        return file().text();
    }
}
