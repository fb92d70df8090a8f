package org.coreplatform.builder.lowering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.coreplatform.builder.lowering.PlannedObject.Purpose;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.image.AddressSpaceSpec;
import org.coreplatform.sdk.image.AddressSpaceSpec.FrameMapping;
import org.coreplatform.sdk.image.AddressSpaceSpec.TableMapping;

/// Collects the mappings of one VSpace and adds the page tables that they need (Sv39: a root, one
/// table per GiB, one per 2 MiB that holds 4 KiB pages).
final class VSpaceBuilder {
    private static final int MIDDLE_BITS = 30;
    private static final int LEAF_BITS = 21;

    private final ObjectTable objects;
    private final String owner;
    private final Purpose purpose;
    private final int root;
    private final TreeMap<Long, TableMapping> middle = new TreeMap<>();
    private final TreeMap<Long, TableMapping> leaf = new TreeMap<>();
    private final List<FrameMapping> frames = new ArrayList<>();

    /// @param owner name of the PD
    /// @param purpose what the tables are for
    VSpaceBuilder(ObjectTable objects, String owner, Purpose purpose) {
        this.objects = objects;
        this.owner = owner;
        this.purpose = purpose;
        this.root = objects.add("pgd_" + owner, ObjectType.PAGE_TABLE, purpose);
    }

    int root() {
        return root;
    }

    void map(FrameMapping frame) {
        frames.add(frame);
        long address = frame.address();
        middle.computeIfAbsent(address >> MIDDLE_BITS, key -> table("pmd_", key, MIDDLE_BITS));
        if (objects.get(frame.frame()).type() == ObjectType.PAGE) {
            leaf.computeIfAbsent(address >> LEAF_BITS, key -> table("pte_", key, LEAF_BITS));
        }
    }

    /// {@return the VSpace; its mappings by ascending address}
    AddressSpaceSpec build() {
        List<TableMapping> tables = new ArrayList<>(middle.values());
        tables.addAll(leaf.values());
        frames.sort(Comparator.comparingLong(FrameMapping::address));
        return new AddressSpaceSpec(root, tables, frames);
    }

    private TableMapping table(String level, long key, int bits) {
        String name = "%s%s_0x%x".formatted(level, owner, key << bits);
        return new TableMapping(objects.add(name, ObjectType.PAGE_TABLE, purpose), key << bits);
    }
}
