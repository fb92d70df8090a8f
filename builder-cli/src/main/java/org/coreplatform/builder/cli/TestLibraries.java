package org.coreplatform.builder.cli;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What tests are compiled and run with: the tools themselves and, in a folder beside their jars,
/// the extension for JUnit and JUnit.
///
/// @param jars those of the folder; none when the tools are not in jars
record TestLibraries(List<Path> jars) {
    private static final String FOLDER = "test";

    TestLibraries {
        jars = List.copyOf(jars);
    }

    /// {@return the libraries that belong to the tools that are running}
    static TestLibraries find() throws IOException {
        Path folder = self().resolveSibling(FOLDER);
        if (!Files.isRegularFile(self()) || !Files.isDirectory(folder)) {
            return new TestLibraries(List.of());
        }
        try (Stream<Path> files = Files.list(folder)) {
            return new TestLibraries(
                    files.filter(file -> file.toString().endsWith(".jar")).sorted().toList());
        }
    }

    /// {@return the jars of the tools themselves}
    static List<Path> toolJars() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .toList();
    }

    private static Path self() {
        try {
            return Path.of(
                    TestLibraries.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the tools are at no place that a file can be", e);
        }
    }

    /// {@return the class path for the compiler}
    String classPath() {
        return Stream.concat(
                        Stream.of(System.getProperty("java.class.path")),
                        jars.stream().map(Path::toString))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /// {@return a loader of compiled tests}
    URLClassLoader loader(Path classes) throws IOException {
        List<URL> urls = new ArrayList<>();
        urls.add(classes.toUri().toURL());
        for (Path jar : jars) {
            urls.add(jar.toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), TestLibraries.class.getClassLoader());
    }
}
