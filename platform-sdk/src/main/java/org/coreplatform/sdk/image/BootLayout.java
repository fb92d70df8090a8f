package org.coreplatform.sdk.image;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.PdAddressSpace;
import org.coreplatform.sdk.profile.BoardProfile;
import org.coreplatform.sdk.profile.DeviceProfile;

/// Where the kernel puts things when it boots, and which capabilities the initialiser gets.
///
/// The builder and the kernel compute it from the same inputs, so the builder can simulate the
/// initialiser's allocation exactly.
///
/// ```
/// DRAM:  firmware | image segments | root CNode, TCB, ... | untyped blocks, bottom up
/// slots: 0..15 fixed (seL4 manual, "Initial thread's CNode") | page tables | sched control
///        | image frames | untypeds: device, then memory | empty
/// ```
///
/// @param imageStart physical address of the image's first segment
/// @param imageFrames how many 4 KiB frames the image takes
/// @param rootObjects physical address of the root CNode; the other root objects follow it
/// @param schedControlSlot slot of core 0's scheduling control capability; one per core
/// @param imageFrameSlot slot of the first image frame
/// @param untypedSlot slot of the first untyped
/// @param untypeds the untyped blocks in slot order
/// @param emptySlot the first empty slot
public record BootLayout(
        long imageStart,
        int imageFrames,
        long rootObjects,
        int schedControlSlot,
        int imageFrameSlot,
        int untypedSlot,
        List<Untyped> untypeds,
        int emptySlot) {

    public static final int SLOT_TCB = 1;
    public static final int SLOT_CNODE = 2;
    public static final int SLOT_VSPACE = 3;
    public static final int SLOT_IRQ_CONTROL = 4;
    public static final int SLOT_ASID_CONTROL = 5;
    public static final int SLOT_ASID_POOL = 6;
    public static final int SLOT_BOOT_INFO = 9;
    public static final int SLOT_IPC_BUFFER = 10;
    public static final int SLOT_DOMAIN = 11;
    public static final int SLOT_SCHED_CONTEXT = 14;

    /// The tables through which the root task reaches its IPC buffer and its BootInfo page.
    public static final int SLOT_PAGING = 16;

    /// How many there are: one of the middle level and one of the last.
    public static final int PAGING_TABLES = 2;

    /// After the root CNode: TCB and scheduling context, BootInfo, VSpace root and IPC buffer, a
    /// page each.
    private static final int ROOT_OBJECT_PAGES = 4;

    private static final int MIN_UNTYPED_BITS = 4;
    private static final int MAX_UNTYPED_BITS = 38;

    public BootLayout {
        untypeds = List.copyOf(untypeds);
    }

    /// A block of untyped memory.
    ///
    /// @param physicalAddress naturally aligned
    /// @param sizeBits log2 of its size in bytes
    /// @param device whether it is device memory
    public record Untyped(long physicalAddress, int sizeBits, boolean device) {}

    /// {@return the layout}
    ///
    /// @param board the board, with the memory that is fitted
    /// @param imageBytes bytes that the image's segments take after the firmware, whole pages
    /// @param rootCNodeRadix radix of the root CNode
    public static BootLayout of(BoardProfile board, long imageBytes, int rootCNodeRadix) {
        long imageStart = board.dramBase() + board.firmwareBytes();
        int frames = Math.toIntExact(imageBytes >> PdAddressSpace.PAGE_BITS);
        int cnodeBits = ObjectType.CNODE.sizeBits(rootCNodeRadix);
        long rootObjects = alignUp(imageStart + imageBytes, 1L << Math.max(cnodeBits, 12));
        long free =
                rootObjects
                        + (1L << Math.max(cnodeBits, 12))
                        + ROOT_OBJECT_PAGES * PdAddressSpace.PAGE_BYTES;
        List<Untyped> untypeds = new ArrayList<>();
        for (DeviceProfile device : board.devices()) {
            if (!device.kernelOwned()) {
                cut(device.base(), device.base() + device.sizeBytes(), true, untypeds);
            }
        }
        cut(imageStart + imageBytes, rootObjects, false, untypeds);
        cut(free, board.dramEnd(), false, untypeds);
        int schedControl = SLOT_PAGING + PAGING_TABLES;
        int imageFrameSlot = schedControl + board.cores();
        int untypedSlot = imageFrameSlot + frames;
        return new BootLayout(
                imageStart,
                frames,
                rootObjects,
                schedControl,
                imageFrameSlot,
                untypedSlot,
                untypeds,
                untypedSlot + untypeds.size());
    }

    /// Cuts a range into naturally aligned powers of two, bottom up.
    private static void cut(long start, long end, boolean device, List<Untyped> untypeds) {
        long address = start;
        while (address < end) {
            int bits = Math.min(MAX_UNTYPED_BITS, 63 - Long.numberOfLeadingZeros(end - address));
            if (address != 0) {
                bits = Math.min(bits, Long.numberOfTrailingZeros(address));
            }
            if (bits < MIN_UNTYPED_BITS) {
                return;
            }
            untypeds.add(new Untyped(address, bits, device));
            address += 1L << bits;
        }
    }

    private static long alignUp(long value, long alignment) {
        return (value + alignment - 1) & -alignment;
    }
}
