package org.coreplatform.kernel.pd;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.coreplatform.sdk.image.PdProgram;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;

/// Makes programs from source text, as the builder makes them from files.
public final class Programs {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /// Kept open: it knows the library by then.
    private static final StandardJavaFileManager FILES =
            COMPILER.getStandardFileManager(null, null, null);

    private static final List<String> SDK =
            List.of(
                    "Channel",
                    "Child",
                    "DebugConsole",
                    "DeviceRegisters",
                    "FaultDecision",
                    "FaultInfo",
                    "IntList",
                    "Interrupt",
                    "Kernel",
                    "LongRing",
                    "MemoryRegion",
                    "Message",
                    "PdMain",
                    "ProtectionDomain",
                    "RegionReference",
                    "TimeStamp");
    private static final String PREAMBLE = "import org.coreplatform.sdk.pd.*;\n";

    static final long STACK_BYTES = 0x2000;
    static final long HEAP_BYTES = 0x1_0000;

    private Programs() {}

    /// {@return the program of a PD whose class `Main` has this body}
    static PdProgram pd(String body) {
        return pd("test", body, STACK_BYTES, HEAP_BYTES);
    }

    static PdProgram pd(String name, String body, long stackBytes, long heapBytes) {
        String source =
                PREAMBLE + "public final class Main extends ProtectionDomain {\n" + body + "\n}";
        return new PdProgram(
                name, "Main", false, 0, -1L, -1L, stackBytes, heapBytes, compile(source));
    }

    /// {@return the classes of a source file with a class `Main`, and those of the SDK}
    public static List<ProgramClass> compile(String source) {
        List<ProgramClass> classes = new ArrayList<>(sdk());
        Map<String, ByteArrayOutputStream> outputs = new TreeMap<>();
        List<String> options = List.of("--release", "25", "-g", "-proc:none", "-cp", classPath());
        boolean ok =
                COMPILER.getTask(
                                null,
                                new Outputs(FILES, outputs),
                                null,
                                options,
                                null,
                                List.of(new Source(source)))
                        .call();
        if (!ok) {
            throw new IllegalArgumentException("the test's program does not compile");
        }
        outputs.forEach((name, bytes) -> classes.add(new ProgramClass(name, bytes.toByteArray())));
        classes.sort(Comparator.comparing(ProgramClass::name));
        return classes;
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    private static List<ProgramClass> sdk() {
        return SDK.stream()
                .map(name -> "org.coreplatform.sdk.pd." + name)
                .map(name -> new ProgramClass(name, bytesOf(name)))
                .toList();
    }

    private static byte[] bytesOf(String name) {
        String path = name.replace('.', '/') + ".class";
        try (InputStream in = Programs.class.getClassLoader().getResourceAsStream(path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///Main.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Outputs extends ForwardingJavaFileManager<StandardJavaFileManager> {
        private final Map<String, ByteArrayOutputStream> outputs;

        Outputs(StandardJavaFileManager standard, Map<String, ByteArrayOutputStream> outputs) {
            super(standard);
            this.outputs = outputs;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location,
                String className,
                JavaFileObject.Kind kind,
                javax.tools.FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + className + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    var bytes = new ByteArrayOutputStream();
                    outputs.put(className, bytes);
                    return bytes;
                }
            };
        }
    }
}
