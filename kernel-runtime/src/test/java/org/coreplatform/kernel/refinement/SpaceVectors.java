package org.coreplatform.kernel.refinement;

import static org.coreplatform.sdk.abi.InvocationLabel.IRQ_ACK_IRQ;
import static org.coreplatform.sdk.abi.InvocationLabel.IRQ_SET_IRQ_HANDLER;
import static org.coreplatform.sdk.abi.InvocationLabel.RISCV_ASID_POOL_ASSIGN;
import static org.coreplatform.sdk.abi.InvocationLabel.RISCV_IRQ_ISSUE_IRQ_HANDLER_TRIGGER;
import static org.coreplatform.sdk.abi.InvocationLabel.RISCV_PAGE_MAP;
import static org.coreplatform.sdk.abi.InvocationLabel.RISCV_PAGE_TABLE_MAP;
import static org.coreplatform.sdk.abi.InvocationLabel.RISCV_PAGE_TABLE_UNMAP;
import static org.coreplatform.sdk.abi.InvocationLabel.RISCV_PAGE_UNMAP;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_IPC_BUFFER;
import static org.coreplatform.sdk.abi.KernelError.FAILED_LOOKUP;
import static org.coreplatform.sdk.abi.KernelError.ILLEGAL_OPERATION;
import static org.coreplatform.sdk.abi.KernelError.INVALID_CAPABILITY;
import static org.coreplatform.sdk.abi.LookupFailure.MISSING_CAPABILITY;
import static org.coreplatform.sdk.image.BootLayout.SLOT_ASID_POOL;
import static org.coreplatform.sdk.image.BootLayout.SLOT_CNODE;
import static org.coreplatform.sdk.image.BootLayout.SLOT_IRQ_CONTROL;
import static org.coreplatform.sdk.image.BootLayout.SLOT_VSPACE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.ObjectType;

/// What there is at boot, address spaces and interrupts.
final class SpaceVectors {
    static final long ADDRESS = 0x1000_0000;
    private static final int UART_IRQ = 10;

    static final List<GoldenVector> ALL =
            List.of(
                    v(
                            "the fixed slots hold what the reference kernel puts there",
                            SpaceVectors::fixedSlots),
                    v("new objects are of their kinds", SpaceVectors::kinds),
                    v(
                            "a page of one address space cannot be mapped into another",
                            SpaceVectors::pageOfAnotherSpace),
                    v(
                            "an unmapped page table is no address space",
                            s -> {
                                int page = s.make(ObjectType.PAGE, 0);
                                int table = s.make(ObjectType.PAGE_TABLE, 0);
                                map(s, page, table).is(INVALID_CAPABILITY, 1);
                            }),
                    v(
                            "what is below an unmapped table stays mapped in its capabilities",
                            SpaceVectors::unmappedUpperTable),
                    v(
                            "what a deleted address space mapped can be unmapped and used again",
                            SpaceVectors::deletedRoot),
                    v(
                            "notifications cannot be rotated",
                            s ->
                                    s.root()
                                            .rotate(s.slot(), s.notification(), s.notification())
                                            .is(ILLEGAL_OPERATION)),
                    v("an interrupt signals once", SpaceVectors::interrupt),
                    v("a device frame is no IPC buffer", SpaceVectors::deviceBuffer));

    private SpaceVectors() {}

    private static GoldenVector v(String name, Consumer<Script> script) {
        return new GoldenVector(name, script);
    }

    private static void fixedSlots(Script s) {
        List<Long> kinds = new ArrayList<>();
        for (int slot = 0; slot < 16; slot++) {
            kinds.add(s.root().identify(slot));
        }
        assertEquals(
                List.of(0L, 12L, 10L, 3L, 14L, 11L, 13L, 0L, 0L, 1L, 1L, 20L, 0L, 0L, 22L, 0L),
                kinds);
    }

    private static void kinds(Script s) {
        List<Long> kinds = new ArrayList<>();
        for (ObjectType type :
                List.of(
                        ObjectType.ENDPOINT,
                        ObjectType.NOTIFICATION,
                        ObjectType.REPLY,
                        ObjectType.CNODE,
                        ObjectType.PAGE_TABLE,
                        ObjectType.PAGE,
                        ObjectType.SCHED_CONTEXT,
                        ObjectType.TCB,
                        ObjectType.UNTYPED)) {
            kinds.add(s.root().identify(s.make(type, 8)));
        }
        assertEquals(List.of(4L, 6L, 8L, 10L, 3L, 1L, 22L, 12L, 2L), kinds);
    }

    // --- Address spaces ---

