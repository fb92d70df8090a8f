package org.coreplatform.description;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Inputs and what is expected of them, as files side by side: `FOLDER/NAME.xml` (or `.system`)
/// and `FOLDER/NAME.diag`. With `-Dgolden=update` the expectations are written, and the test fails.
final class GoldenCases {
    static final Path ROOT = Path.of("src/test/resources/cases");
    private static final boolean UPDATES = "update".equals(System.getProperty("golden"));

    private GoldenCases() {}

    /// A case.
    ///
    /// @param rule the folder, named for the rule
    /// @param name the file's name
    record Case(String rule, String name) {
        Path input() {
            return ROOT.resolve(rule).resolve(name);
        }

        Path expectation() {
            String stem = name.substring(0, name.lastIndexOf('.'));
            return ROOT.resolve(rule).resolve(stem + ".diag");
        }

        byte[] content() {
            try {
                return Files.readAllBytes(input());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        /// Compares with what is expected.
        void expect(String actual) {
            try {
                if (UPDATES) {
                    Files.writeString(expectation(), actual);
                    fail("updated " + expectation());
                }
                String expected =
                        Files.exists(expectation()) ? Files.readString(expectation()) : "";
                assertEquals(expected, actual, "-Dgolden=update rewrites " + expectation());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /// {@return the folders, each named for a rule}
    static List<String> rules() {
        return names(ROOT);
    }

    /// {@return all cases}
    static List<Case> all() {
        return rules().stream()
                .flatMap(
                        rule ->
                                names(ROOT.resolve(rule)).stream()
                                        .filter(name -> !name.endsWith(".diag"))
                                        .map(name -> new Case(rule, name)))
                .toList();
    }

    /// {@return expectations to which there is no input}
    static List<String> orphans() {
        List<Path> expected = all().stream().map(Case::expectation).toList();
        return rules().stream()
                .flatMap(
                        rule -> names(ROOT.resolve(rule)).stream().map(ROOT.resolve(rule)::resolve))
                .filter(path -> path.toString().endsWith(".diag") && !expected.contains(path))
                .map(Path::toString)
                .toList();
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
