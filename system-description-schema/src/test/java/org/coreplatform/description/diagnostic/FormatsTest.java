package org.coreplatform.description.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.coreplatform.description.diagnostic.Levels.Level;
import org.junit.jupiter.api.Test;

class FormatsTest {
    private static final SourceFile FILE = new SourceFile("a b.xml", "<a>\n<b/></a>");
    private static final Diagnostic ERROR =
            Diagnostic.error(RuleId.of("map.overlap"), "100% `b`", FILE.span(5, 6), "here")
                    .withLabel(FILE.span(1, 2), "there")
                    .withHelp("move: it, or not");
    private static final Diagnostic WARNING =
            Diagnostic.warning(RuleId.of("map.odd"), "odd", FILE.span(1, 2), "");
    private static final List<CheckedFile> CHECKED =
            List.of(new CheckedFile("a b.xml", List.of(WARNING, ERROR)));

    @Test
    void shortLinesHavePlaceSeverityMessageAndId() {
        assertEquals(
                """
                a b.xml:1:2: warning: odd [map.odd]
                a b.xml:2:2: error: 100% `b` [map.overlap]
                """,
                ShortFormat.of(CHECKED));
    }

    @Test
    void workflowCommandsAreEscaped() {
        assertEquals(
                """
                ::warning file=a b.xml,line=1,endLine=1,col=2,endColumn=3,title=map.odd::odd
                ::error file=a b.xml,line=2,endLine=2,col=2,endColumn=3,title=map.overlap::100%25 `b`%0Amove: it, or not
                """,
                GithubFormat.of(CHECKED));
    }

    @Test
    void sarifHasRulesResultsAndRelatedPlaces() {
        String expected =
                """
                {"$schema":"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
                "version":"2.1.0","runs":[{"tool":{"driver":{"name":"coreplat","version":"1.2","rules":[
                {"id":"map.overlap","help":{"text":"coreplat explain map.overlap"}}]}},
                "columnKind":"utf16CodeUnits","originalUriBaseIds":{"%SRCROOT%":{"description":
                {"text":"the folder in which coreplat was called"}}},
                "results":[{"ruleId":"map.overlap","ruleIndex":0,"level":"error",
                "message":{"text":"100% `b`. move: it, or not"},"locations":[
                {"message":{"text":"here"},"physicalLocation":{"artifactLocation":
                {"uri":"a%20b.xml","uriBaseId":"%SRCROOT%"},
                "region":{"startLine":2,"startColumn":2,"endLine":2,"endColumn":3}}}],
                "relatedLocations":[{"message":{"text":"there"},"physicalLocation":
                {"artifactLocation":{"uri":"a%20b.xml","uriBaseId":"%SRCROOT%"},
                "region":{"startLine":1,"startColumn":2,"endLine":1,"endColumn":3}}}]}]}]}
                """;
        assertEquals(
                expected.replace("\n", ""),
                SarifJson.of(List.of(new CheckedFile("a b.xml", List.of(ERROR))), "1.2"));
    }

    @Test
    void sarifNamesFilesByUris() {
        assertUri(
                "sub/gr%C3%BCn%231%25%3F%3A.xml\",\"uriBaseId\":\"%SRCROOT%\"",
                "sub/grün#1%?:.xml");
        assertUri("file:///tmp/a%20b/%F0%9F%9A%80.xml\"}", "/tmp/a b/\uD83D\uDE80.xml");
    }

    private static void assertUri(String expected, String name) {
        Diagnostic found =
                Diagnostic.error(
                        RuleId.of("map.odd"), "odd", new SourceFile(name, "<a/>").span(1, 2), "");
        String sarif = SarifJson.of(List.of(new CheckedFile(name, List.of(found))), "0");
        assertTrue(sarif.contains("{\"uri\":\"" + expected), sarif);
    }

    @Test
    void warningsCanBeAllowedAndDeniedButErrorsStay() {
        List<Diagnostic> found = List.of(WARNING, ERROR);
        assertEquals(
                List.of(ERROR),
                new Levels(Map.of(WARNING.rule(), Level.ALLOW, ERROR.rule(), Level.ALLOW))
                        .apply(found));
        assertEquals(
                List.of(WARNING.withSeverity(Severity.ERROR), ERROR),
                new Levels(Map.of(WARNING.rule(), Level.DENY)).apply(found));
        assertEquals(found, Levels.NONE.apply(found));
    }
}
