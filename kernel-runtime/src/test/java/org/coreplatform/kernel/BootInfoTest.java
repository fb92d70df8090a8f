package org.coreplatform.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.coreplatform.board.core.Access;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.board.mmu.Mmu;
import org.coreplatform.sdk.abi.BootInfoLayout;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.KernelError;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.image.BootLayout;
import org.junit.jupiter.api.Test;

/// The root task finds out from memory that it can read what there is.
final class BootInfoTest {
    private static final int ROOT_CNODE_RADIX = 17;
    private static final long PAGE_TABLE = 3;
    private static final long UNTYPED = 2;
    private static final long FRAME = 1;
    private static final long SCHED_CONTROL = 24;

    private final Lab lab = new Lab();

    private long physical(long address, Access access) {
        return lab.board.mmu(0).translate(lab.root(), address, access);
    }

    private long field(int offset) {
        long address = physical(BootInfoLayout.ADDRESS + offset, Access.LOAD);
        return lab.board.memory().load(address, Long.BYTES);
    }

    private void assertSlots(int offset, long kind) {
        long[] kinds =
                LongStream.range(field(offset), field(offset + Long.BYTES))
                        .map(lab::identify)
                        .distinct()
                        .toArray();
        assertEquals(List.of(kind), LongStream.of(kinds).boxed().toList());
    }

    @Test
    void fixedSlotsHoldWhatTheReferenceKernelPutsThere() {
        List<Long> kinds = IntStream.range(0, 16).mapToObj(slot -> lab.identify(slot)).toList();
        assertEquals(
                List.of(0L, 12L, 10L, 3L, 14L, 11L, 13L, 0L, 0L, 1L, 1L, 20L, 0L, 0L, 22L, 0L),
                kinds);
    }

    @Test
    void rootTaskBeginsWithTheAddressOfThePage() {
        var fresh = new Lab();
        assertEquals(BootInfoLayout.ADDRESS, fresh.kernel.rootContext().register(UserContext.A0));
    }

    @Test
    void pageAndIpcBufferAreWhereThePageSays() {
        assertEquals(
                lab.address(BootLayout.SLOT_BOOT_INFO),
                physical(BootInfoLayout.ADDRESS, Access.LOAD));
        assertEquals(
                lab.address(BootLayout.SLOT_IPC_BUFFER),
                physical(field(BootInfoLayout.IPC_BUFFER), Access.STORE));
        assertEquals(Mmu.FAULT, physical(BootInfoLayout.ADDRESS, Access.FETCH));
    }

    @Test
    void slotsAreWhereThePageSays() {
        assertSlots(BootInfoLayout.USER_IMAGE_PAGING, PAGE_TABLE);
        assertSlots(BootInfoLayout.SCHED_CONTROL, SCHED_CONTROL);
        assertSlots(BootInfoLayout.USER_IMAGE_FRAMES, FRAME);
        assertSlots(BootInfoLayout.UNTYPED, UNTYPED);
        assertEquals(0, lab.identify(field(BootInfoLayout.EMPTY)));
        assertNotEquals(0, lab.identify(field(BootInfoLayout.EMPTY) - 1));
        assertEquals(1 << ROOT_CNODE_RADIX, field(BootInfoLayout.EMPTY + Long.BYTES));
        assertEquals(ROOT_CNODE_RADIX, field(BootInfoLayout.INIT_THREAD_CNODE_SIZE_BITS));
        assertEquals(lab.board.profile().cores(), field(BootInfoLayout.NODES));
    }

    @Test
    void untypedsAreWhatThePageSays() {
        int first = (int) field(BootInfoLayout.UNTYPED);
        int count = (int) field(BootInfoLayout.UNTYPED + Long.BYTES) - first;
        assertTrue(count > 1);
        for (int i = 0; i < count; i++) {
            int entry = BootInfoLayout.UNTYPED_LIST + i * BootInfoLayout.UNTYPED_BYTES;
            long kind = field(entry + BootInfoLayout.UNTYPED_SIZE_BITS);
            int slot = lab.freeSlot();
            lab.retype(first + i, ObjectType.UNTYPED, (int) (kind & 0xff), slot, 1);
            boolean device = kind >>> Byte.SIZE != 0;
            if (!device && (kind & 0xff) >= 12) {
                int page = lab.freeSlot();
                lab.retype(slot, ObjectType.PAGE, 0, page, 1);
                assertEquals(field(entry), lab.address(page));
            }
        }
    }

    @Test
    void pageCanBeUnmappedLikeAnyOther() {
        lab.done(BootLayout.SLOT_BOOT_INFO, InvocationLabel.RISCV_PAGE_UNMAP, List.of());
        assertEquals(Mmu.FAULT, physical(BootInfoLayout.ADDRESS, Access.LOAD));
        Reply again =
                lab.call(
                        BootLayout.SLOT_BOOT_INFO,
                        InvocationLabel.RISCV_PAGE_MAP,
                        List.of(BootLayout.SLOT_VSPACE),
                        BootInfoLayout.IPC_BUFFER_ADDRESS,
                        3,
                        0);
        assertEquals(KernelError.DELETE_FIRST.code(), again.label());
    }
}
