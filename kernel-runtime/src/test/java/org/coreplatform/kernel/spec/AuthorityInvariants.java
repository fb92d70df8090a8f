package org.coreplatform.kernel.spec;

import java.util.List;

/// What holds from a step to the next: nobody can do more than what capabilities allowed before.
///
/// A capability that is new in its slot was derived from one that allowed as much, or names an
/// object that was made of memory that somebody held. Priorities stay below what some thread may
/// give.
final class AuthorityInvariants {
    private final State before;
    private final State after;
    private final Violations violations;

    AuthorityInvariants(State before, State after, Violations violations) {
        this.before = before;
        this.after = after;
        this.violations = violations;
    }

    void check() {
        if (!before.slots().isSame(after.slots())) {
            capabilities();
        }
        if (!before.tcbs().isSame(after.tcbs())) {
            priorities();
        }
    }

    private void capabilities() {
        List<Slot> sources = before.slots().values();
        for (SlotId id : after.slots().keys()) {
            Slot slot = after.slots().at(id);
            Slot old = before.slots().get(id);
            if (old == null || !slot.capability().equals(old.capability())) {
                violations.require(
                        isJustified(sources, slot.capability()),
                        "a capability came from nowhere",
                        slot.capability());
            }
        }
    }

    private static boolean isJustified(List<Slot> sources, Capability made) {
        boolean isNew =
                sources.stream().noneMatch(s -> CapabilityRules.isSameObject(made, s.capability()));
        return sources.stream()
                .map(Slot::capability)
                .anyMatch(s -> allows(s, made) || (isNew && isMemoryOf(s, made)));
    }

    private static boolean isMemoryOf(Capability source, Capability made) {
        return source instanceof Capability.Untyped && CapabilityRules.isSameRegion(source, made);
    }

    /// {@return whether a capability could be derived by who holds another one}
    private static boolean allows(Capability source, Capability made) {
        return switch (source) {
            case Capability.Untyped _ ->
                    made instanceof Capability.Untyped
                            && CapabilityRules.isSameRegion(source, made);
            case Capability.Endpoint s -> made instanceof Capability.Endpoint m && allows(s, m);
            case Capability.Notification s ->
                    made instanceof Capability.Notification m && allows(s, m);
            case Capability.Reply s ->
                    made instanceof Capability.Reply m
                            && s.object() == m.object()
                            && (s.canGrant() || !m.canGrant());
            case Capability.Frame s ->
                    made instanceof Capability.Frame m
                            && s.base() == m.base()
                            && s.sizeBits() == m.sizeBits()
                            && s.device() == m.device()
                            && s.rights().compareTo(m.rights()) >= 0;
            default -> CapabilityRules.isSameRegion(source, made);
        };
    }

    private static boolean allows(Capability.Endpoint source, Capability.Endpoint made) {
        return source.object() == made.object()
                && (source.badge() == 0 || source.badge() == made.badge())
                && (source.canSend() || !made.canSend())
                && (source.canReceive() || !made.canReceive())
                && (source.canGrant() || !made.canGrant())
                && (source.canGrantReply() || !made.canGrantReply());
    }

    private static boolean allows(Capability.Notification source, Capability.Notification made) {
        return source.object() == made.object()
                && (source.badge() == 0 || source.badge() == made.badge())
                && (source.canSend() || !made.canSend())
                && (source.canReceive() || !made.canReceive());
    }

    private void priorities() {
        int most =
                before.tcbs().values().stream()
                        .mapToInt(Tcb::maximumControlledPriority)
                        .max()
                        .orElse(0);
        for (long thread : after.threads()) {
            Tcb now = after.tcbs().at(thread);
            Tcb then = before.tcbs().get(thread);
            boolean same =
                    then != null
                            && then.priority() == now.priority()
                            && then.maximumControlledPriority() == now.maximumControlledPriority();
            violations.require(
                    same || Math.max(now.priority(), now.maximumControlledPriority()) <= most,
                    "a priority is higher than anybody may give",
                    thread);
        }
    }
}
