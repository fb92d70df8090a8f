package org.coreplatform.description;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.Fix;
import org.coreplatform.description.diagnostic.Fixes;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.diagnostic.SourceFile;
import org.coreplatform.description.diagnostic.Span;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Fixes remove what they belong to and leave everything else as it is.
class FixesTest {
    private static List<Diagnostic> check(String name, String text) {
        return DescriptionChecker.check(
                        name, text.getBytes(StandardCharsets.UTF_8), TestBoard.options(name))
                .diagnostics();
    }

    private static Fixes fixes(String name, String text) {
        List<Diagnostic> found = check(name, text);
        return found.stream()
                .findFirst()
                .map(first -> Fixes.apply(first.span().file(), found))
                .orElse(new Fixes(text, List.of()));
    }

    private static void becomes(String before, String after) {
        assertEquals(after, fixes("system.xml", before).text());
    }

    private static String system(String content) {
        String start =
                "<system>\r\n\t<!-- kept --><protection_domain name='driver'>"
                        + "<program_image path='D.java'/></protection_domain >";
        return start + content + "<memory_region  name = \"buffer\"  size='4096'/></system>\n";
    }

    @Test
    void namesOfElementsAreCorrectedInBothTags() {
        becomes(
                system("<chanel ><end pd='driver' id='0'/></chanel\t>"),
                system("<channel ><end pd='driver' id='0'/></channel\t>"));
        becomes(system("<memory_regoin name='x'/>"), system("<memory_region name='x'/>"));
    }

    @Test
    void namesAndValuesOfAttributesAreCorrected() {
        becomes(
                system("<channel><end pd='drvier' id='0' notfy = 'True'/></channel>"),
                system("<channel><end pd='driver' id='0' notify = 'True'/></channel>"));
        becomes(
                system("<memory_region name='r' size='0X1000' page_size=' 0x1000 '/>"),
                system("<memory_region name='r' size='0x1000' page_size='0x1000'/>"));
    }

    @Test
    void whatMayBeMeantIsNotEnough() {
        String unclear =
                system("<channel><end pd='x' id='0'/><end pd='driver' id='zero'/></channel>");
        becomes(unclear, unclear);
        String there = system("<memory_region name='r' size='4096' sise='1'/>");
        becomes(there, there);
    }

    @Test
    void ofFixesForTheSamePlaceOnlyTheFirstIsApplied() {
        SourceFile file = new SourceFile("f", "abcdef");
        Diagnostic first = replacing(file, 1, 3, "X");
        Diagnostic overlapping = replacing(file, 2, 4, "Y");
        Diagnostic later = replacing(file, 4, 5, "Z");
        Fixes fixes = Fixes.apply(file, List.of(first, overlapping, later));
        assertEquals("aXdZf", fixes.text());
        assertEquals(List.of(first, later), fixes.applied());
    }

    private static Diagnostic replacing(SourceFile file, int start, int end, String text) {
        Span span = new Span(file, start, end);
        return Diagnostic.error(RuleId.of("a.b"), "", span, "").withFix(Fix.replace(span, text));
    }

    @TestFactory
    Stream<DynamicTest> fixedDescriptionsHaveFewerProblemsAndStayFixed() {
        return GoldenCases.all().stream()
                .map(each -> dynamicTest(each.rule() + "/" + each.name(), () -> staysFixed(each)));
    }

    private static void staysFixed(GoldenCases.Case each) {
        String text = new String(each.content(), StandardCharsets.UTF_8);
        List<Diagnostic> before = check(each.name(), text);
        Fixes once = fixes(each.name(), text);
        if (once.applied().isEmpty()) {
            return;
        }
        List<Diagnostic> after = check(each.name(), once.text());
        assertFalse(after.stream().anyMatch(found -> found.rule().value().startsWith("xml.")));
        assertTrue(
                after.stream().filter(found -> found.fix().isPresent()).count()
                        < before.stream().filter(found -> found.fix().isPresent()).count());
    }
}
