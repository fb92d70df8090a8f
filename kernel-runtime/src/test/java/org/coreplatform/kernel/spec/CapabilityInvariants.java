package org.coreplatform.kernel.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.coreplatform.kernel.spec.CapabilityRules.Region;

/// What holds of capabilities, the lists of them, and the memory of what they name.
final class CapabilityInvariants {
    private final State state;
    private final Violations violations;

    CapabilityInvariants(State state, Violations violations) {
        this.state = state;
        this.violations = violations;
    }

    void check() {
        derivationLists();
        objectsAndCapabilities();
        untypedMemory();
    }

    private void derivationLists() {
        int reached = 0;
        Map<Capability, Integer> runs = new HashMap<>();
        for (SlotId id : state.slots().keys()) {
            Slot slot = state.slots().at(id);
            violations.require(
                    !(slot.capability() instanceof Capability.Null), "a slot is empty", id);
            if (slot.previous() != null) {
                Slot before = state.slots().get(slot.previous());
                violations.require(
                        before != null && id.equals(before.next()), "a list is torn", id);
                continue;
            }
            Capability last = CapabilityRules.NULL;
            for (SlotId at = id; at != null && reached <= state.slots().size(); reached++) {
                Slot here = state.slots().at(at);
                if (!CapabilityRules.isSameObject(last, here.capability())) {
                    runs.merge(identity(here.capability()), 1, Integer::sum);
                }
                last = here.capability();
                at = here.next();
            }
        }
        violations.require(reached == state.slots().size(), "lists and slots differ", reached);
        runs.forEach(
                (object, count) ->
                        violations.require(
                                count == 1 || !hasObject(object),
                                "the capabilities of an object are scattered",
                                object));
    }

    private static boolean hasObject(Capability capability) {
        return CapabilityRules.memory(capability).isPresent()
                && !(capability instanceof Capability.Untyped);
    }

    /// {@return the same capability for all that name the same object}
    private static Capability identity(Capability capability) {
        return switch (capability) {
            case Capability.Endpoint c ->
                    new Capability.Endpoint(c.object(), 0, true, true, true, true);
            case Capability.Notification c ->
                    new Capability.Notification(c.object(), 0, true, true);
            case Capability.Reply c -> new Capability.Reply(c.object(), true);
            case Capability.CNode c -> new Capability.CNode(c.object(), c.radix(), 0, 0);
            case Capability.Frame c -> c.unmapped().withRights(VmRights.READ_WRITE);
            case Capability.PageTable c -> c.unmapped();
            default -> capability;
        };
    }

    private List<Capability> capabilities() {
        return state.slots().values().stream().map(Slot::capability).toList();
    }

    private void objectsAndCapabilities() {
        Set<Long> named = new HashSet<>();
        for (Capability capability : capabilities()) {
            boolean lives =
                    switch (capability) {
                        case Capability.Endpoint c -> state.endpoints().contains(c.object());
                        case Capability.Notification c ->
                                state.notifications().contains(c.object());
                        case Capability.Reply c -> state.replies().contains(c.object());
                        case Capability.Tcb c -> state.tcbs().contains(c.object());
                        case Capability.SchedContext c ->
                                state.schedContexts().contains(c.object());
                        case Capability.PageTable c -> state.tables().contains(c.base());
                        case Capability.IrqHandler c -> state.irqs().at(c.irq()).issued();
                        default -> true;
                    };
            violations.require(lives, "a capability outlives its object", capability);
            if (hasObject(capability)) {
                named.add(CapabilityRules.memory(capability).orElseThrow().base());
            }
        }
        List<Long> objects = new ArrayList<>(state.endpoints().keys());
        objects.addAll(state.notifications().keys());
        objects.addAll(state.replies().keys());
        objects.addAll(state.tcbs().keys());
        objects.addAll(state.schedContexts().keys());
        objects.addAll(state.tables().keys());
        objects.forEach(
                o ->
                        violations.require(
                                named.contains(o), "an object outlives its capabilities", o));
    }

    private void untypedMemory() {
        List<Region> regions =
                capabilities().stream()
                        .filter(CapabilityInvariants::hasObject)
                        .map(c -> CapabilityRules.memory(c).orElseThrow())
                        .distinct()
                        .sorted(Comparator.comparingLong(Region::base))
                        .toList();
        for (int i = 1; i < regions.size(); i++) {
            violations.require(
                    regions.get(i - 1).end() <= regions.get(i).base(),
                    "two objects overlap",
                    regions.get(i));
        }
        for (SlotId id : state.slots().keys()) {
            if (state.slots().at(id).capability() instanceof Capability.Untyped untyped) {
                childrenAreBelowWatermark(id, untyped);
            }
        }
    }

    private void childrenAreBelowWatermark(SlotId id, Capability.Untyped untyped) {
        long end = untyped.base() + untyped.watermark();
        Slot parent = state.slots().at(id);
        SlotId next = parent.next();
        while (next != null && Derivation.isParentOf(parent, state.slots().at(next))) {
            Slot child = state.slots().at(next);
            long childEnd = CapabilityRules.memory(child.capability()).map(Region::end).orElse(0L);
            violations.require(childEnd <= end, "a child lies above its parent's watermark", next);
            next = child.next();
        }
    }
}
