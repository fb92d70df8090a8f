package org.coreplatform.board.mmu;

/// Entries of Sv39 page tables (RISC-V privileged specification, "Sv39").
///
/// ```
///  63      54 53                        10 9   8  7 6 5 4 3 2 1 0
/// | reserved | physical page number        | RSW | D A G U X W R V |
/// ```
public final class PageTableEntry {
    public static final long VALID = 1;
    public static final long READ = 1 << 1;
    public static final long WRITE = 1 << 2;
    public static final long EXECUTE = 1 << 3;
    public static final long USER = 1 << 4;
    public static final long GLOBAL = 1 << 5;
    public static final long ACCESSED = 1 << 6;
    public static final long DIRTY = 1 << 7;

    /// Entries of one table.
    public static final int ENTRIES = 512;

    /// Levels of tables: pages of 1 GiB, 2 MiB and 4 KiB.
    public static final int LEVELS = 3;

    private static final int PPN_SHIFT = 10;
    private static final int PAGE_BITS = 12;
    private static final int INDEX_BITS = 9;
    private static final long PPN_MASK = (1L << 44) - 1;
    private static final long RESERVED = -1L << 54;

    private PageTableEntry() {}

    /// {@return an entry that points to a lower table}
    public static long table(long physicalAddress) {
        return ((physicalAddress >>> PAGE_BITS) << PPN_SHIFT) | VALID;
    }

    /// {@return an entry that maps a page}
    ///
    /// @param physicalAddress aligned to the page's size
    /// @param flags any of `READ`, `WRITE`, `EXECUTE`, `USER`, `GLOBAL`, `ACCESSED`, `DIRTY`
    public static long page(long physicalAddress, long flags) {
        return ((physicalAddress >>> PAGE_BITS) << PPN_SHIFT) | flags | VALID;
    }

    /// {@return the physical address of the page or table that the entry names}
    public static long physicalAddress(long entry) {
        return ((entry >>> PPN_SHIFT) & PPN_MASK) << PAGE_BITS;
    }

    /// {@return whether the entry is valid and maps a page}
    public static boolean isPage(long entry) {
        return (entry & VALID) != 0 && (entry & (READ | WRITE | EXECUTE)) != 0;
    }

    /// {@return whether the entry is valid and points to a lower table}
    public static boolean isTable(long entry) {
        return (entry & (VALID | READ | WRITE | EXECUTE)) == VALID;
    }

    /// {@return how many address bits a page at this level covers}
    ///
    /// @param level 0 for the root table, 2 for the lowest
    public static int pageBits(int level) {
        return PAGE_BITS + INDEX_BITS * (LEVELS - 1 - level);
    }

    /// {@return the index of a virtual address in a table}
    ///
    /// @param level 0 for the root table, 2 for the lowest
    public static int index(long address, int level) {
        return (int) (address >>> pageBits(level)) & (ENTRIES - 1);
    }

    /// {@return whether bits are set that this hardware reserves, which is a page fault}
    static boolean hasReservedBits(long entry) {
        return (entry & RESERVED) != 0
                || (isTable(entry) && (entry & (USER | ACCESSED | DIRTY)) != 0)
                || (entry & (READ | WRITE)) == WRITE;
    }
}
