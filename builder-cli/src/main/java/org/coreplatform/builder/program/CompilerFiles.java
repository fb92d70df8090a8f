package org.coreplatform.builder.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import org.coreplatform.description.diagnostic.SourceFile;

/// What one run of javac can see: the sources below a root, the generated ones, the SDK and the
/// JDK. What it writes stays in memory.
final class CompilerFiles extends ForwardingJavaFileManager<JavaFileManager> {
    private final Path root;
    private final SourceReader reader;
    private final Map<Path, JavaSource> sources = new LinkedHashMap<>();
    private final Map<String, JavaSource> generated = new TreeMap<>();
    private final Map<String, ClassOutput> outputs = new TreeMap<>();

    /// The files of a run.
    ///
    /// @param jdk finds the classes of the JDK and, on its class path, of the SDK
    /// @param root where the sources' packages begin
    CompilerFiles(JavaFileManager jdk, Path root, SourceReader reader) {
        super(jdk);
        this.root = root;
        this.reader = reader;
    }

    /// {@return the source in a file}
    JavaSource source(Path file) {
        return sources.computeIfAbsent(
                file,
                path ->
                        new JavaSource(
                                path, reader.binaryName(root, path), () -> reader.source(path)));
    }

    /// Adds a generated source. It hides a file that declares the same class.
    void addGenerated(JavaSource source) {
        generated.put(source.binaryName(), source);
    }

    /// {@return whether nothing was compiled}
    boolean isEmpty() {
        return outputs.isEmpty();
    }

    /// {@return what was compiled, by ascending name}
    Map<String, CompiledClass> classes() {
        Map<String, CompiledClass> classes = new TreeMap<>();
        outputs.forEach(
                (name, output) ->
                        classes.put(name, new CompiledClass(name, output.bytes(), output.source)));
        return classes;
    }

    @Override
    public boolean hasLocation(Location location) {
        return location == StandardLocation.SOURCE_PATH
                || location == StandardLocation.CLASS_OUTPUT
                || super.hasLocation(location);
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<Kind> kinds, boolean recurse)
            throws IOException {
        if (location == StandardLocation.SOURCE_PATH) {
            return kinds.contains(Kind.SOURCE) ? sourcesOf(packageName) : List.of();
        }
        boolean isHidden =
                location == StandardLocation.CLASS_PATH
                        && !SdkClasses.PACKAGES.contains(packageName);
        if (isHidden || location == StandardLocation.CLASS_OUTPUT) {
            return List.of();
        }
        return super.list(location, packageName, kinds, recurse);
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        return file instanceof JavaSource source
                ? source.binaryName()
                : super.inferBinaryName(location, file);
    }

    @Override
    public boolean isSameFile(FileObject a, FileObject b) {
        return a.equals(b) || a.toUri().equals(b.toUri());
    }

    @Override
    public boolean contains(Location location, FileObject file) throws IOException {
        return file instanceof JavaSource
                ? location == StandardLocation.SOURCE_PATH
                : super.contains(location, file);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, Kind kind, FileObject sibling) {
        Optional<SourceFile> source =
                sibling instanceof JavaSource from ? Optional.of(from.file()) : Optional.empty();
        return outputs.computeIfAbsent(className, name -> new ClassOutput(name, source));
    }

    private List<JavaFileObject> sourcesOf(String packageName) {
        Map<String, JavaSource> found = new TreeMap<>();
        Path folder = packageName.isEmpty() ? root : root.resolve(packageName.replace('.', '/'));
        for (Path file : reader.sourcesIn(folder)) {
            JavaSource source = source(file);
            found.put(source.binaryName(), source);
        }
        for (JavaSource source : generated.values()) {
            if (packageOf(source.binaryName()).equals(packageName)) {
                found.put(source.binaryName(), source);
            }
        }
        return new ArrayList<>(found.values());
    }

    static String packageOf(String binaryName) {
        int dot = binaryName.lastIndexOf('.');
        return dot < 0 ? "" : binaryName.substring(0, dot);
    }

    /// A class file in memory.
    private static final class ClassOutput extends SimpleJavaFileObject {
        private final Optional<SourceFile> source;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        ClassOutput(String name, Optional<SourceFile> source) {
            super(URI.create("class:///" + name.replace('.', '/') + ".class"), Kind.CLASS);
            this.source = source;
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }

        @Override
        public OutputStream openOutputStream() {
            bytes.reset();
            return bytes;
        }
    }
}
