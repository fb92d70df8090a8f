package org.coreplatform.builder.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The tools' jars as a project's `pom.xml` and editors use them: copies without versions in their
/// names, beside a jar whose manifest names all that are not ours.
final class MavenLibraries {
    /// Ours, in the order of their dependencies.
    private static final List<String> OURS =
            List.of(
                    "platform-sdk",
                    "system-description-schema",
                    "board-support",
                    "kernel-runtime",
                    "builder-cli",
                    "coreplat-junit");

    private static final String OTHERS = "libraries";

    /// What a JVM that simulates needs.
    static final List<String> JVM_OPTIONS =
            List.of(
                    "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED",
                    "-XX:+UseSerialGC",
                    "-XX:-OmitStackTraceInFastThrow");

    private MavenLibraries() {}

    /// {@return the dependencies of a project}
    static String dependencies() {
        return Stream.concat(OURS.stream(), Stream.of(OTHERS))
                .map(MavenLibraries::dependency)
                .collect(Collectors.joining("\n"));
    }

    private static String dependency(String name) {
        String form =
                """
                <dependency>
                  <groupId>org.coreplatform</groupId>
                  <artifactId>@NAME@</artifactId>
                  <version>0</version>
                  <scope>system</scope>
                  <systemPath>${coreplat}/lib/@NAME@.jar</systemPath>
                </dependency>
                """;
        return form.replace("@NAME@", name).indent(4).stripTrailing();
    }

    /// Fills a folder with the libraries, unless those there are the same.
    static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        TestLibraries libraries = TestLibraries.find();
        List<Path> jars =
                Stream.concat(
                                TestLibraries.toolJars().stream(),
                                libraries.jars().stream().filter(MavenLibraries::isOurs))
                        .toList();
        for (Path jar : jars) {
            copy(jar, folder.resolve(name(jar) + ".jar"));
        }
        List<Path> others = jars.stream().filter(jar -> !isOurs(jar)).toList();
        try (OutputStream out = Files.newOutputStream(folder.resolve(OTHERS + ".jar"))) {
            new JarOutputStream(out, manifest(others)).close();
        }
    }

    private static boolean isOurs(Path jar) {
        return OURS.contains(name(jar));
    }

    /// {@return a jar's name without its version}
    private static String name(Path jar) {
        return String.valueOf(jar.getFileName()).replaceFirst("(-\\d[^/]*)?\\.jar$", "");
    }

    private static void copy(Path from, Path to) throws IOException {
        boolean same =
                Files.exists(to)
                        && Files.size(to) == Files.size(from)
                        && Files.mismatch(from, to) < 0;
        if (!same) {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Manifest manifest(List<Path> jars) {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(
                Attributes.Name.CLASS_PATH,
                jars.stream().map(jar -> name(jar) + ".jar").collect(Collectors.joining(" ")));
        return manifest;
    }
}
