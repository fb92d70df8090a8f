package org.coreplatform.kernel.spec;

import java.util.Optional;
import org.coreplatform.sdk.abi.CapabilityRights;

/// What follows from capabilities alone: rights, badges and guards, and which name the same thing.
final class CapabilityRules {
    static final Capability NULL = new Capability.Null();
    private static final int GUARD_SIZE_BITS = 6;

    private CapabilityRules() {}

    /// {@return the capability with no more than the rights of a rights word}
    static Capability masked(Capability capability, long rights) {
        boolean write = (rights & CapabilityRights.WRITE) != 0;
        boolean read = (rights & CapabilityRights.READ) != 0;
        boolean grant = (rights & CapabilityRights.GRANT) != 0;
        boolean grantReply = (rights & CapabilityRights.GRANT_REPLY) != 0;
        return switch (capability) {
            case Capability.Endpoint c ->
                    new Capability.Endpoint(
                            c.object(),
                            c.badge(),
                            c.canSend() && write,
                            c.canReceive() && read,
                            c.canGrant() && grant,
                            c.canGrantReply() && grantReply);
            case Capability.Notification c ->
                    new Capability.Notification(
                            c.object(), c.badge(), c.canSend() && write, c.canReceive() && read);
            case Capability.Reply c -> new Capability.Reply(c.object(), c.canGrant() && grant);
            case Capability.Frame c -> c.withRights(c.rights().masked(rights));
            default -> capability;
        };
    }

    /// {@return the capability with a new badge or guard; the null capability when that cannot be}
    ///
    /// @param preserve whether a badge must stay, as when a capability is only moved
    static Capability withData(Capability capability, long data, boolean preserve) {
        return switch (capability) {
            case Capability.Endpoint c ->
                    preserve || c.badge() != 0
                            ? NULL
                            : new Capability.Endpoint(
                                    c.object(),
                                    data,
                                    c.canSend(),
                                    c.canReceive(),
                                    c.canGrant(),
                                    c.canGrantReply());
            case Capability.Notification c ->
                    preserve || c.badge() != 0
                            ? NULL
                            : new Capability.Notification(
                                    c.object(), data, c.canSend(), c.canReceive());
            case Capability.CNode c -> guarded(c, data);
            default -> capability;
        };
    }

    private static Capability guarded(Capability.CNode node, long data) {
        int guardBits = (int) data & Bits.mask(GUARD_SIZE_BITS);
        if (guardBits + node.radix() > Long.SIZE) {
            return NULL;
        }
        long guard = (data >>> GUARD_SIZE_BITS) & Bits.longMask(guardBits);
        return new Capability.CNode(node.object(), node.radix(), guardBits, guard);
    }

    /// {@return whether a new capability becomes an original of its own next to its source}
    static boolean isRevocable(Capability made, Capability source) {
        return switch (made) {
            case Capability.Endpoint c ->
                    source instanceof Capability.Endpoint s && s.badge() != c.badge();
            case Capability.Notification c ->
                    source instanceof Capability.Notification s && s.badge() != c.badge();
            case Capability.IrqHandler _ -> source instanceof Capability.IrqControl;
            case Capability.Untyped _ -> true;
            default -> false;
        };
    }

    /// {@return whether what `b` names lies within what `a` names}
    static boolean isSameRegion(Capability a, Capability b) {
        return switch (a) {
            case Capability.Untyped u ->
                    memory(b)
                            .filter(m -> new Region(u.base(), u.sizeBits()).contains(m))
                            .isPresent();
            case Capability.Frame f ->
                    b instanceof Capability.Frame
                            && memory(b)
                                    .filter(m -> new Region(f.base(), f.sizeBits()).contains(m))
                                    .isPresent();
            case Capability.Endpoint c ->
                    b instanceof Capability.Endpoint d && c.object() == d.object();
            case Capability.Notification c ->
                    b instanceof Capability.Notification d && c.object() == d.object();
            case Capability.Tcb c -> b instanceof Capability.Tcb d && c.object() == d.object();
            case Capability.Reply c -> b instanceof Capability.Reply d && c.object() == d.object();
            case Capability.CNode c ->
                    b instanceof Capability.CNode d
                            && c.object() == d.object()
                            && c.radix() == d.radix();
            case Capability.SchedContext c ->
                    b instanceof Capability.SchedContext d
                            && c.object() == d.object()
                            && c.sizeBits() == d.sizeBits();
            case Capability.PageTable c ->
                    b instanceof Capability.PageTable d && c.base() == d.base();
            case Capability.AsidPool c ->
                    b instanceof Capability.AsidPool d && c.object() == d.object();
            case Capability.IrqHandler c ->
                    b instanceof Capability.IrqHandler d && c.irq() == d.irq();
            case Capability.IrqControl _ ->
                    b instanceof Capability.IrqControl || b instanceof Capability.IrqHandler;
            case Capability.SchedControl _ -> b instanceof Capability.SchedControl;
            case Capability.Domain _ -> b instanceof Capability.Domain;
            case Capability.AsidControl _ -> b instanceof Capability.AsidControl;
            case Capability.Zombie _, Capability.Null _ -> false;
        };
    }

    /// {@return whether the two name the same object}
    static boolean isSameObject(Capability a, Capability b) {
        return switch (a) {
            case Capability.Untyped _, Capability.IrqControl _ -> false;
            case Capability.Frame f ->
                    b instanceof Capability.Frame g
                            && f.base() == g.base()
                            && f.sizeBits() == g.sizeBits()
                            && f.device() == g.device();
            default -> isSameRegion(a, b);
        };
    }

    /// Physical memory from an address on.
    record Region(long base, int sizeBits) {
        long end() {
            return base + (1L << sizeBits);
        }

        boolean contains(Region other) {
            return base <= other.base && other.end() <= end();
        }
    }

    /// {@return the memory that the object of a capability takes, empty when it takes none}
    static Optional<Region> memory(Capability capability) {
        return switch (capability) {
            case Capability.Frame c -> Optional.of(new Region(c.base(), c.sizeBits()));
            case Capability.Untyped c -> Optional.of(new Region(c.base(), c.sizeBits()));
            case Capability.PageTable c -> Optional.of(new Region(c.base(), 12));
            case Capability.Endpoint c -> Optional.of(new Region(c.object(), 4));
            case Capability.Notification c -> Optional.of(new Region(c.object(), 6));
            case Capability.Reply c -> Optional.of(new Region(c.object(), 5));
            case Capability.CNode c -> Optional.of(new Region(c.object(), c.radix() + 5));
            case Capability.Tcb c -> Optional.of(new Region(c.object(), 11));
            case Capability.AsidPool c -> Optional.of(new Region(c.object(), 12));
            case Capability.SchedContext c -> Optional.of(new Region(c.object(), c.sizeBits()));
            case Capability.Zombie c -> Optional.of(new Region(c.object(), c.sizeBits()));
            case Capability.Null _,
                    Capability.AsidControl _,
                    Capability.IrqControl _,
                    Capability.IrqHandler _,
                    Capability.Domain _,
                    Capability.SchedControl _ ->
                    Optional.empty();
        };
    }
}
