package org.coreplatform.builder.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.coreplatform.builder.pipeline.OutputFile;
import org.jspecify.annotations.Nullable;

/// Brings the classes of libraries to a form that the JVM can keep verified in its cache of loaded
/// classes; called by the launcher when it has built the tools.
///
/// Classes older than Java 6's (picocli's are) have no stack maps. The JVM verifies such classes by
/// inference, each time that it starts. They get stack maps here; their code stays as it is.
final class ModernJars {
    /// Java 6, the first version with stack maps.
    private static final int FIRST_MODERN = 50;

    /// Java 7, the first version that must have them.
    private static final int TARGET = 51;

    private static final String CLASS = ".class";

    /// The first one that there is in a jar: the same classes give the same jar.
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final ClassFile format;

    private ModernJars() {
        ClassHierarchyResolver own = ClassHierarchyResolver.ofResourceParsing(this::find);
        format =
                ClassFile.of(
                        ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                        ClassFile.ClassHierarchyResolverOption.of(
                                own.orElse(ClassHierarchyResolver.defaultResolver())));
    }

    /// Rewrites jars.
    ///
    /// @param args the jars' paths
    public static void main(String[] args) throws IOException {
        for (String jar : args) {
            new ModernJars().rewrite(Path.of(jar));
        }
    }

    private void rewrite(Path jar) throws IOException {
        boolean changed = false;
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar))) {
            for (ZipEntry file = in.getNextEntry(); file != null; file = in.getNextEntry()) {
                files.put(file.getName(), in.readAllBytes());
            }
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (file.getKey().endsWith(CLASS)) {
                ClassModel type = format.parse(file.getValue());
                if (type.majorVersion() < FIRST_MODERN) {
                    file.setValue(modernise(type));
                    changed = true;
                }
            }
        }
        if (changed) {
            OutputFile.write(jar, pack());
        }
    }

    private byte[] modernise(ClassModel type) {
        ClassTransform version =
                (out, element) -> {
                    if (element instanceof ClassFileVersion) {
                        out.withVersion(TARGET, 0);
                    } else {
                        out.with(element);
                    }
                };
        // Bodies that pass through a transform are written anew, with stack maps.
        ClassTransform bodies =
                ClassTransform.transformingMethodBodies((out, element) -> out.with(element));
        return format.transformClass(type, version.andThen(bodies));
    }

    private byte[] pack() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(TIME);
                out.putNextEntry(entry);
                out.write(file.getValue());
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private @Nullable InputStream find(ClassDesc type) {
        String descriptor = type.descriptorString();
        byte[] bytes = files.get(descriptor.substring(1, descriptor.length() - 1) + CLASS);
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    }
}
