package org.coreplatform.builder.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// The classes that programs are written against, from the toolchain that is running: a jar or a
/// folder of classes.
final class SdkClasses {
    private static final String PD = "org.coreplatform.sdk.pd";

    /// What sources may name: the constants of the ABI too, which the compiler copies.
    static final List<String> PACKAGES = List.of(PD, "org.coreplatform.sdk.abi");

    private static final String OWN = "org.coreplatform.";

    private final Map<String, Optional<CompiledClass>> found = new TreeMap<>();

    /// {@return where the compiler finds them}
    static Path location() {
        try {
            return Path.of(
                    ProtectionDomain.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the SDK is at no place that a file can be", e);
        }
    }

    /// {@return whether a class is the SDK's, whatever a jar may contain}
    static boolean owns(String className) {
        return className.startsWith(OWN);
    }

    /// {@return the class, if it travels with programs}
    ///
    /// @param className binary name
    Optional<CompiledClass> find(String className) {
        return found.computeIfAbsent(className, SdkClasses::read);
    }

    private static Optional<CompiledClass> read(String className) {
        if (!CompilerFiles.packageOf(className).equals(PD)) {
            return Optional.empty();
        }
        String resource = "/" + className.replace('.', '/') + ".class";
        try (InputStream in = ProtectionDomain.class.getResourceAsStream(resource)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(
                            new CompiledClass(className, in.readAllBytes(), Optional.empty()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
