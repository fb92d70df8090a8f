package org.coreplatform.kernel.vspace;

import java.util.List;
import org.coreplatform.board.memory.PhysicalMemory;
import org.coreplatform.board.mmu.Mmu;
import org.coreplatform.board.mmu.PageTableEntry;
import org.coreplatform.kernel.object.AsidPool;
import org.coreplatform.kernel.object.Capability.FrameCapability;
import org.coreplatform.kernel.object.Capability.PageTableCapability;
import org.coreplatform.kernel.object.PageTable;
import org.coreplatform.kernel.object.Tcb;
import org.coreplatform.kernel.object.VmRights;
import org.coreplatform.sdk.abi.PdAddressSpace;
import org.jspecify.annotations.Nullable;

/// All address spaces: which table is the root of which ASID, and what the tables say.
///
/// The tables lie in simulated memory and are what the MMU walks; a change of what they allow
/// forgets the translations of all cores (they never remember that something is not allowed).
public final class AddressSpaces {
    /// How many ASID pools there are.
    public static final int POOLS = 128;

    private static final int POOL_SHIFT = Integer.numberOfTrailingZeros(AsidPool.SIZE);
    private static final int ENTRY_BYTES = 8;
    private static final long USER_PAGE =
            PageTableEntry.USER | PageTableEntry.ACCESSED | PageTableEntry.DIRTY;

    private final PhysicalMemory memory;
    private final List<Mmu> mmus;
    private boolean rootsTaken;
    private final @Nullable AsidPool[] pools = new @Nullable AsidPool[POOLS];

    /// @param mmus of all cores
    public AddressSpaces(PhysicalMemory memory, List<Mmu> mmus) {
        this.memory = memory;
        this.mmus = List.copyOf(mmus);
    }

    // ASIDs.

    /// {@return the first pool number that is free, -1 for none}
    public int freePool() {
        for (int i = 0; i < POOLS; i++) {
            if (pools[i] == null) {
                return i;
            }
        }
        return -1;
    }

    /// Makes a pool the one of its ASIDs.
    public void addPool(AsidPool pool) {
        pools[pool.base() >> POOL_SHIFT] = pool;
    }

    /// {@return the first ASID of a pool with this number}
    public static int poolBase(int number) {
        return number << POOL_SHIFT;
    }

    /// {@return the pool of an ASID, null for none}
    public @Nullable AsidPool pool(int asid) {
        return pools[asid >> POOL_SHIFT];
    }

    /// {@return the first ASID of a pool that is free, 0 for none}
    public static int freeAsid(AsidPool pool) {
        for (int i = pool.base() == 0 ? 1 : 0; i < AsidPool.SIZE; i++) {
            if (pool.roots[i] == null) {
                return pool.base() + i;
            }
        }
        return 0;
    }

    /// Takes all ASIDs of a pool away from their address spaces.
    public void removePool(AsidPool pool) {
        if (pool(pool.base()) == pool) {
            pools[pool.base() >> POOL_SHIFT] = null;
            for (PageTable root : pool.roots) {
                if (root != null) {
                    root.rootOf = 0;
                }
            }
            takeRoots();
        }
    }

    /// Makes a table the root of an ASID.
    public void assign(int asid, PageTable root) {
        AsidPool pool = pool(asid);
        if (pool != null) {
            pool.roots[asid & (AsidPool.SIZE - 1)] = root;
            root.rootOf = asid;
        }
    }

    /// {@return the root table of an ASID, null for none}
    public @Nullable PageTable root(int asid) {
        AsidPool pool = pool(asid);
        return asid == 0 || pool == null ? null : pool.roots[asid & (AsidPool.SIZE - 1)];
    }

    /// {@return physical address of the table that a thread's accesses go through, 0 for none:
    /// every access faults then}
    public long rootAddress(Tcb thread) {
        if (thread.capability(Tcb.VSPACE) instanceof PageTableCapability table
                && table.isMapped()
                && table.object().rootOf == table.asid()) {
            return table.object().physicalAddress();
        }
        return 0;
    }

    // Lookup.

    /// {@return whether an address is one that user code may have}
    public static boolean isUserAddress(long address) {
        return Long.compareUnsigned(address, PdAddressSpace.USER_TOP) < 0;
    }

    /// {@return the level at which the walk for an address ends: the first one whose entry is not a
    /// table}
    public int endLevel(PageTable root, long address) {
        long table = root.physicalAddress();
        for (int level = 0; level < PageTableEntry.LEVELS - 1; level++) {
            long entry = load(table, address, level);
            if (!PageTableEntry.isTable(entry)) {
                return level;
            }
            table = PageTableEntry.physicalAddress(entry);
        }
        return PageTableEntry.LEVELS - 1;
    }

