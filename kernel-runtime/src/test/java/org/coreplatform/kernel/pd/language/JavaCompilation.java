package org.coreplatform.kernel.pd.language;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;

/// Compiles sources in memory, and finds the classes of the SDK.
final class JavaCompilation {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /// Kept open: it knows the library by then.
    private static final StandardJavaFileManager FILES =
            COMPILER.getStandardFileManager(null, null, null);

    private JavaCompilation() {}

    /// {@return the classes of one source file by ascending name}
    ///
    /// @param fileName such as `Hello.java`
    static List<ProgramClass> compile(String fileName, String source) {
        return compile(Map.of(fileName, source));
    }

    /// {@return the classes of some source files by ascending name}
    static List<ProgramClass> compile(Map<String, String> sources) {
        List<Source> units = new ArrayList<>();
        sources.forEach((name, text) -> units.add(new Source(name, text)));
        StringWriter messages = new StringWriter();
        InMemory output = new InMemory(FILES);
        List<String> options = List.of("-g", "-Xlint:none", "-proc:none", "--release", "25");
        boolean done = COMPILER.getTask(messages, output, null, options, null, units).call();
        if (!done) {
            throw new IllegalArgumentException(messages.toString());
        }
        return output.classes();
    }

    /// {@return classes together with all classes of `sdk.pd`}
    static List<ProgramClass> withSdk(List<ProgramClass> classes) {
        List<ProgramClass> all = new ArrayList<>(classes);
        all.addAll(sdk());
        all.sort(Comparator.comparing(ProgramClass::name));
        return all;
    }

    /// {@return the classes of `sdk.pd` as they are on the class path}
    static List<ProgramClass> sdk() {
        List<ProgramClass> all = new ArrayList<>();
        try {
            for (JavaFileObject file :
                    FILES.list(
                            StandardLocation.CLASS_PATH,
                            "org.coreplatform.sdk.pd",
                            java.util.Set.of(JavaFileObject.Kind.CLASS),
                            false)) {
                String name = FILES.inferBinaryName(StandardLocation.CLASS_PATH, file);
                try (InputStream in = file.openInputStream()) {
                    all.add(new ProgramClass(name, in.readAllBytes()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        all.removeIf(each -> each.name().endsWith("package-info"));
        all.sort(Comparator.comparing(ProgramClass::name));
        return all;
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String fileName, String text) {
            super(URI.create("memory:///" + fileName), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Target extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Target(String name) {
            super(URI.create("memory:///" + name.replace('.', '/') + ".class"), Kind.CLASS);
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }
    }

    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, Target> targets = new TreeMap<>();

        InMemory(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return targets.computeIfAbsent(name, Target::new);
        }

        List<ProgramClass> classes() {
            List<ProgramClass> all = new ArrayList<>();
            targets.forEach(
                    (name, target) -> all.add(new ProgramClass(name, target.bytes.toByteArray())));
            return all;
        }
    }
}
