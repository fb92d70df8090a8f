package org.coreplatform.builder.lowering;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.coreplatform.builder.lowering.PlannedObject.Purpose;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.PdCSpace;
import org.coreplatform.sdk.image.CNodeSpec;
import org.coreplatform.sdk.image.CNodeSpec.CapabilitySpec;
import org.coreplatform.sdk.image.CNodeSpec.Target;

/// Collects the capabilities of one PD, in the two CNodes that [PdCSpace] describes.
final class CNodeBuilder {
    private final int root;
    private final int cnode;
    private final TreeMap<Integer, CapabilitySpec> capabilities = new TreeMap<>();

    CNodeBuilder(ObjectTable objects, String owner, Purpose purpose) {
        this.root =
                objects.add(
                        "cnode_" + owner + "_root", ObjectType.CNODE, PdCSpace.ROOT_RADIX, purpose);
        this.cnode = objects.add("cnode_" + owner, ObjectType.CNODE, PdCSpace.RADIX, purpose);
    }

    int root() {
        return root;
    }

    /// A capability without badge that allows everything that its object can do.
    void put(int slot, int object) {
        put(slot, object, CapabilityRights.ALL, 0);
    }

    void put(int slot, int object, int rights, long badge) {
        put(slot, new Target.KernelObject(object), rights, badge);
    }

    void putIrqHandler(int slot, int handler) {
        put(slot, new Target.IrqHandler(handler), CapabilityRights.ALL, 0);
    }

    List<CNodeSpec> build() {
        CapabilitySpec inner =
                new CapabilitySpec(
                        0,
                        new Target.KernelObject(cnode),
                        CapabilityRights.ALL,
                        PdCSpace.GUARD_BITS);
        return List.of(
                new CNodeSpec(root, List.of(inner)),
                new CNodeSpec(cnode, new ArrayList<>(capabilities.values())));
    }

    private void put(int slot, Target target, int rights, long badge) {
        if (capabilities.put(slot, new CapabilitySpec(slot, target, rights, badge)) != null) {
            throw new IllegalStateException("slot " + slot + " is taken");
        }
    }
}
