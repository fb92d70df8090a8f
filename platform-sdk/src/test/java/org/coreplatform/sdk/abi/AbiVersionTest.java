package org.coreplatform.sdk.abi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Labels as the headers of the three versions number them.
final class AbiVersionTest {
    @ParameterizedTest
    @CsvSource({
        "UNTYPED_RETYPE, 1, 1, 1",
        "TCB_SET_TLS_BASE, 16, 16, 16",
        "CNODE_REVOKE, 17, 18, 18",
        "CNODE_ROTATE, 24, 25, 25",
        "IRQ_ISSUE_IRQ_HANDLER, 25, 26, 26",
        "IRQ_ACK_IRQ, 26, 27, 27",
        "DOMAIN_SET_SET, 29, 30, 30",
        "SCHED_CONTROL_CONFIGURE_FLAGS, 30, 31, 33",
        "SCHED_CONTEXT_BIND, 31, 32, 34",
        "SCHED_CONTEXT_YIELD_TO, 35, 36, 38",
        "RISCV_PAGE_TABLE_MAP, 36, 37, 39",
        "RISCV_PAGE_MAP, 38, 39, 41",
        "RISCV_ASID_CONTROL_MAKE_POOL, 41, 42, 44",
        "RISCV_IRQ_ISSUE_IRQ_HANDLER_TRIGGER, 43, 44, 46"
    })
    void labelsMeanTheSameUnderOtherNumbers(String name, int in13, int in14, int in16)
            throws ReflectiveOperationException {
        int number = InvocationLabel.class.getField(name).getInt(null);
        assertEquals(number, AbiVersion.SEL4_13.current(in13));
        assertEquals(number, AbiVersion.SEL4_14.current(in14));
        assertEquals(number, AbiVersion.SEL4_16.current(in16));
    }

    @ParameterizedTest
    @EnumSource
    void noTwoLabelsMeanTheSame(AbiVersion version) {
        for (int label = 1; label < 64; label++) {
            assertTrue(version.current(label - 1) < version.current(label));
        }
    }

    @Test
    void labelsThatAVersionDoesNotHaveMeanNothing() {
        int last = InvocationLabel.RISCV_IRQ_ISSUE_IRQ_HANDLER_TRIGGER;
        assertTrue(AbiVersion.SEL4_13.current(44) > last);
        assertTrue(AbiVersion.SEL4_14.current(45) > last);
    }
}
