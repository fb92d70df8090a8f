package org.coreplatform.kernel.spec;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Three-level page tables and the address spaces that have them as roots.
final class VSpaces {
    static final int PAGE_BITS = 12;
    private static final int INDEX_BITS = 9;
    private static final int ROOT_BITS = PAGE_BITS + 2 * INDEX_BITS;

    private VSpaces() {}

    /// An entry of a table, valid or not.
    ///
    /// @param sizeBits log2 of the bytes that it covers
    record Place(long table, int index, int sizeBits) {}

    /// {@return the entry where the walk to a virtual address ends: a page's, or an invalid one}
    static Place walk(Transition t, long root, long address) {
        Place place = place(root, address, ROOT_BITS);
        while (place.sizeBits() > PAGE_BITS
                && entry(t, place) instanceof TableEntry.Table(long next)) {
            place = place(next, address, place.sizeBits() - INDEX_BITS);
        }
        return place;
    }

    private static Place place(long table, long address, int sizeBits) {
        return new Place(table, (int) Bits.field(address, sizeBits, INDEX_BITS), sizeBits);
    }

    static @Nullable TableEntry entry(Transition t, Place place) {
        return t.table(place.table()).get(place.index());
    }

    static void setEntry(Transition t, Place place, @Nullable TableEntry entry) {
        PersistentMap<Integer, TableEntry> table = t.table(place.table());
        t.putTable(
                place.table(),
                entry == null ? table.without(place.index()) : table.with(place.index(), entry));
    }

    /// {@return the root table of an address space}
    static Optional<Long> root(Transition t, int asid) {
        return Optional.ofNullable(t.asids().get(asid));
    }

    static boolean isRoot(Transition t, Capability.PageTable table) {
        return table.mapped() && root(t, table.asid()).filter(r -> r == table.base()).isPresent();
    }

    // --- Mapping ---

    static void map(Transition t, SlotId slot, Capability.PageTable table, long address) {
        Place place = walk(t, root(t, table.asid()).orElseThrow(), address);
        setEntry(t, place, new TableEntry.Table(table.base()));
        long base = address & ~Bits.longMask(place.sizeBits());
        t.put(slot, t.slot(slot).withCapability(table.mappedAt(table.asid(), base)));
    }

    /// Maps a page, or maps it again with other rights.
    static void map(
            Transition t, SlotId slot, Capability.Frame frame, VmRights rights, boolean execute) {
        Place place = walk(t, root(t, frame.asid()).orElseThrow(), frame.address());
        boolean accessible = rights != VmRights.KERNEL_ONLY || execute;
        TableEntry page =
                new TableEntry.Page(
                        frame.base(),
                        rights != VmRights.KERNEL_ONLY,
                        rights == VmRights.READ_WRITE,
                        execute);
        setEntry(t, place, accessible ? page : null);
        t.put(slot, t.slot(slot).withCapability(frame));
    }

    /// Takes a page out of the table if it is still there.
    static void unmap(Transition t, Capability.Frame frame) {
        Optional<Long> root = root(t, frame.asid());
        if (root.isEmpty()) {
            return;
        }
        Place place = walk(t, root.get(), frame.address());
        if (place.sizeBits() == frame.sizeBits()
                && entry(t, place) instanceof TableEntry.Page page
                && page.base() == frame.base()) {
            setEntry(t, place, null);
        }
    }

    /// Takes a table out of the one above if it is still there.
    static void unmap(Transition t, Capability.PageTable table) {
        Optional<Long> root = root(t, table.asid());
        if (!table.mapped() || root.isEmpty()) {
            return;
        }
        Place place = place(root.get(), table.address(), ROOT_BITS);
        while (entry(t, place) instanceof TableEntry.Table(long next)) {
            if (next == table.base()) {
                setEntry(t, place, null);
                return;
            }
            if (place.sizeBits() == PAGE_BITS + INDEX_BITS) {
                return;
            }
            place = place(next, table.address(), place.sizeBits() - INDEX_BITS);
        }
    }

    // --- The end ---

    static void finalise(Transition t, Capability.PageTable table) {
        if (isRoot(t, table)) {
            t.setAsids(t.asids().without(table.asid()));
        } else {
            unmap(t, table);
        }
    }

    static void removePool(Transition t, Capability.AsidPool pool) {
        int number = pool.firstAsid() >> Parameters.ASID_POOL_BITS;
        Long object = t.asidPools().get(number);
        if (object == null || object != pool.object()) {
            return;
        }
        t.setAsidPools(t.asidPools().without(number));
        int end = pool.firstAsid() + (1 << Parameters.ASID_POOL_BITS);
        for (Integer asid : t.asids().keys()) {
            if (asid >= pool.firstAsid() && asid < end) {
                t.setAsids(t.asids().without(asid));
            }
        }
    }
}
