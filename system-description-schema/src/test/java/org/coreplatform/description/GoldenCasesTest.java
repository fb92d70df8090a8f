package org.coreplatform.description;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.diagnostic.SnippetRenderer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Each rule has a folder of cases and a page. Cases whose names begin with `accepts-` are right.
class GoldenCasesTest {
    private static final List<String> RULES =
            RulePages.descriptionRules().stream().map(RuleId::value).toList();
    private static final Path PAGES = Path.of("../docs/rules");

    private static CheckResult check(GoldenCases.Case each) {
        return DescriptionChecker.check(
                each.name(), each.content(), TestBoard.options(each.name()));
    }

    @TestFactory
    Stream<DynamicTest> reportsExactlyTheExpectedDiagnostics() {
        return GoldenCases.all().stream()
                .map(
                        each ->
                                dynamicTest(
                                        each.rule() + "/" + each.name(),
                                        () ->
                                                each.expect(
                                                        SnippetRenderer.plain()
                                                                .render(
                                                                        check(each)
                                                                                .diagnostics()))));
    }

    @TestFactory
    Stream<DynamicTest> rejectingCasesBreakTheRuleAndAcceptingOnesDoNot() {
        return GoldenCases.all().stream()
                .map(
                        each ->
                                dynamicTest(
                                        each.rule() + "/" + each.name(),
                                        () ->
                                                assertEquals(
                                                        !each.name().startsWith("accepts-"),
                                                        breaks(each),
                                                        "breaks " + each.rule())));
    }

    private static boolean breaks(GoldenCases.Case each) {
        return check(each).diagnostics().stream()
                .anyMatch(found -> found.rule().value().equals(each.rule()));
    }

    @Test
    void eachRuleHasACaseThatBreaksItAndOneThatDoesNot() {
        for (String rule : RULES) {
            List<String> names =
                    GoldenCases.all().stream()
                            .filter(each -> each.rule().equals(rule))
                            .map(GoldenCases.Case::name)
                            .toList();
            assertTrue(names.stream().anyMatch(name -> name.startsWith("accepts-")), rule);
            assertTrue(names.stream().anyMatch(name -> !name.startsWith("accepts-")), rule);
        }
        assertEquals(new TreeSet<>(RULES), new TreeSet<>(GoldenCases.rules()));
    }

    @Test
    void eachRuleHasAPageThatTheIndexNames() throws IOException {
        String index = Files.readString(PAGES.resolve("README.md"));
        for (String rule : RULES) {
            String page = Files.readString(PAGES.resolve(rule + ".md"));
            assertTrue(page.startsWith("# " + rule + "\n"), rule);
            assertTrue(index.contains("[" + rule + "](" + rule + ".md)"), rule);
        }
    }

    @Test
    void eachPageShowsWhatACaseReports() throws IOException {
        for (String rule : RULES) {
            String page = Files.readString(PAGES.resolve(rule + ".md"));
            assertTrue(
                    GoldenCases.all().stream()
                            .filter(each -> each.rule().equals(rule))
                            .flatMap(each -> check(each).diagnostics().stream())
                            .map(found -> SnippetRenderer.plain().render(found))
                            .anyMatch(text -> page.contains("```text\n" + text + "```\n")),
                    rule);
        }
    }

    @Test
    void noExpectationIsWithoutItsInput() {
        assertEquals(List.of(), GoldenCases.orphans());
    }
}