    /// {@return the entry at which the walk for an address ends}
    public long endEntry(PageTable root, long address) {
        int level = endLevel(root, address);
        return load(tableAt(root, address, level), address, level);
    }

    // Changes.

    /// Puts a lower table where the walk for an address ends.
    public void mapTable(PageTable root, PageTable table, long address) {
        int level = endLevel(root, address);
        store(
                tableAt(root, address, level),
                address,
                level,
                PageTableEntry.table(table.physicalAddress()));
    }

    /// Takes a lower table out of its address space, if it is still in it.
    public void unmapTable(PageTableCapability capability) {
        PageTable root = root(capability.asid());
        if (root == null) {
            return;
        }
        long target = capability.object().physicalAddress();
        long table = root.physicalAddress();
        for (int level = 0; level < PageTableEntry.LEVELS - 1; level++) {
            long entry = load(table, capability.address(), level);
            if (!PageTableEntry.isTable(entry)) {
                return;
            }
            long lower = PageTableEntry.physicalAddress(entry);
            if (lower == target) {
                store(table, capability.address(), level, 0);
                forgetTranslations();
                return;
            }
            table = lower;
        }
    }

    /// Forgets all that a table maps.
    public void clearTable(PageTable table) {
        memory.fill(table.physicalAddress(), table.sizeBytes(), (byte) 0);
        forgetTranslations();
    }

    /// Puts a page where the walk for an address ends.
    ///
    /// @param rights one of [VmRights]
    public void mapPage(
            PageTable root, FrameCapability frame, long address, int rights, boolean execute) {
        int level = endLevel(root, address);
        long flags = rights == VmRights.KERNEL_ONLY ? 0 : PageTableEntry.READ;
        flags |= rights == VmRights.READ_WRITE ? PageTableEntry.WRITE : 0;
        flags |= execute ? PageTableEntry.EXECUTE : 0;
        long entry =
                flags == 0
                        ? 0
                        : PageTableEntry.page(frame.object().physicalAddress(), USER_PAGE | flags);
        long table = tableAt(root, address, level);
        boolean remaps = load(table, address, level) != 0;
        store(table, address, level, entry);
        if (remaps) {
            forgetTranslations();
        }
    }

    /// Takes a page out of its address space, if it is still where its capability says.
    public void unmapPage(FrameCapability frame) {
        PageTable root = root(frame.asid());
        if (root == null) {
            return;
        }
        int level = endLevel(root, frame.address());
        long table = tableAt(root, frame.address(), level);
        long entry = load(table, frame.address(), level);
        if (PageTableEntry.pageBits(level) == frame.object().sizeBits()
                && PageTableEntry.isPage(entry)
                && PageTableEntry.physicalAddress(entry) == frame.object().physicalAddress()) {
            store(table, frame.address(), level, 0);
            forgetTranslations();
        }
    }

    /// Takes a root table's ASID away.
    public void removeRoot(int asid) {
        AsidPool pool = pool(asid);
        PageTable root = root(asid);
        if (pool != null && root != null) {
            pool.roots[asid & (AsidPool.SIZE - 1)] = null;
            root.rootOf = 0;
            takeRoots();
        }
    }

    private void takeRoots() {
        rootsTaken = true;
        forgetTranslations();
    }

    /// {@return whether address spaces have lost their roots since the last question, so that
    /// [#rootAddress] may answer differently for threads that run}
    public boolean haveLostRoots() {
        boolean taken = rootsTaken;
        rootsTaken = false;
        return taken;
    }

    /// Sets memory to zero.
    public void clear(long address, long length) {
        memory.fill(address, length, (byte) 0);
    }

    private long tableAt(PageTable root, long address, int level) {
        long table = root.physicalAddress();
        for (int above = 0; above < level; above++) {
            table = PageTableEntry.physicalAddress(load(table, address, above));
        }
        return table;
    }

    private long load(long table, long address, int level) {
        return memory.load(entryAddress(table, address, level), ENTRY_BYTES);
    }

    private void store(long table, long address, int level, long entry) {
        memory.store(entryAddress(table, address, level), ENTRY_BYTES, entry);
    }

    private static long entryAddress(long table, long address, int level) {
        return table + (long) ENTRY_BYTES * PageTableEntry.index(address, level);
    }

    private void forgetTranslations() {
        for (int i = 0; i < mmus.size(); i++) {
            mmus.get(i).flush();
        }
    }
}
