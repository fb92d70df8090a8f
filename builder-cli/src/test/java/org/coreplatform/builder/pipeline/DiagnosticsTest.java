package org.coreplatform.builder.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.coreplatform.board.catalog.Boards;
import org.coreplatform.builder.elf.ElfRules;
import org.coreplatform.description.RulePages;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.diagnostic.SnippetRenderer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Compares what is said about each folder of `cases` with its `expected.diag`. The name of the
/// folder above is the rule. `-Dgolden=update` rewrites the files and fails.
final class DiagnosticsTest {
    private static final Path CASES =
            Path.of("src/test/resources/org/coreplatform/builder/pipeline/cases");
    private static final String ACCEPTED = "accepted";

    @TestFactory
    Stream<DynamicTest> reportsExactlyTheExpectedDiagnostics() throws IOException {
        return folders(CASES).stream().flatMap(rule -> folders(rule).stream()).map(this::test);
    }

    private DynamicTest test(Path folder) {
        return dynamicTest(CASES.relativize(folder).toString(), () -> check(folder));
    }

    private static void check(Path folder) throws IOException {
        SystemBuilder builder =
                new SystemBuilder(BuildSettings.forBoard(Boards.ALL.getFirst().profile()));
        List<Diagnostic> found = builder.check(folder.resolve("system.xml")).diagnostics();
        String text =
                SnippetRenderer.plain()
                        .render(found)
                        .replace(folder.toString() + folder.getFileSystem().getSeparator(), "");
        Path golden = folder.resolve("expected.diag");
        String expected = Files.exists(golden) ? Files.readString(golden) : "";
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(golden, text);
        }
        assertEquals(comparable(expected), comparable(text), "rewrite with -Dgolden=update");
        String rule = String.valueOf(CASES.relativize(folder).getName(0));
        List<String> rules = found.stream().map(each -> each.rule().value()).distinct().toList();
        assertEquals(rule.equals(ACCEPTED) ? List.of() : List.of(rule), rules);
    }

    /// They need more than a folder of files, or their pages show what is found earlier.
    private static final List<String> SHOWN_ELSEWHERE =
            List.of(
                    "description.unreadable",
                    "memory.over-commit",
                    "memory.too-many-objects",
                    "program.missing-class",
                    "system.profile-not-built");

    @Test
    void eachRuleHasAPageAndTheExampleOnItIsTrue() throws IOException {
        for (RuleId rule : BuildRules.IDS) {
            String page = RulePages.page(rule.value()).orElseThrow(() -> missing(rule));
            if (!SHOWN_ELSEWHERE.contains(rule.value()) && !ElfRules.IDS.contains(rule)) {
                boolean isTrue =
                        folders(CASES.resolve(rule.value())).stream()
                                .anyMatch(
                                        folder -> comparable(page).contains(firstFinding(folder)));
                assertTrue(isTrue, rule::value);
            }
        }
    }

    /// The size of a program is that of the SDK's classes in it, which is not what is tested.
    private static String comparable(String text) {
        return text.replaceAll("0x20[0-9a-f]{4}\\b", "0x20....")
                .replaceAll(" *[0-9.]+ KiB(?= more|  `motor`: program)", " … KiB");
    }

    private static AssertionError missing(RuleId rule) {
        return new AssertionError("no page for " + rule);
    }

    private static String firstFinding(Path folder) {
        try {
            String text = Files.readString(folder.resolve("expected.diag"));
            return comparable("```text\n" + text.substring(0, text.indexOf("\n\n") + 1) + "```\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> folders(Path parent) {
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
