package org.coreplatform.kernel.refinement;

import static org.coreplatform.sdk.abi.InvocationLabel.IRQ_ACK_IRQ;
import static org.coreplatform.sdk.abi.InvocationLabel.IRQ_SET_IRQ_HANDLER;
import static org.coreplatform.sdk.abi.InvocationLabel.RISCV_ASID_CONTROL_MAKE_POOL;
import static org.coreplatform.sdk.abi.InvocationLabel.RISCV_ASID_POOL_ASSIGN;
import static org.coreplatform.sdk.abi.InvocationLabel.RISCV_PAGE_GET_ADDRESS;
import static org.coreplatform.sdk.abi.InvocationLabel.RISCV_PAGE_MAP;
import static org.coreplatform.sdk.abi.InvocationLabel.RISCV_PAGE_TABLE_MAP;
import static org.coreplatform.sdk.abi.InvocationLabel.RISCV_PAGE_TABLE_UNMAP;
import static org.coreplatform.sdk.abi.InvocationLabel.RISCV_PAGE_UNMAP;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_IPC_BUFFER;
import static org.coreplatform.sdk.abi.KernelError.DELETE_FIRST;
import static org.coreplatform.sdk.abi.KernelError.FAILED_LOOKUP;
import static org.coreplatform.sdk.abi.KernelError.ILLEGAL_OPERATION;
import static org.coreplatform.sdk.abi.KernelError.INVALID_CAPABILITY;
import static org.coreplatform.sdk.abi.KernelError.NOT_ENOUGH_MEMORY;
import static org.coreplatform.sdk.abi.LookupFailure.MISSING_CAPABILITY;
import static org.coreplatform.sdk.image.BootLayout.SLOT_ASID_CONTROL;
import static org.coreplatform.sdk.image.BootLayout.SLOT_ASID_POOL;
import static org.coreplatform.sdk.image.BootLayout.SLOT_BOOT_INFO;
import static org.coreplatform.sdk.image.BootLayout.SLOT_CNODE;
import static org.coreplatform.sdk.image.BootLayout.SLOT_VSPACE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.coreplatform.sdk.abi.BootInfoLayout;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.image.BootLayout;

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
                    v("the BootInfo page tells where what is", SpaceVectors::bootInfo),
                    v("the untyped memory is what BootInfo says", SpaceVectors::untypeds),
                    v("address spaces and their pools run out", SpaceVectors::runOut),
                    v("an unmapped table can be unmapped", SpaceVectors::unmappedTable),
                    v("a handler's notification is replaced", SpaceVectors::replacedSignal),
                    v("table entries say what a page allows", SpaceVectors::entries),
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

    /// {@return a word of the BootInfo page}
    private static long told(Script s, int offset) {
        return s.kernel().load(address(s, SLOT_BOOT_INFO) + offset);
    }

    private static long address(Script s, int page) {
        return s.root().call(page, RISCV_PAGE_GET_ADDRESS, List.of()).words().getFirst();
    }

    private static void slots(Script s, int offset, long first, long end) {
        assertEquals(first, told(s, offset), "the first slot at " + offset);
        assertEquals(end, told(s, offset + Long.BYTES), "the end of the slots at " + offset);
    }

    private static void bootInfo(Script s) {
        BootLayout layout = s.kernel().layout();
        for (int nothing :
                List.of(
                        BootInfoLayout.EXTRA_LENGTH,
                        BootInfoLayout.NODE_ID,
                        BootInfoLayout.IO_PAGE_TABLE_LEVELS,
                        BootInfoLayout.INIT_THREAD_DOMAIN)) {
            assertEquals(0, told(s, nothing));
        }
        slots(s, BootInfoLayout.SHARED_FRAMES, 0, 0);
        slots(s, BootInfoLayout.IO_SPACE_CAPABILITIES, 0, 0);
        slots(s, BootInfoLayout.EXTRA_PAGES, 0, 0);
        long control = told(s, BootInfoLayout.USER_IMAGE_PAGING + Long.BYTES);
        slots(s, BootInfoLayout.USER_IMAGE_PAGING, 16, control);
        long frames = control + told(s, BootInfoLayout.NODES);
        slots(s, BootInfoLayout.SCHED_CONTROL, control, frames);
        long untypeds = told(s, BootInfoLayout.UNTYPED);
        slots(s, BootInfoLayout.USER_IMAGE_FRAMES, frames, untypeds);
        slots(s, BootInfoLayout.UNTYPED, untypeds, untypeds + layout.untypeds().size());
        slots(s, BootInfoLayout.EMPTY, untypeds + layout.untypeds().size(), 1 << 17);
        assertEquals(17, told(s, BootInfoLayout.INIT_THREAD_CNODE_SIZE_BITS));
    }

    /// Device memory comes first; memory is cut into aligned blocks, bottom up.
    private static void untypeds(Script s) {
        int first = (int) told(s, BootInfoLayout.UNTYPED);
        int end = (int) told(s, BootInfoLayout.UNTYPED + Long.BYTES);
        boolean wasDevice = true;
        for (int slot = first; slot < end; slot++) {
            int entry = BootInfoLayout.UNTYPED_LIST + (slot - first) * BootInfoLayout.UNTYPED_BYTES;
            long address = told(s, entry);
            long kind = told(s, entry + BootInfoLayout.UNTYPED_SIZE_BITS);
            int bits = (int) (kind & 0xff);
            boolean device = kind >>> Byte.SIZE == 1;
            assertTrue(wasDevice || !device, "device memory comes first");
            wasDevice = device;
            assertEquals(0, address & ((1L << bits) - 1), "it is aligned");
            int part = s.slot();
            s.root()
                    .retype(slot, ObjectType.UNTYPED, bits + 1, part)
                    .is(NOT_ENOUGH_MEMORY, 1L << bits);
            if (bits >= 12) {
                s.root().retype(slot, ObjectType.PAGE, 0, part).ok();
                s.root().call(part, RISCV_PAGE_GET_ADDRESS, List.of()).ok(address);
            }
        }
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

    /// Valid, read, write, execute, user, accessed and dirty are bits 0 to 4, 6 and 7.
    private static void entries(Script s) {
        int memory = s.memory(12);
        int lower = s.slot();
        s.root().retype(memory, ObjectType.PAGE, 0, lower).ok();
        long table = address(s, lower);
        s.root().delete(lower).ok();
        s.root().retype(memory, ObjectType.PAGE_TABLE, 0, lower).ok();
        mapTable(s, s.make(ObjectType.PAGE_TABLE, 0), SLOT_VSPACE).ok();
        mapTable(s, lower, SLOT_VSPACE).ok();
        int page = s.make(ObjectType.PAGE, 0);
        long number = (address(s, page) >> 12) << 10;
        long entry = table + 5 * Long.BYTES;
        long[][] rows = {
            {3, 0, 0xdf},
            {3, 1, 0xd7},
            {2, 0, 0xdb},
            {2, 1, 0xd3},
            {0, 0, 0xd9},
            {0, 1, 0},
            {1, 1, 0}
        };
        for (long[] row : rows) {
            mapWith(s, page, row[0], row[1]).ok();
            long wanted = row[2] == 0 ? 0 : number + row[2];
            assertEquals(wanted, s.kernel().tableWord(entry), "rights and attributes");
        }
        int readable = s.copied(page, CapabilityRights.READ);
        mapWith(s, readable, 3, 1).ok();
        assertEquals(number + 0xd3, s.kernel().tableWord(entry), "what the copy allows");
        s.root().call(readable, RISCV_PAGE_UNMAP, List.of()).ok();
        assertEquals(0, s.kernel().tableWord(entry), "unmapped");
    }

    private static void runOut(Script s) {
        int space = s.make(ObjectType.PAGE_TABLE, 0);
        int memory = s.memory(22);
        int table = s.slot();
        for (int i = 2; i < 512; i++) {
            s.root().retype(memory, ObjectType.PAGE_TABLE, 0, table).ok();
            s.root().call(SLOT_ASID_POOL, RISCV_ASID_POOL_ASSIGN, List.of(table)).ok();
            table = s.slot();
        }
        s.root().call(SLOT_ASID_POOL, RISCV_ASID_POOL_ASSIGN, List.of(space)).is(DELETE_FIRST);
        s.root().delete(table - 1).ok();
        s.root().call(SLOT_ASID_POOL, RISCV_ASID_POOL_ASSIGN, List.of(space)).ok();
        for (int i = 1; i < 128; i++) {
            makePool(s).ok();
        }
        makePool(s).is(DELETE_FIRST);
    }

    private static Answer makePool(Script s) {
        return s.root()
                .call(
                        SLOT_ASID_CONTROL,
                        RISCV_ASID_CONTROL_MAKE_POOL,
                        List.of(s.memory(12), SLOT_CNODE),
                        s.slot(),
                        Script.ALL_BITS);
    }

    private static void unmappedTable(Script s) {
        int table = s.make(ObjectType.PAGE_TABLE, 0);
        s.root().call(table, RISCV_PAGE_TABLE_UNMAP, List.of()).ok();
    }

    private static Answer mapWith(Script s, int page, long rights, long attributes) {
        return s.root()
                .call(
                        page,
                        RISCV_PAGE_MAP,
                        List.of(SLOT_VSPACE),
                        ADDRESS + 0x5000,
                        rights,
                        attributes);
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
        int handler = s.handler(UART_IRQ);
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

    private static void replacedSignal(Script s) {
        int handler = s.handler(UART_IRQ);
        int first = s.notification();
        int second = s.notification();
        for (int notification : List.of(first, second)) {
            int badged = s.minted(notification, CapabilityRights.WRITE, 4);
            s.root().call(handler, IRQ_SET_IRQ_HANDLER, List.of(badged)).ok();
        }
        int readable = s.copied(first, CapabilityRights.READ);
        s.root().call(handler, IRQ_SET_IRQ_HANDLER, List.of(readable)).is(INVALID_CAPABILITY, 0);
        s.kernel().pulseUart();
        s.kernel().settle();
        assertEquals(0, s.root().poll(first));
        assertEquals(4, s.root().poll(second));
    }

    private static void deviceBuffer(Script s) {
        int frame = s.slot();
        s.root().retype(s.deviceMemory(), ObjectType.PAGE, 0, frame).ok();
        s.root()
                .call(s.make(ObjectType.TCB, 0), TCB_SET_IPC_BUFFER, List.of(frame), 0x1000)
                .is(ILLEGAL_OPERATION);
    }
}
