package org.coreplatform.description.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticJsonTest {
    private static final SourceFile FILE = new SourceFile("s.xml", "<a>\n<b/></a>");

    private static void check(List<CheckedFile> files, String expected) {
        assertEquals(expected.replaceAll("\n *", ""), DiagnosticJson.of(files));
    }

    @Test
    void writesEverythingThatADiagnosticSays() {
        var diagnostic =
                Diagnostic.error(RuleId.of("map.overlap"), "a \"b\"", FILE.span(5, 6), "here")
                        .withLabel(FILE.span(1, 2), "there")
                        .withNote("n")
                        .withHelp("h");
        check(
                List.of(new CheckedFile("s.xml", List.of(diagnostic))),
                """
                {"version":1,"files":[{"file":"s.xml","verdict":"reject","diagnostics":[
                {"id":"map.overlap","severity":"error","message":"a \\"b\\"",
                "line":2,"column":2,"endLine":2,"endColumn":3,
                "labels":[{"file":"s.xml","line":2,"column":2,"endLine":2,"endColumn":3,
                "text":"here","primary":true},
                {"file":"s.xml","line":1,"column":2,"endLine":1,"endColumn":3,
                "text":"there","primary":false}],
                "notes":["n"],"help":"h","fix":null}]}]}
                """);
    }

    @Test
    void acceptsFilesThatHaveWarningsOnly() {
        var warning = Diagnostic.warning(RuleId.of("map.odd"), "m", FILE.span(0, 1), "");
        check(
                List.of(
                        new CheckedFile("s.xml", List.of(warning)),
                        new CheckedFile("t.xml", List.of())),
                """
                {"version":1,"files":[{"file":"s.xml","verdict":"accept","diagnostics":[
                {"id":"map.odd","severity":"warning","message":"m",
                "line":1,"column":1,"endLine":1,"endColumn":2,
                "labels":[{"file":"s.xml","line":1,"column":1,"endLine":1,"endColumn":2,
                "text":"","primary":true}],
                "notes":[],"help":null,"fix":null}]},
                {"file":"t.xml","verdict":"accept","diagnostics":[]}]}
                """);
    }
}
