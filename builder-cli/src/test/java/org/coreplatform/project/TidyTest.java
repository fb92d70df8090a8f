package org.coreplatform.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What nobody should have to say in a review.
class TidyTest {
    private static final int COLUMNS = 100;
    private static final Pattern BARE_TODO =
            Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b(?!: \\w)");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\\n]*`");

    @Test
    void everythingToDoHasItsReason() {
        assertNone(linesOf(".java", line -> BARE_TODO.matcher(line).find()), "`TODO: reason`");
    }

    @Test
    void documentationCommentsFitTheirColumns() {
        assertNone(
                linesOf(".java", line -> line.strip().startsWith("///") && line.length() > COLUMNS),
                "the formatter breaks longer `///` lines wrongly");
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        List<String> silent =
                Project.files(".java").stream()
                        .filter(file -> Project.name(file).contains("/src/main/java/"))
                        .map(Path::getParent)
                        .distinct()
                        .filter(folder -> !isExplained(folder))
                        .map(Project::name)
                        .toList();
        assertNone(silent, "package-info.java with a `///` comment and @NullMarked");
    }

    private static boolean isExplained(Path folder) {
        Path info = folder.resolve("package-info.java");
        return Files.exists(info)
                && Project.read(info).startsWith("/// ")
                && Project.read(info).contains("@NullMarked");
    }

    @Test
    void linksOfTheDocumentsLeadSomewhere() {
        List<Path> documents = Project.files(".md");
        assertTrue(documents.size() > 4, "documents seen: " + documents.size());
        List<String> dead = new ArrayList<>();
        for (Path document : documents) {
            Matcher links = LINK.matcher(CODE.matcher(Project.read(document)).replaceAll(""));
            while (links.find()) {
                if (isDead(document, links.group(1))) {
                    dead.add(Project.name(document) + ": " + links.group(1));
                }
            }
        }
        assertNone(dead, "links without a target");
    }

    /// Links to the web are not followed: the tests work offline.
    private static boolean isDead(Path document, String link) {
        if (link.matches("[a-z]+:.*")) {
            return false;
        }
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = document.resolveSibling(file).normalize();
        if (file.isEmpty()) {
            target = document;
        }
        return !Files.exists(target)
                || (hash >= 0 && !anchors(target).contains(link.substring(hash + 1)));
    }

    /// {@return the names that headings get}
    private static List<String> anchors(Path document) {
        return Project.read(document)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ *", "").toLowerCase(Locale.ROOT))
                .map(line -> line.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .toList();
    }

    private static List<String> linesOf(String ending, Predicate<String> wrong) {
        return Project.files(ending).stream()
                .filter(file -> !Project.isTestCase(file))
                .flatMap(file -> lines(file, wrong))
                .toList();
    }

    private static Stream<String> lines(Path file, Predicate<String> wrong) {
        List<String> lines = Project.read(file).lines().toList();
        return Stream.iterate(0, i -> i < lines.size(), i -> i + 1)
                .filter(i -> wrong.test(lines.get(i)))
                .map(i -> "%s:%d".formatted(Project.name(file), i + 1));
    }

    private static void assertNone(List<String> findings, String wanted) {
        assertEquals(List.of(), findings, wanted);
    }
}
