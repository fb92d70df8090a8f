package org.coreplatform.description.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SnippetRendererTest {
    private static final RuleId RULE = RuleId.of("channel.ppc-priority");

    private static Span find(SourceFile file, String text) {
        int start = file.text().indexOf(text);
        return file.span(start, start + text.length());
    }

    private static void check(Diagnostic diagnostic, String expected) {
        assertEquals(expected, SnippetRenderer.plain().render(diagnostic));
    }

    @Test
    void showsEachPlaceWithItsRemark() {
        var file = new SourceFile("system.xml", "<a>\n  <b x='1'/>\n  <c y='2'/>\n</a>\n");
        check(
                Diagnostic.error(RULE, "`b` outranks `c`", find(file, "b"), "first")
                        .withLabel(find(file, "c"), "second")
                        .withNote("a fact")
                        .withHelp("a way out"),
                """
                error[channel.ppc-priority]: `b` outranks `c`
                 --> system.xml:2:4
                  |
                2 |   <b x='1'/>
                  |    ^ first
                3 |   <c y='2'/>
                  |    - second
                  |
                  = note: a fact
                  = help: a way out
                  = explain: coreplat explain channel.ppc-priority
                """);
    }

    @Test
    void leavesOutWhatIsBetweenFarPlaces() {
        var file = new SourceFile("f", "one\n2\n3\n4\n5\n6\n7\n8\n9\nten\n");
        check(
                Diagnostic.warning(RULE, "far", find(file, "ten"), "here")
                        .withLabel(find(file, "one"), "and here"),
                """
                warning[channel.ppc-priority]: far
                  --> f:10:1
                   |
                 1 | one
                   | --- and here
                ...
                10 | ten
                   | ^^^ here
                   |
                   = explain: coreplat explain channel.ppc-priority
                """);
    }

    @Test
    void showsPlacesInOtherFilesLast() {
        var xml = new SourceFile("system.xml", "<a/>");
        var java = new SourceFile("A.java", "class A {}\n");
        check(
                Diagnostic.error(RULE, "two files", find(java, "A"), "this class")
                        .withLabel(find(xml, "a"), "named here"),
                """
                error[channel.ppc-priority]: two files
                 --> A.java:1:7
                  |
                1 | class A {}
                  |       ^ this class
                 ::: system.xml:1:2
                  |
                1 | <a/>
                  |  - named here
                  |
                  = explain: coreplat explain channel.ppc-priority
                """);
    }

    @Test
    void namesFilesWithoutTextOnly() {
        check(
                Diagnostic.error(RULE, "gone", SourceFile.withoutText("x.xml").start(), ""),
                """
                error[channel.ppc-priority]: gone
                 --> x.xml
                  = explain: coreplat explain channel.ppc-priority
                """);
    }

    @Test
    void marksTheRightColumnsBehindTabsAndEmoji() {
        var file = new SourceFile("f", "\t<a n='🚀漢' b='x'/>");
        check(
                Diagnostic.error(RULE, "wide", find(file, "b='x'"), "here")
                        .withLabel(find(file, "🚀"), "rocket"),
                """
                error[channel.ppc-priority]: wide
                 --> f:1:13
                  |
                1 |     <a n='🚀漢' b='x'/>
                  |           -- rocket
                  |                 ^^^^^ here
                  |
                  = explain: coreplat explain channel.ppc-priority
                """);
    }

    @Test
    void cutsLongLinesAroundTheMark() {
        String text = "x".repeat(3000) + "<bad/>" + "y".repeat(3000);
        var file = new SourceFile("f", text);
        String shown =
                new SnippetRenderer(Palette.PLAIN, 60)
                        .render(Diagnostic.error(RULE, "long", find(file, "<bad/>"), "here"));
        assertTrue(shown.contains("…" + "x".repeat(23) + "<bad/>"), shown);
        assertTrue(shown.lines().allMatch(line -> line.length() <= 60), shown);
    }

    @Test
    void showsALongLineOnceMoreForMarksThatAreFarAway() {
        var file = new SourceFile("f", "<one/>" + "x".repeat(500) + "<two/>" + "y".repeat(500));
        String shown =
                new SnippetRenderer(Palette.PLAIN, 60)
                        .render(
                                Diagnostic.error(RULE, "far", find(file, "<one/>"), "here")
                                        .withLabel(find(file, "<two/>"), "there"));
        List<String> lines = shown.lines().toList();
        assertTrue(lines.get(3).startsWith("1 | <one/>xx"), shown);
        assertEquals("  | ^^^^^^ here", lines.get(4));
        assertEquals("  | …" + "x".repeat(23) + "<two/>", lines.get(5).substring(0, 34));
        assertEquals("  | " + " ".repeat(24) + "------ there", lines.get(6));
    }

    @Test
    void printsNothingThatConfusesATerminal() {
        var file = new SourceFile("f\033[2J", "<a \033[31m \u202e/>");
        String shown =
                SnippetRenderer.plain()
                        .render(Diagnostic.error(RULE, "m\033\n", find(file, "a"), "l\u202e"));
        assertFalse(shown.contains("\033"), shown);
        assertFalse(shown.contains("\u202e"), shown);
        assertTrue(shown.startsWith("error[channel.ppc-priority]: m\uFFFD\uFFFD\n"), shown);
    }

    @Test
    void coloursDoNotChangeTheText() {
        var file = new SourceFile("f", "<a/>");
        var diagnostic = Diagnostic.error(RULE, "m", find(file, "a"), "here").withHelp("h");
        String coloured = new SnippetRenderer(Palette.COLOUR, 80).render(diagnostic);
        assertTrue(coloured.startsWith("\033[1;31merror"), coloured);
        assertEquals(
                SnippetRenderer.plain().render(diagnostic),
                coloured.replaceAll("\033\\[[0-9;]*m", ""));
    }

    @Test
    void marksSpansAtTheEndOfTheText() {
        var file = new SourceFile("f", "<a>");
        check(
                Diagnostic.error(RULE, "ends early", file.span(3, 3), "here"),
                """
                error[channel.ppc-priority]: ends early
                 --> f:1:4
                  |
                1 | <a>
                  |    ^ here
                  |
                  = explain: coreplat explain channel.ppc-priority
                """);
    }
}
