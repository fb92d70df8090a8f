package org.coreplatform.board.mmu;

import java.util.Arrays;
import org.coreplatform.board.bus.Bus;
import org.coreplatform.board.core.Access;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.board.memory.PhysicalMemory;
import org.coreplatform.board.time.VirtualClock;
import org.coreplatform.sdk.profile.CycleCosts;

/// A core's address translation: a direct-mapped TLB in front of the page-table walk.
///
/// An entry is tagged with the page and the root table, so a change of address space needs no
/// flush; a change of the tables does ([#flush()]). The index mixes the root in, since all
/// address spaces use the same addresses. Loads, stores and fetches have entries of their own, so
/// that a hit is a comparison and nothing else.
public final class Mmu {
    /// The answer of [#translate] for a page fault.
    public static final long FAULT = Sv39Walker.FAULT;

    private static final int PAGE_BITS = 12;
    private static final long OFFSET_MASK = (1L << PAGE_BITS) - 1;
    private static final int SETS = 512;

    // An entry is three words, padded to four: page, root, physical page.
    private static final int ENTRY_SHIFT = 2;
    private static final int ROOT = 1;
    private static final int PHYSICAL = 2;

    private final VirtualClock clock;
    private final Sv39Walker walker;
    private final long[] loads = new long[SETS << ENTRY_SHIFT];
    private final long[] stores = new long[SETS << ENTRY_SHIFT];
    private final long[] fetches = new long[SETS << ENTRY_SHIFT];
    private boolean empty;

    /// @param memory where the page tables lie
    /// @param bus tells which physical pages exist
    /// @param clock pays for TLB misses
    public Mmu(PhysicalMemory memory, Bus bus, VirtualClock clock) {
        this.clock = clock;
        walker = new Sv39Walker(memory, bus);
        flush();
    }

    /// {@return the physical address, or [#FAULT] (negative) when the page tables do not allow the
    /// access}
    ///
    /// @param context whose page tables
    /// @param address virtual address
    /// @param access what is to be done there
    public long translate(UserContext context, long address, Access access) {
        // Comparisons, not a switch: these fold away when the caller's access is a constant.
        long[] entries = access == Access.LOAD ? loads : access == Access.STORE ? stores : fetches;
        long root = context.pageTableRoot();
        long page = address & ~OFFSET_MASK;
        int at = (int) (((address ^ root) >>> PAGE_BITS) & (SETS - 1)) << ENTRY_SHIFT;
        if (entries[at] == page && entries[at + ROOT] == root) {
            return entries[at + PHYSICAL] | (address & OFFSET_MASK);
        }
        return fill(entries, at, root, address, access);
    }

    /// Forgets all translations; needed after page tables were changed (`sfence.vma`).
    public void flush() {
        if (empty) {
            return;
        }
        empty = true;
        Arrays.fill(loads, -1);
        Arrays.fill(stores, -1);
        Arrays.fill(fetches, -1);
    }

    private long fill(long[] entries, int at, long root, long address, Access access) {
        clock.charge(CycleCosts.TLB_MISS);
        long physical = walker.walk(root, address, access);
        if (physical != FAULT) {
            empty = false;
            entries[at] = address & ~OFFSET_MASK;
            entries[at + ROOT] = root;
            entries[at + PHYSICAL] = physical & ~OFFSET_MASK;
        }
        return physical;
    }
}
