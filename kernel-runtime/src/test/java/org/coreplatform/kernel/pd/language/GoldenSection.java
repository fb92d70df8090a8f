package org.coreplatform.kernel.pd.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A part of a document that is generated: between `<!-- name -->` and `<!-- end of name -->`.
/// `-Dgolden=update` rewrites it and fails.
final class GoldenSection {
    private GoldenSection() {}

    static void expect(String document, String name, String content) {
        try {
            Path file = Path.of(document);
            String text = Files.readString(file);
            String start = "<!-- " + name + " -->\n";
            String end = "<!-- end of " + name + " -->";
            int from = text.indexOf(start) + start.length();
            int to = text.indexOf(end);
            if (!"update".equals(System.getProperty("golden"))) {
                assertEquals(text.substring(from, to), content, document + ": " + name);
                return;
            }
            Files.writeString(file, text.substring(0, from) + content + text.substring(to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        fail(document + " is rewritten: read what has changed");
    }
}
