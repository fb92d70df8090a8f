package org.coreplatform.kernel.spec;

import org.jspecify.annotations.Nullable;

/// A capability in its place, and its place in the derivation list.
///
/// The lists are the derivation forest in depth-first order; what is a child of what follows from
/// the order, the capabilities and the two flags ([Derivation#isParentOf]).
///
/// @param capability never null's
/// @param previous the slot before it in its list
/// @param next the slot after it
/// @param revocable whether it is an original, which has its copies as children
/// @param firstBadged whether a run of capabilities of one badge starts here
public record Slot(
        Capability capability,
        @Nullable SlotId previous,
        @Nullable SlotId next,
        boolean revocable,
        boolean firstBadged) {

    /// {@return a capability that is derived from none, as all are at boot}
    static Slot original(Capability capability) {
        return new Slot(capability, null, null, true, true);
    }

    Slot withCapability(Capability replacement) {
        return new Slot(replacement, previous, next, revocable, firstBadged);
    }

    Slot withPrevious(@Nullable SlotId slot) {
        return new Slot(capability, slot, next, revocable, firstBadged);
    }

    Slot withNext(@Nullable SlotId slot) {
        return new Slot(capability, previous, slot, revocable, firstBadged);
    }

    Slot withFirstBadged() {
        return new Slot(capability, previous, next, revocable, true);
    }
}
