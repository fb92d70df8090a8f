package org.coreplatform.sdk.image;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.image.AddressSpaceSpec.FrameMapping;
import org.coreplatform.sdk.image.AddressSpaceSpec.TableMapping;
import org.coreplatform.sdk.image.CNodeSpec.CapabilitySpec;
import org.coreplatform.sdk.image.CNodeSpec.Target;

/// Checks what the parts of a decoded [SystemSpec] say about each other.
///
/// After it, each object has memory and a slot of its own and is made exactly once, and no object
/// is configured twice. It needs no board; [AllocationCheck] compares with one.
final class SpecCheck {
    private final SystemSpec spec;
    private final int where;

    /// @param where offset of the encoding, for refusals
    SpecCheck(SystemSpec spec, int where) {
        this.spec = spec;
        this.where = where;
    }

    void check() {
        BitSet used = slots();
        retypes(used);
        overlaps();
        names();
        owners();
        spec.addressSpaces().forEach(this::mappings);
        copies();
    }

    private ImageRefused refuse(String what) {
        return new ImageRefused("the system's description is wrong: " + what, where);
    }

    /// {@return the slots of objects and interrupt handlers}
    private BitSet slots() {
        BitSet used = new BitSet();
        for (ObjectSpec object : spec.objects()) {
            claim(used, object.slot(), object.name());
        }
        for (IrqHandlerSpec handler : spec.irqHandlers()) {
            claim(used, handler.slot(), "interrupt " + handler.irq());
        }
        return used;
    }

    private void claim(BitSet used, int slot, String owner) {
        if (slot >= 1 << spec.rootCNodeRadix()) {
            throw refuse("slot %d of %s is outside the root CNode".formatted(slot, owner));
        }
        if (used.get(slot)) {
            throw refuse("%s shares slot %d".formatted(owner, slot));
        }
        used.set(slot);
    }

    /// Every retyped capability but an untyped's is an object's, and every object that no retype
    /// makes is a frame of the image.
    private void retypes(BitSet used) {
        int[] objectAt = objectsBySlot();
        BitSet made = new BitSet();
        for (RetypeStep step : spec.retypes()) {
            for (int slot = step.firstSlot(); slot < step.firstSlot() + step.count(); slot++) {
                if (slot >= objectAt.length || made.get(slot)) {
                    throw refuse("slot %d is filled twice or not there".formatted(slot));
                }
                made.set(slot);
                made(step, slot, used, objectAt[slot]);
            }
        }
        for (ObjectSpec object : spec.objects()) {
            if (!made.get(object.slot()) && object.type() != ObjectType.PAGE) {
                throw refuse("nothing makes %s".formatted(object.name()));
            }
        }
    }

    private void made(RetypeStep step, int slot, BitSet used, int object) {
        boolean skipsMemory = step.type() == ObjectType.UNTYPED;
        if (object == SystemSpec.NONE) {
            if (!skipsMemory || used.get(slot)) {
                throw refuse("slot %d is filled with a nameless %s".formatted(slot, step.type()));
            }
            return;
        }
        ObjectSpec made = spec.objects().get(object);
        if (made.type() != step.type() || made.userBits() != step.userBits()) {
            throw refuse("%s is made as a %s".formatted(made.name(), step.type()));
        }
    }

    private int[] objectsBySlot() {
        int[] objectAt = new int[1 << spec.rootCNodeRadix()];
        Arrays.fill(objectAt, SystemSpec.NONE);
        for (int number = 0; number < spec.objects().size(); number++) {
            objectAt[spec.objects().get(number).slot()] = number;
        }
        return objectAt;
    }

    private void overlaps() {
        List<ObjectSpec> byAddress =
                spec.objects().stream()
                        .sorted(Comparator.comparingLong(ObjectSpec::physicalAddress))
                        .toList();
        for (int i = 1; i < byAddress.size(); i++) {
            ObjectSpec before = byAddress.get(i - 1);
            ObjectSpec after = byAddress.get(i);
            if (before.physicalAddress() + before.sizeBytes() > after.physicalAddress()) {
                throw refuse("%s overlaps %s".formatted(after.name(), before.name()));
            }
        }
    }

    private void names() {
        Set<String> names = HashSet.newHashSet(spec.objects().size());
        for (ObjectSpec object : spec.objects()) {
            if (!names.add(object.name())) {
                throw refuse("two objects are called %s".formatted(object.name()));
            }
        }
    }

    /// A TCB, scheduling context, page table or CNode is configured once.
    private void owners() {
        BitSet configured = new BitSet();
        for (ThreadSpec thread : spec.threads()) {
            own(configured, thread.tcb());
        }
        for (SchedContextSpec context : spec.schedContexts()) {
            own(configured, context.schedContext());
        }
        for (AddressSpaceSpec space : spec.addressSpaces()) {
            own(configured, space.rootTable());
            for (TableMapping table : space.tables()) {
                own(configured, table.table());
            }
        }
        for (CNodeSpec cnode : spec.cnodes()) {
            own(configured, cnode.cnode());
            for (CapabilitySpec capability : cnode.capabilities()) {
                named(capability);
            }
        }
        for (ThreadSpec thread : spec.threads()) {
            if (!configured.get(thread.schedContext()) || !configured.get(thread.vspaceRoot())) {
                throw refuse(
                        "thread %s has no scheduling context or VSpace".formatted(thread.name()));
            }
        }
    }

    private void own(BitSet configured, int object) {
        if (configured.get(object)) {
            throw refuse("%s is set up twice".formatted(spec.objects().get(object).name()));
        }
        configured.set(object);
    }

    private void named(CapabilitySpec capability) {
        if (capability.target() instanceof Target.KernelObject(int number)
                && spec.objects().get(number).type() == ObjectType.UNTYPED) {
            throw refuse("a capability names untyped memory");
        }
    }

    private void mappings(AddressSpaceSpec space) {
        List<FrameMapping> byAddress =
                space.frames().stream()
                        .sorted(Comparator.comparingLong(FrameMapping::address))
                        .toList();
        for (int i = 1; i < byAddress.size(); i++) {
            FrameMapping before = byAddress.get(i - 1);
            long end = before.address() + spec.objects().get(before.frame()).sizeBytes();
            if (end > byAddress.get(i).address()) {
                throw refuse(
                        "two frames are mapped at 0x%x of %s"
                                .formatted(
                                        byAddress.get(i).address(),
                                        spec.objects().get(space.rootTable()).name()));
            }
        }
    }

    /// The initialiser copies a capability for each mapping, badged endpoint and notification.
    private void copies() {
        long copies = spec.firstFreeSlot() + (long) spec.copySlots();
        if (copies > 1L << spec.rootCNodeRadix()) {
            throw refuse(
                    "%d slots are needed, but the root CNode has 2^%d"
                            .formatted(copies, spec.rootCNodeRadix()));
        }
    }
}
