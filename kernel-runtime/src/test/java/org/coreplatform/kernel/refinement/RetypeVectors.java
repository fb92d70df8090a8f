package org.coreplatform.kernel.refinement;

import static org.coreplatform.sdk.abi.InvocationLabel.CNODE_MOVE;
import static org.coreplatform.sdk.abi.InvocationLabel.RISCV_ASID_CONTROL_MAKE_POOL;
import static org.coreplatform.sdk.abi.InvocationLabel.RISCV_PAGE_GET_ADDRESS;
import static org.coreplatform.sdk.abi.InvocationLabel.UNTYPED_RETYPE;
import static org.coreplatform.sdk.abi.KernelError.DELETE_FIRST;
import static org.coreplatform.sdk.abi.KernelError.FAILED_LOOKUP;
import static org.coreplatform.sdk.abi.KernelError.INVALID_ARGUMENT;
import static org.coreplatform.sdk.abi.KernelError.NOT_ENOUGH_MEMORY;
import static org.coreplatform.sdk.abi.KernelError.RANGE_ERROR;
import static org.coreplatform.sdk.abi.KernelError.TRUNCATED_MESSAGE;
import static org.coreplatform.sdk.abi.LookupFailure.INVALID_ROOT;
import static org.coreplatform.sdk.abi.LookupFailure.MISSING_CAPABILITY;
import static org.coreplatform.sdk.image.BootLayout.SLOT_ASID_CONTROL;
import static org.coreplatform.sdk.image.BootLayout.SLOT_CNODE;
import static org.coreplatform.sdk.image.BootLayout.SLOT_TCB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.coreplatform.sdk.abi.ObjectType;

/// What becomes of untyped memory: sizes, the order of the checks, and what new objects are like.
final class RetypeVectors {
    private static final int LAST_SLOT = 0x1ffff;
    private static final int MAX_BITS = 0x26;

    static final List<GoldenVector> ALL =
            List.of(
                    v("objects take the memory that they should", RetypeVectors::sizes),
                    v("scheduling contexts hold as many refills", RetypeVectors::refills),
                    v("of fixed sizes only 64 is refused", RetypeVectors::ignoredSize),
                    v("retype checks its arguments in this order", RetypeVectors::order),
                    v("a root that is no CNode", RetypeVectors::noRoot),
                    v("objects go into a CNode that an address names", RetypeVectors::node),
                    v("several objects fill slots one after another", RetypeVectors::several),
                    v("objects are aligned to their size", RetypeVectors::alignment),
                    v("memory without children begins anew", RetypeVectors::anew),
                    v("memory that is used again is zero", RetypeVectors::zero),
                    v("memory in device memory is device memory", RetypeVectors::device),
                    v("an ASID pool fills its memory", RetypeVectors::asidPool),
                    v("all registers of a new thread are 0", RetypeVectors::newThread));

    private RetypeVectors() {}

    private static GoldenVector v(String name, Consumer<Script> script) {
        return new GoldenVector(name, script);
    }

    /// What retype is asked for.
    private record Wish(long type, long bits, long index, long depth, long offset, long count) {
        Answer from(Script s, int untyped, int root) {
            return s.root()
                    .call(
                            untyped,
                            UNTYPED_RETYPE,
                            List.of(root),
                            type,
                            bits,
                            index,
                            depth,
                            offset,
                            count);
        }

        Answer from(Script s, int untyped) {
            return from(s, untyped, SLOT_CNODE);
        }
    }

    private record Size(ObjectType type, int userBits, int bits) {}

    private static void sizes(Script s) {
        for (Size size :
                List.of(
                        new Size(ObjectType.UNTYPED, 9, 9),
                        new Size(ObjectType.TCB, 0, 11),
                        new Size(ObjectType.NOTIFICATION, 0, 6),
                        new Size(ObjectType.CNODE, 1, 6),
                        new Size(ObjectType.CNODE, 4, 9),
                        new Size(ObjectType.SCHED_CONTEXT, 7, 7),
                        new Size(ObjectType.SCHED_CONTEXT, 12, 12),
                        new Size(ObjectType.REPLY, 0, 5),
                        new Size(ObjectType.PAGE, 0, 12),
                        new Size(ObjectType.MEGA_PAGE, 0, 21),
                        new Size(ObjectType.PAGE_TABLE, 0, 12))) {
            int small = s.memory(size.bits - 1);
            int slot = s.slot();
            long bytes = 1L << (size.bits - 1);
            s.root().retype(small, size.type, size.userBits, slot).is(NOT_ENOUGH_MEMORY, bytes);
            s.root().retype(s.memory(size.bits), size.type, size.userBits, slot).ok();
        }
        s.root().retype(s.memory(4), ObjectType.ENDPOINT, 0, s.slot()).ok();
        s.root()
                .retype(s.memory(21), ObjectType.GIGA_PAGE, 0, s.slot())
                .is(NOT_ENOUGH_MEMORY, 1L << 21);
    }

