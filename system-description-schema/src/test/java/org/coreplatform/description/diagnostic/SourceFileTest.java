package org.coreplatform.description.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SourceFileTest {
    @Test
    void countsLinesWhateverEndsThem() {
        var file = new SourceFile("f", "a\nb\r\nc\rd");
        assertEquals(4, file.lineCount());
        assertEquals("a", file.line(1));
        assertEquals("b", file.line(2));
        assertEquals("c", file.line(3));
        assertEquals("d", file.line(4));
        assertEquals(new Position(2, 1), file.position(2));
        assertEquals(new Position(3, 1), file.position(5));
        assertEquals(new Position(4, 2), file.position(8));
    }

    @Test
    void countsColumnsInUtf16Units() {
        assertEquals(new Position(1, 4), new SourceFile("f", "🚀x!").position(3));
    }

    @Test
    void cutsSpansToTheText() {
        var file = new SourceFile("f", "abc");
        assertEquals("bc", file.span(1, 9).text());
        assertEquals("", file.span(7, 9).text());
        assertThrows(IllegalArgumentException.class, () -> new Span(file, 2, 9));
    }
}
