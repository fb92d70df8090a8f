package org.coreplatform.kernel.pd.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Files of this package's test resources.
final class TestFiles {
    private TestFiles() {}

    /// {@return the names, without their ending, of the files in a folder, sorted}
    static Stream<String> names(String folder, String ending) {
        try (Stream<Path> files = Files.list(path(folder))) {
            List<String> names =
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(ending))
                            .map(name -> name.substring(0, name.length() - ending.length()))
                            .sorted()
                            .toList();
            return names.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String file) {
        try {
            return Files.readString(path(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path path(String name) {
        try {
            URL url = Objects.requireNonNull(TestFiles.class.getResource(name), name);
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