    private static void refills(Script s) {
        for (int[] of : new int[][] {{7, 2}, {8, 10}, {9, 26}, {12, 250}}) {
            int sc = s.make(ObjectType.SCHED_CONTEXT, of[0]);
            int mostExtra = of[1] - 2;
            s.configuring(sc, 1_000, 2_000, mostExtra + 1L, 0, 0).is(RANGE_ERROR, 0, mostExtra);
            s.configuring(sc, 1_000, 2_000, mostExtra, 0, 0).ok();
        }
    }

    private static void ignoredSize(Script s) {
        s.root().retype(s.memory(4), ObjectType.ENDPOINT, 63, s.slot()).ok();
        s.root()
                .retype(s.memory(4), ObjectType.ENDPOINT, 64, s.slot())
                .is(RANGE_ERROR, 0, MAX_BITS);
    }

    /// Each request mends what was wrong with the one before.
    private static void order(Script s) {
        int memory = s.memory(5);
        long beyond = LAST_SLOT + 1L;
        s.root()
                .call(memory, UNTYPED_RETYPE, List.of(), 11, 64, SLOT_TCB, 65, beyond, 0)
                .is(TRUNCATED_MESSAGE);
        new Wish(11, 64, SLOT_TCB, 65, beyond, 0).from(s, memory).is(INVALID_ARGUMENT, 0);
        new Wish(4, 64, SLOT_TCB, 65, beyond, 0).from(s, memory).is(RANGE_ERROR, 0, MAX_BITS);
        new Wish(4, 0, SLOT_TCB, 65, beyond, 0).from(s, memory).is(INVALID_ARGUMENT, 1);
        new Wish(4, 1, SLOT_TCB, 65, beyond, 0).from(s, memory).is(RANGE_ERROR, 1, 64);
        new Wish(4, 1, SLOT_TCB, 64, beyond, 0)
                .from(s, memory)
                .is(FAILED_LOOKUP, 0, MISSING_CAPABILITY, 64);
        new Wish(4, 1, 0, 0, beyond, 0).from(s, memory).is(RANGE_ERROR, 0, LAST_SLOT);
        new Wish(4, 1, 0, 0, SLOT_TCB, 0).from(s, memory).is(RANGE_ERROR, 1, 256);
        new Wish(4, 1, 0, 0, SLOT_TCB, 257).from(s, memory).is(RANGE_ERROR, 1, 256);
        new Wish(4, 1, 0, 0, LAST_SLOT, 2).from(s, memory).is(RANGE_ERROR, 1, 1);
        new Wish(4, 1, 0, 0, SLOT_TCB - 1L, 2).from(s, memory).is(DELETE_FIRST);
        new Wish(4, 1, 0, 0, s.slot(), 1).from(s, memory).is(NOT_ENOUGH_MEMORY, 32);
        int device = s.deviceMemory();
        new Wish(4, 33, 0, 0, s.slot(), 1).from(s, device).is(NOT_ENOUGH_MEMORY, bytes(s, device));
        new Wish(4, 1, 0, 0, s.slot(), 1).from(s, device).is(INVALID_ARGUMENT, 1);
        new Wish(8, 1, 0, 0, s.slot(), 1).from(s, device).ok();
    }

    private static long bytes(Script s, int bootUntyped) {
        int index = bootUntyped - s.kernel().layout().untypedSlot();
        return 1L << s.kernel().layout().untypeds().get(index).sizeBits();
    }

    private static void noRoot(Script s) {
        int endpoint = s.endpoint();
        new Wish(2, 0, 0, 0, s.slot(), 1)
                .from(s, s.memory(4), endpoint)
                .is(FAILED_LOOKUP, 0, MISSING_CAPABILITY, 0);
        new Wish(2, 0, 0, 64, s.slot(), 1)
                .from(s, s.memory(4), endpoint)
                .is(FAILED_LOOKUP, 0, INVALID_ROOT);
    }

