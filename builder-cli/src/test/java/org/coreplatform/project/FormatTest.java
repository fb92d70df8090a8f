package org.coreplatform.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Sources are as google-java-format (AOSP style) leaves them; `-Dformat=update` rewrites those
/// that are not, and fails all the same.
class FormatTest {
    private static final JavaFormatterOptions OPTIONS =
            JavaFormatterOptions.builder().style(JavaFormatterOptions.Style.AOSP).build();

    @Test
    void everySourceIsFormatted() {
        List<Path> sources =
                Project.files(".java").stream().filter(file -> !Project.isTestCase(file)).toList();
        assertTrue(sources.size() > 150, "sources seen: " + sources.size());
        List<String> otherwise =
                sources.parallelStream()
                        .filter(FormatTest::isFormattedOtherwise)
                        .map(Project::name)
                        .toList();
        assertEquals(List.of(), otherwise, "run `mvn verify -Dformat=update`");
    }

    private static boolean isFormattedOtherwise(Path source) {
        String before = Project.read(source);
        String after = formatted(source, before);
        if (after.equals(before)) {
            return false;
        }
        if ("update".equals(System.getProperty("format"))) {
            write(source, after);
        }
        return true;
    }

    private static String formatted(Path source, String text) {
        try {
            String ordered = ImportOrderer.reorderImports(text, JavaFormatterOptions.Style.GOOGLE);
            return new Formatter(OPTIONS)
                    .formatSource(RemoveUnusedImports.removeUnusedImports(ordered));
        } catch (FormatterException e) {
            throw new IllegalStateException(Project.name(source), e);
        }
    }

    private static void write(Path source, String text) {
        try {
            Files.writeString(source, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
