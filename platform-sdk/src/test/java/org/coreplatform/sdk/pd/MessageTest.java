package org.coreplatform.sdk.pd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// Messages are values: a program's logic can be tested with them where no PD runs.
class MessageTest {
    @Test
    void aMessageNeedsNoKernel() {
        Message empty = Message.of(7);
        assertEquals(7, empty.label());
        assertEquals(0, empty.length());
        assertEquals(0, empty.word(0));

        Message full = Message.of(8, 1, 2);
        assertEquals(2, full.length());
        assertEquals(2, full.word(1));
        assertEquals(0, full.word(2));
    }
}
