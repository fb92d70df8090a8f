package org.coreplatform.builder.program;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.coreplatform.sdk.image.ImageLimits;

/// Reads a jar from memory, and no more of it than a program can have. A copy of the SDK in it does
/// not count: a program gets the SDK of the toolchain that builds it.
final class JarReader {
    private static final String SUFFIX = ".class";
    private static final int END_BYTES = 22;

    private final Map<String, CompiledClass> classes = new TreeMap<>();
    private Optional<String> mainClass = Optional.empty();
    private int bytesLeft = ImageLimits.PROGRAM_BYTES;

    private JarReader() {}

    /// {@return the jar's classes}
    ///
    /// @throws IOException if it is not a jar, or is too large; the message says what
    static PdImage.Jar read(byte[] jar) throws IOException {
        if (!endsAsAJar(jar)) {
            throw new IOException("the end of the jar is missing");
        }
        JarReader reader = new JarReader();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                reader.add(entry.getName(), in);
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("the names in the jar are damaged", e);
        }
        return new PdImage.Jar(reader.classes, reader.mainClass);
    }

    /// Whether the directory's end is there; a comment of up to 64 KiB may follow it.
    private static boolean endsAsAJar(byte[] jar) {
        for (int at = jar.length - END_BYTES; at >= 0 && at >= jar.length - 0x1_0016; at--) {
            if (jar[at] == 'P' && jar[at + 1] == 'K' && jar[at + 2] == 5 && jar[at + 3] == 6) {
                return true;
            }
        }
        return false;
    }

    private void add(String name, ZipInputStream in) throws IOException {
        if (name.equals(JarFile.MANIFEST_NAME)) {
            Manifest manifest = new Manifest(new ByteArrayInputStream(content(in)));
            mainClass =
                    Optional.ofNullable(
                            manifest.getMainAttributes().getValue(Attributes.Name.MAIN_CLASS));
        } else if (name.endsWith(SUFFIX) && !name.startsWith("META-INF/")) {
            String className = name.substring(0, name.length() - SUFFIX.length()).replace('/', '.');
            CompiledClass added = new CompiledClass(className, content(in), Optional.empty());
            if (!SdkClasses.owns(className) && classes.put(className, added) != null) {
                throw new IOException("class `%s` is in the jar twice".formatted(className));
            }
        }
    }

    private byte[] content(ZipInputStream in) throws IOException {
        byte[] content = in.readNBytes(bytesLeft + 1);
        bytesLeft -= content.length;
        if (bytesLeft < 0) {
            throw new IOException(
                    "its classes have more than %d bytes".formatted(ImageLimits.PROGRAM_BYTES));
        }
        return content;
    }
}
