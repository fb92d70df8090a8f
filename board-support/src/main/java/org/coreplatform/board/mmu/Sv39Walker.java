package org.coreplatform.board.mmu;

import org.coreplatform.board.bus.Bus;
import org.coreplatform.board.core.Access;
import org.coreplatform.board.memory.PhysicalMemory;

/// Walks Sv39 page tables in DRAM for user accesses (RISC-V privileged specification, "Virtual
/// address translation process").
///
/// The hardware does not set accessed and dirty bits: a page whose bit is clear faults (Svade). A
/// table or page that lies where nothing answers on the bus is an access fault, which the kernel
/// reports as it does page faults.
final class Sv39Walker {
    /// The answer for an access that the tables do not allow.
    static final long FAULT = -1;

    private static final int UNUSED_ADDRESS_BITS = 64 - 39;

    private final PhysicalMemory memory;
    private final Bus bus;

    Sv39Walker(PhysicalMemory memory, Bus bus) {
        this.memory = memory;
        this.bus = bus;
    }

    /// {@return the physical address, or [#FAULT]}
    ///
    /// @param root physical address of the root table, 0 for none
    /// @param address virtual address
    /// @param access what is to be done there
    long walk(long root, long address, Access access) {
        if (root == 0 || !isCanonical(address)) {
            return FAULT;
        }
        long table = root;
        for (int level = 0; level < PageTableEntry.LEVELS; level++) {
            if (!memory.contains(table)) {
                return FAULT;
            }
            long entry = memory.load(table + 8L * PageTableEntry.index(address, level), 8);
            if ((entry & PageTableEntry.VALID) == 0 || PageTableEntry.hasReservedBits(entry)) {
                return FAULT;
            }
            if (PageTableEntry.isPage(entry)) {
                return allows(entry, access) ? place(entry, address, level) : FAULT;
            }
            table = PageTableEntry.physicalAddress(entry);
        }
        return FAULT;
    }

    private static boolean isCanonical(long address) {
        return address << UNUSED_ADDRESS_BITS >> UNUSED_ADDRESS_BITS == address;
    }

    private static boolean allows(long entry, Access access) {
        long needed =
                PageTableEntry.USER
                        | PageTableEntry.ACCESSED
                        | switch (access) {
                            case FETCH -> PageTableEntry.EXECUTE;
                            case LOAD -> PageTableEntry.READ;
                            case STORE -> PageTableEntry.WRITE | PageTableEntry.DIRTY;
                        };
        return (entry & needed) == needed;
    }

    private long place(long entry, long address, int level) {
        long offsetMask = (1L << PageTableEntry.pageBits(level)) - 1;
        long page = PageTableEntry.physicalAddress(entry);
        if ((page & offsetMask) != 0) {
            return FAULT; // misaligned superpage
        }
        long physical = page | (address & offsetMask);
        return bus.answers(physical) ? physical : FAULT;
    }
}
