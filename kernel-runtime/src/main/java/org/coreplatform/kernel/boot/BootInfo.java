package org.coreplatform.kernel.boot;

import org.coreplatform.board.catalog.Board;
import org.coreplatform.board.memory.PhysicalMemory;
import org.coreplatform.sdk.abi.BootInfoLayout;
import org.coreplatform.sdk.image.BootLayout;

/// The page in which the kernel tells the root task what there is ([BootInfoLayout]).
///
/// Of the image there are frames but no mappings: what it holds are the programs of other tasks.
final class BootInfo {
    private final PhysicalMemory memory;
    private final long page;

    private BootInfo(PhysicalMemory memory, long page) {
        this.memory = memory;
        this.page = page;
    }

    /// Writes it.
    ///
    /// @param radix of the root CNode
    /// @param page physical address of memory that is zero
    static void write(Board board, BootLayout layout, int radix, long page) {
        var info = new BootInfo(board.memory(), page);
        info.word(BootInfoLayout.NODES, board.profile().cores());
        info.word(BootInfoLayout.IPC_BUFFER, BootInfoLayout.IPC_BUFFER_ADDRESS);
        info.slots(BootInfoLayout.EMPTY, layout.emptySlot(), 1 << radix);
        info.slots(
                BootInfoLayout.USER_IMAGE_FRAMES,
                layout.imageFrameSlot(),
                layout.imageFrameSlot() + layout.imageFrames());
        info.slots(
                BootInfoLayout.USER_IMAGE_PAGING,
                BootLayout.SLOT_PAGING,
                BootLayout.SLOT_PAGING + BootLayout.PAGING_TABLES);
        info.word(BootInfoLayout.INIT_THREAD_CNODE_SIZE_BITS, radix);
        info.slots(
                BootInfoLayout.SCHED_CONTROL, layout.schedControlSlot(), layout.imageFrameSlot());
        info.untypeds(layout);
    }

    private void untypeds(BootLayout layout) {
        int count = Math.min(layout.untypeds().size(), BootInfoLayout.MAX_UNTYPEDS);
        slots(BootInfoLayout.UNTYPED, layout.untypedSlot(), layout.untypedSlot() + count);
        for (int i = 0; i < count; i++) {
            BootLayout.Untyped block = layout.untypeds().get(i);
            int entry = BootInfoLayout.UNTYPED_LIST + i * BootInfoLayout.UNTYPED_BYTES;
            word(entry + BootInfoLayout.UNTYPED_ADDRESS, block.physicalAddress());
            memory.store(page + entry + BootInfoLayout.UNTYPED_SIZE_BITS, 1, block.sizeBits());
            memory.store(
                    page + entry + BootInfoLayout.UNTYPED_IS_DEVICE, 1, block.device() ? 1 : 0);
        }
    }

    private void slots(int offset, long first, long end) {
        word(offset, first);
        word(offset + Long.BYTES, end);
    }

    private void word(int offset, long value) {
        memory.store(page + offset, Long.BYTES, value);
    }
}
