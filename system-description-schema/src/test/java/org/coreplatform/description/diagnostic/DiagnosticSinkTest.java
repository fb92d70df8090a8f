package org.coreplatform.description.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DiagnosticSinkTest {
    private static final SourceFile FILE = new SourceFile("f", "abcdef");
    private static final RuleId RULE = RuleId.of("a.rule");

    @Test
    void ordersByPlaceAndRule() {
        var sink = new DiagnosticSink();
        sink.report(Diagnostic.error(RULE, "later", FILE.span(3, 4), ""));
        sink.report(Diagnostic.error(RuleId.of("b.rule"), "same place", FILE.span(1, 2), ""));
        sink.report(Diagnostic.error(RULE, "first", FILE.span(1, 2), ""));
        assertEquals(
                "[first, same place, later]",
                sink.sorted().stream().map(Diagnostic::message).toList().toString());
    }

    @Test
    void warningsAreNoErrors() {
        var sink = new DiagnosticSink();
        sink.report(Diagnostic.warning(RULE, "w", FILE.start(), ""));
        assertFalse(sink.hasErrors());
    }

    @Test
    void countsWhatItDoesNotKeep() {
        var sink = new DiagnosticSink();
        for (int i = 0; i < DiagnosticSink.MAX_KEPT; i++) {
            sink.report(Diagnostic.warning(RULE, "w", FILE.start(), ""));
        }
        sink.report(Diagnostic.error(RULE, "e", FILE.span(2, 3), ""));
        sink.report(Diagnostic.warning(RULE, "w", FILE.start(), ""));
        Diagnostic last = sink.sorted().getLast();
        assertTrue(sink.hasErrors());
        assertTrue(last.isError());
        assertEquals("1 further errors and 1 further warnings are not shown", last.message());
        assertEquals(DiagnosticSink.MAX_KEPT + 1, sink.sorted().size());
    }
}
