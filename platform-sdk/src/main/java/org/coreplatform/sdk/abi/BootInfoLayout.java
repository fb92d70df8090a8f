package org.coreplatform.sdk.abi;

/// Where the root task finds things in its BootInfo page (seL4 manual, "The BootInfo frame"; MCS,
/// RISC-V). Offsets are bytes, words have eight; a region of slots is two words, the first slot and
/// the one behind the last.
public final class BootInfoLayout {
    /// Where the root task's IPC buffer is mapped: an image of its own would end here.
    public static final long IPC_BUFFER_ADDRESS = 0x20_0000_0000L;

    /// Where the page is mapped, right behind the IPC buffer; also in `a0` when the task begins.
    public static final long ADDRESS = IPC_BUFFER_ADDRESS + PdAddressSpace.PAGE_BYTES;

    public static final int EXTRA_LENGTH = 0;
    public static final int NODE_ID = 8;
    public static final int NODES = 16;
    public static final int IO_PAGE_TABLE_LEVELS = 24;
    public static final int IPC_BUFFER = 32;
    public static final int EMPTY = 40;
    public static final int SHARED_FRAMES = 56;
    public static final int USER_IMAGE_FRAMES = 72;
    public static final int USER_IMAGE_PAGING = 88;
    public static final int IO_SPACE_CAPABILITIES = 104;
    public static final int EXTRA_PAGES = 120;
    public static final int INIT_THREAD_CNODE_SIZE_BITS = 136;
    public static final int INIT_THREAD_DOMAIN = 144;
    public static final int SCHED_CONTROL = 152;
    public static final int UNTYPED = 168;

    /// A list of [#MAX_UNTYPEDS] entries, in the order of the slots.
    public static final int UNTYPED_LIST = 184;

    /// Of an entry: the physical address, a word.
    public static final int UNTYPED_ADDRESS = 0;

    /// Of an entry: log2 of the size, a byte.
    public static final int UNTYPED_SIZE_BITS = 8;

    /// Of an entry: 1 for device memory, a byte.
    public static final int UNTYPED_IS_DEVICE = 9;

    public static final int UNTYPED_BYTES = 16;
    public static final int MAX_UNTYPEDS = 230;
    public static final int SIZE_BYTES = UNTYPED_LIST + MAX_UNTYPEDS * UNTYPED_BYTES;

    private BootInfoLayout() {}
}
