package org.coreplatform.kernel.spec;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The derivation lists: what was made of what, as far as revoking and deleting care.
final class Derivation {
    private Derivation() {}

    // --- What follows from the lists ---

    /// {@return whether `b`, which follows `a` in a list, is its child}
    static boolean isParentOf(Slot a, Slot b) {
        if (!a.revocable() || !CapabilityRules.isSameRegion(a.capability(), b.capability())) {
            return false;
        }
        long badge = badge(a.capability());
        return badge == 0 || (badge == badge(b.capability()) && !b.firstBadged());
    }

    private static long badge(Capability capability) {
        return switch (capability) {
            case Capability.Endpoint c -> c.badge();
            case Capability.Notification c -> c.badge();
            default -> 0;
        };
    }

    static boolean hasChildren(Transition t, SlotId id) {
        return firstChild(t, id) != null;
    }

    static @Nullable SlotId firstChild(Transition t, SlotId id) {
        Slot slot = t.slot(id);
        SlotId next = slot.next();
        return next != null && isParentOf(slot, t.slot(next)) ? next : null;
    }

    /// {@return whether no other capability names the same object}
    ///
    /// All capabilities of an object follow each other in a list.
    static boolean isFinal(Transition t, SlotId id) {
        Slot slot = t.slot(id);
        SlotId previous = slot.previous();
        SlotId next = slot.next();
        return (previous == null
                        || !CapabilityRules.isSameObject(t.capability(previous), slot.capability()))
                && (next == null
                        || !CapabilityRules.isSameObject(slot.capability(), t.capability(next)));
    }

    // --- What may be copied ---

    /// {@return what a copy of a capability is; the null capability when there can be none}
    static Capability derive(Transition t, SlotId source, Capability capability) {
        return switch (capability) {
            case Capability.IrqControl _, Capability.Zombie _ -> CapabilityRules.NULL;
            case Capability.Untyped _ -> {
                if (hasChildren(t, source)) {
                    throw Refusal.revokeFirst();
                }
                yield capability;
            }
            case Capability.PageTable table -> {
                if (!table.mapped()) {
                    throw Refusal.illegalOperation();
                }
                yield capability;
            }
            case Capability.Frame frame -> frame.unmapped();
            default -> capability;
        };
    }

    /// {@return what a copy is that goes with a message, empty when there can be none}
    static Optional<Capability> deriveForTransfer(Transition t, SlotId source) {
        try {
            return Optional.of(derive(t, source, t.capability(source)))
                    .filter(c -> !(c instanceof Capability.Null));
        } catch (Refusal _) {
            return Optional.empty();
        }
    }

    // --- Changes ---

    /// Puts a copy into an empty slot.
    static void insert(Transition t, Capability capability, SlotId source, SlotId target) {
        Capability original = t.capability(source);
        boolean revocable = CapabilityRules.isRevocable(capability, original);
        if (capability instanceof Capability.Untyped copy
                && original instanceof Capability.Untyped untyped
                && copy.base() == untyped.base()
                && copy.sizeBits() == untyped.sizeBits()) {
            long full = untyped.sizeBytes();
            t.put(source, t.slot(source).withCapability(untyped.withWatermark(full)));
        }
        insertAfter(t, source, target, new Slot(capability, null, null, revocable, revocable));
    }

    /// Puts the first capability of a new object into an empty slot.
    static void insertNew(Transition t, Capability capability, SlotId parent, SlotId target) {
        insertAfter(t, parent, target, Slot.original(capability));
    }

    private static void insertAfter(Transition t, SlotId before, SlotId target, Slot slot) {
        SlotId next = t.slot(before).next();
        t.put(target, slot.withPrevious(before).withNext(next));
        t.put(before, t.slot(before).withNext(target));
        if (next != null) {
            t.put(next, t.slot(next).withPrevious(target));
        }
    }

    /// Moves a capability, perhaps changed, into an empty slot.
    static void move(Transition t, Capability capability, SlotId source, SlotId target) {
        Slot slot = t.slot(source);
        t.put(target, slot.withCapability(capability));
        t.clear(source);
        linkNeighbours(t, target);
    }

    private static void linkNeighbours(Transition t, SlotId id) {
        Slot slot = t.slot(id);
        SlotId previous = slot.previous();
        SlotId next = slot.next();
        if (previous != null) {
            t.put(previous, t.slot(previous).withNext(id));
        }
        if (next != null) {
            t.put(next, t.slot(next).withPrevious(id));
        }
    }

    /// Exchanges two capabilities, perhaps changed, and their places.
    static void swap(Transition t, Capability first, SlotId a, Capability second, SlotId b) {
        Slot inA = t.slot(a).withCapability(first);
        Slot inB = t.slot(b).withCapability(second);
        t.put(a, renamed(inB, a, b));
        t.put(b, renamed(inA, a, b));
        linkNeighbours(t, a);
        linkNeighbours(t, b);
    }

    /// {@return a slot whose neighbours `a` and `b` have changed places}
    private static Slot renamed(Slot slot, SlotId a, SlotId b) {
        return slot.withPrevious(renamed(slot.previous(), a, b))
                .withNext(renamed(slot.next(), a, b));
    }

    private static @Nullable SlotId renamed(@Nullable SlotId id, SlotId a, SlotId b) {
        if (a.equals(id)) {
            return b;
        }
        return b.equals(id) ? a : id;
    }

    /// Empties a slot.
    static void remove(Transition t, SlotId id) {
        Slot slot = t.slot(id);
        SlotId previous = slot.previous();
        SlotId next = slot.next();
        if (previous != null) {
            t.put(previous, t.slot(previous).withNext(next));
        }
        if (next != null) {
            Slot after = t.slot(next).withPrevious(previous);
            t.put(next, slot.firstBadged() ? after.withFirstBadged() : after);
        }
        t.clear(id);
    }
}