    private static Answer map(Script s, int page, int space) {
        return s.root().call(page, RISCV_PAGE_MAP, List.of(space), ADDRESS, 3, 0);
    }

    /// Maps a page in the root task's address space.
    static Answer mapAt(Script s, int page, long address) {
        return s.root().call(page, RISCV_PAGE_MAP, List.of(SLOT_VSPACE), address, 3, 0);
    }

    private static Answer mapTable(Script s, int table, int space) {
        return s.root().call(table, RISCV_PAGE_TABLE_MAP, List.of(space), ADDRESS, 0);
    }

    static int newSpace(Script s) {
        int root = s.make(ObjectType.PAGE_TABLE, 0);
        s.root().call(SLOT_ASID_POOL, RISCV_ASID_POOL_ASSIGN, List.of(root)).ok();
        return root;
    }

    /// {@return the tables above [#ADDRESS], from the upper one down}
    static List<Integer> tables(Script s, int space) {
        int upper = s.make(ObjectType.PAGE_TABLE, 0);
        int lower = s.make(ObjectType.PAGE_TABLE, 0);
        mapTable(s, upper, space).ok();
        mapTable(s, lower, space).ok();
        return List.of(upper, lower);
    }

    private static void pageOfAnotherSpace(Script s) {
        int page = s.make(ObjectType.PAGE, 0);
        tables(s, SLOT_VSPACE);
        map(s, page, SLOT_VSPACE).ok();
        int other = newSpace(s);
        map(s, page, other).is(FAILED_LOOKUP, 0, MISSING_CAPABILITY, 0x1e);
        tables(s, other);
        map(s, page, other).is(INVALID_CAPABILITY, 1);
    }

    private static void unmappedUpperTable(Script s) {
        int page = s.make(ObjectType.PAGE, 0);
        List<Integer> tables = tables(s, SLOT_VSPACE);
        int upper = tables.getFirst();
        int lower = tables.getLast();
        map(s, page, SLOT_VSPACE).ok();
        s.root().call(upper, RISCV_PAGE_TABLE_UNMAP, List.of()).ok();
        mapTable(s, lower, SLOT_VSPACE).is(INVALID_CAPABILITY, 0);
        s.root().call(lower, RISCV_PAGE_TABLE_UNMAP, List.of()).ok();
        mapTable(s, upper, SLOT_VSPACE).ok();
        mapTable(s, lower, SLOT_VSPACE).ok();
        map(s, page, SLOT_VSPACE).ok();
    }

    private static void deletedRoot(Script s) {
        int space = newSpace(s);
        List<Integer> tables = tables(s, space);
        int page = s.make(ObjectType.PAGE, 0);
        map(s, page, space).ok();
        s.root().delete(space).ok();
        s.root().call(page, RISCV_PAGE_UNMAP, List.of()).ok();
        for (int table : tables) {
            s.root().call(table, RISCV_PAGE_TABLE_UNMAP, List.of()).ok();
            mapTable(s, table, SLOT_VSPACE).ok();
        }
        map(s, page, SLOT_VSPACE).ok();
    }

    // --- Interrupts ---

    private static void interrupt(Script s) {
        int notification = s.notification();
        int badged = s.minted(notification, CapabilityRights.ALL, 0x400);
        int handler = s.slot();
        s.root()
                .call(
                        SLOT_IRQ_CONTROL,
                        RISCV_IRQ_ISSUE_IRQ_HANDLER_TRIGGER,
                        List.of(SLOT_CNODE),
                        UART_IRQ,
                        0,
                        handler,
                        Script.ALL_BITS)
                .ok();
        s.root().call(handler, IRQ_SET_IRQ_HANDLER, List.of(badged)).ok();
        for (int i = 0; i < 2; i++) {
            s.kernel().pulseUart();
            s.kernel().settle();
            assertEquals(0x400, s.root().poll(notification));
            assertEquals(0, s.root().poll(notification));
            s.root().call(handler, IRQ_ACK_IRQ, List.of()).ok();
            s.root().call(handler, IRQ_ACK_IRQ, List.of()).ok();
        }
        s.root().delete(handler).ok();
        s.kernel().pulseUart();
        s.kernel().settle();
        assertEquals(0, s.root().poll(notification));
    }

    private static void deviceBuffer(Script s) {
        int frame = s.slot();
        s.root().retype(s.deviceMemory(), ObjectType.PAGE, 0, frame).ok();
        s.root()
                .call(s.make(ObjectType.TCB, 0), TCB_SET_IPC_BUFFER, List.of(frame), 0x1000)
                .is(ILLEGAL_OPERATION);
    }
}
