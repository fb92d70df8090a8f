package org.coreplatform.builder.program;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/// The Java compiler of the JDK that runs the toolchain, with what all its runs share.
final class Javac implements AutoCloseable {
    private static final List<String> OPTIONS =
            List.of(
                    "--release",
                    "25",
                    "--limit-modules",
                    "java.base",
                    "-proc:none",
                    "-implicit:class",
                    "-nowarn",
                    "-g");

    private final JavaCompiler compiler;
    private final StandardJavaFileManager libraries;

    private Javac(JavaCompiler compiler) throws IOException {
        this.compiler = compiler;
        this.libraries = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
        libraries.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(SdkClasses.location()));
    }

    /// {@return the compiler, unless this Java has none}
    static Optional<Javac> open() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        return compiler == null ? Optional.empty() : Optional.of(new Javac(compiler));
    }

    /// {@return what finds the classes of the JDK and of the SDK}
    JavaFileManager libraries() {
        return libraries;
    }

    /// {@return a run over these sources}
    ///
    /// @param log takes what it says beside problems
    JavacTask task(
            Collection<JavaSource> sources,
            CompilerFiles files,
            JavaProblems problems,
            Writer log) {
        return (JavacTask) compiler.getTask(log, files, problems, OPTIONS, null, sources);
    }

    @Override
    public void close() throws IOException {
        libraries.close();
    }
}
