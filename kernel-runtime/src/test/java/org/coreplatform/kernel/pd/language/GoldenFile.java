package org.coreplatform.kernel.pd.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file with what is expected. `-Dgolden=update` rewrites it and fails.
final class GoldenFile {
    private static final String SOURCES = "src/test/resources/org/coreplatform/kernel/pd/language/";

    private GoldenFile() {}

    static void expect(String name, String actual) {
        if (!"update".equals(System.getProperty("golden"))) {
            assertEquals(TestFiles.text(name), actual, name);
            return;
        }
        try {
            Files.writeString(Path.of(SOURCES + name), actual);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        fail(name + " is rewritten: read what has changed");
    }
}
