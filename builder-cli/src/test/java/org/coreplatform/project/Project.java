package org.coreplatform.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The project's files, as `git` has them: neither what was built nor what an editor keeps.
final class Project {
    /// The top folder.
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private Project() {}

    /// {@return the files whose names end so, in a fixed order}
    static List<Path> files(String ending) {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !isMade(ROOT.relativize(file)))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isMade(Path relative) {
        for (Path part : relative) {
            String name = part.toString();
            if (name.equals("target") || (name.startsWith(".") && !name.equals(".ci"))) {
                return true;
            }
        }
        return false;
    }

    /// {@return whether a file is a test's input, which may be as wrong as the test wants it}
    static boolean isTestCase(Path file) {
        return name(file).contains("/src/test/resources/");
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// {@return the path as messages show it}
    static String name(Path file) {
        return ROOT.relativize(file).toString();
    }
}