    private static void node(Script s) {
        int node = s.make(ObjectType.CNODE, 4);
        new Wish(2, 0, node, 64, 3, 1).from(s, s.memory(4)).ok();
        new Wish(2, 0, node, 64, 16, 1).from(s, s.memory(4)).is(RANGE_ERROR, 0, 15);
        int slot = s.slot();
        s.root().call(SLOT_CNODE, CNODE_MOVE, List.of(node), slot, 64, 3, 4).ok();
        assertEquals(4, s.root().identify(slot), "the endpoint");
    }

    private static void several(Script s) {
        int first = s.slot();
        s.slot();
        s.slot();
        new Wish(2, 0, 0, 0, first, 3).from(s, s.memory(6)).ok();
        for (int i = 0; i < 3; i++) {
            assertEquals(4, s.root().identify(first + i), "an endpoint");
        }
    }

    private static long address(Script s, int page) {
        return s.root().call(page, RISCV_PAGE_GET_ADDRESS, List.of()).words().getFirst();
    }

    private static void alignment(Script s) {
        int memory = s.memory(13);
        int page = s.slot();
        s.root().retype(memory, ObjectType.PAGE, 0, page).ok();
        long base = address(s, page);
        s.root().revoke(memory).ok();
        s.root().retype(memory, ObjectType.ENDPOINT, 0, s.slot()).ok();
        s.root().retype(memory, ObjectType.PAGE, 0, page).ok();
        assertEquals(base + 0x1000, address(s, page));
        s.root().retype(memory, ObjectType.ENDPOINT, 0, s.slot()).is(NOT_ENOUGH_MEMORY, 0);
    }

    private static void anew(Script s) {
        int memory = s.memory(12);
        int first = s.slot();
        int second = s.slot();
        s.root().retype(memory, ObjectType.UNTYPED, 11, first).ok();
        s.root().retype(memory, ObjectType.UNTYPED, 11, second).ok();
        s.root().delete(first).ok();
        s.root().retype(memory, ObjectType.UNTYPED, 4, first).is(NOT_ENOUGH_MEMORY, 0);
        s.root().delete(second).ok();
        s.root().retype(memory, ObjectType.UNTYPED, 12, first).ok();
    }

    private static void zero(Script s) {
        int memory = s.memory(12);
        int page = s.slot();
        s.root().retype(memory, ObjectType.PAGE, 0, page).ok();
        long address = address(s, page);
        s.kernel().store(address + 0xff8, 0x77);
        s.root().delete(page).ok();
        assertEquals(0x77, s.kernel().load(address + 0xff8), "deleting does not clear");
        s.root().retype(memory, ObjectType.PAGE, 0, page).ok();
        assertEquals(0, s.kernel().load(address + 0xff8));
    }

    private static void device(Script s) {
        int part = s.slot();
        s.root().retype(s.deviceMemory(), ObjectType.UNTYPED, 12, part).ok();
        s.root().retype(part, ObjectType.ENDPOINT, 0, s.slot()).is(INVALID_ARGUMENT, 1);
        s.root().retype(part, ObjectType.PAGE_TABLE, 0, s.slot()).is(INVALID_ARGUMENT, 1);
        s.root().retype(part, ObjectType.PAGE, 0, s.slot()).ok();
    }

    private static void asidPool(Script s) {
        int memory = s.memory(12);
        int pool = s.slot();
        s.root()
                .call(
                        SLOT_ASID_CONTROL,
                        RISCV_ASID_CONTROL_MAKE_POOL,
                        List.of(memory, SLOT_CNODE),
                        pool,
                        64)
                .ok();
        assertEquals(13, s.root().identify(pool));
        s.root().retype(memory, ObjectType.ENDPOINT, 0, s.slot()).is(NOT_ENOUGH_MEMORY, 0);
        s.root().revoke(memory).ok();
        assertEquals(0, s.root().identify(pool), "it was a child");
    }

    private static void newThread(Script s) {
        var thread = new Actor(s.kernel(), "new", s.make(ObjectType.TCB, 0), 1, 0);
        assertEquals(Collections.nCopies(32, 0L), s.root().readRegisters(thread, 32));
    }
}
