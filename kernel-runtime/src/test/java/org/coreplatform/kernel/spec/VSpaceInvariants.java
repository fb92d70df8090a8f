package org.coreplatform.kernel.spec;

import java.util.HashMap;
import java.util.Map;

/// What holds of address spaces: user code reaches frames alone, each by a capability that says so.
///
/// A table that was taken out of an address space may still name pages: nobody gets there, and it
/// is cleared before it is used again.
final class VSpaceInvariants {
    private static final int ROOT_BITS = 30;
    private static final int INDEX_BITS = 9;

    private final State state;
    private final Violations violations;
    private final Map<Mapping, VmRights> mappings = new HashMap<>();

    /// A page that a frame capability says it has mapped.
    private record Mapping(int asid, long address, long base, int sizeBits) {}

    VSpaceInvariants(State state, Violations violations) {
        this.state = state;
        this.violations = violations;
    }

    void check() {
        for (Slot slot : state.slots().values()) {
            if (slot.capability() instanceof Capability.Frame f && f.asid() != 0) {
                var mapping = new Mapping(f.asid(), f.address(), f.base(), f.sizeBits());
                mappings.merge(mapping, f.rights(), VmRights::most);
            }
        }
        for (int asid : state.asids().keys()) {
            long root = state.asids().at(asid);
            violations.require(state.tables().contains(root), "an ASID has no table", asid);
            walk(asid, root, 0, ROOT_BITS);
        }
        buffers();
    }

    private void walk(int asid, long table, long start, int sizeBits) {
        PersistentMap<Integer, TableEntry> entries = state.tables().at(table);
        for (int index : entries.keys()) {
            long address = start + ((long) index << sizeBits);
            switch (entries.at(index)) {
                case TableEntry.Page page -> page(asid, page, address, sizeBits);
                case TableEntry.Table(long next) -> {
                    boolean lives = state.tables().contains(next);
                    violations.require(lives, "a table entry outlives its table", next);
                    if (lives) {
                        walk(asid, next, address, sizeBits - INDEX_BITS);
                    }
                }
            }
        }
    }

    private void page(int asid, TableEntry.Page page, long address, int sizeBits) {
        VmRights rights = mappings.get(new Mapping(asid, address, page.base(), sizeBits));
        violations.require(rights != null, "a page is mapped without a capability", page);
        violations.require(
                rights == null || rights.allow(page.readable(), page.writable()),
                "a page allows more than its capability",
                page);
        violations.require(
                address >= 0 && address + (1L << sizeBits) <= Parameters.USER_TOP,
                "a page is mapped where the kernel is",
                page);
    }

    private void buffers() {
        for (long thread : state.threads()) {
            Slot buffer = state.slots().get(new SlotId(thread, SlotId.TCB_BUFFER));
            violations.require(
                    buffer == null
                            || !(buffer.capability() instanceof Capability.Frame f && f.device()),
                    "an IPC buffer is a device",
                    thread);
        }
    }
}
