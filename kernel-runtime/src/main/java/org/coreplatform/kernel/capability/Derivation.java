package org.coreplatform.kernel.capability;

import java.util.Objects;
import org.coreplatform.kernel.object.Capability;
import org.coreplatform.kernel.object.Capability.AsidControlCapability;
import org.coreplatform.kernel.object.Capability.AsidPoolCapability;
import org.coreplatform.kernel.object.Capability.CNodeCapability;
import org.coreplatform.kernel.object.Capability.DomainCapability;
import org.coreplatform.kernel.object.Capability.EndpointCapability;
import org.coreplatform.kernel.object.Capability.FrameCapability;
import org.coreplatform.kernel.object.Capability.IrqControlCapability;
import org.coreplatform.kernel.object.Capability.IrqHandlerCapability;
import org.coreplatform.kernel.object.Capability.NotificationCapability;
import org.coreplatform.kernel.object.Capability.NullCapability;
import org.coreplatform.kernel.object.Capability.PageTableCapability;
import org.coreplatform.kernel.object.Capability.ReplyCapability;
import org.coreplatform.kernel.object.Capability.SchedContextCapability;
import org.coreplatform.kernel.object.Capability.SchedControlCapability;
import org.coreplatform.kernel.object.Capability.ThreadCapability;
import org.coreplatform.kernel.object.Capability.UntypedCapability;
import org.coreplatform.kernel.object.Capability.ZombieCapability;
import org.coreplatform.kernel.object.KernelObject;
import org.coreplatform.kernel.object.Slot;
import org.jspecify.annotations.Nullable;

/// The derivation list: every capability in one list, in which what was derived from a capability
/// follows it (seL4's "mapping database").
///
/// Two flags per slot make a tree of it: only an *original* has children, and a badged endpoint or
/// notification capability ends at the next one that was the *first* with its badge.
public final class Derivation {
    private Derivation() {}

    /// Puts a capability derived from another one into an empty slot.
    public static void insert(Capability capability, Slot source, Slot target) {
        boolean original = isOriginal(capability, source.capability);
        target.capability = capability;
        target.revocable = original;
        target.firstBadged = original;
        link(target, source, source.next);
        if (source.capability instanceof UntypedCapability from
                && capability instanceof UntypedCapability copy
                && from.object() == copy.object()) {
            // Two capabilities must never allocate from the same memory.
            source.capability = from.withWatermark(from.object().sizeBytes());
        }
    }

    /// Puts the capability of a new object into an empty slot, as a child of where it came from.
    public static void insertNew(Capability capability, Slot parent, Slot target) {
        target.capability = capability;
        target.revocable = true;
        target.firstBadged = true;
        link(target, parent, parent.next);
    }

    /// Puts a capability that derives from nothing into an empty slot.
    public static void insertRoot(Capability capability, Slot target) {
        target.capability = capability;
        target.revocable = true;
        target.firstBadged = true;
    }

    /// Moves a slot's content, perhaps with other words in it, to an empty slot.
    public static void move(Capability capability, Slot source, Slot target) {
        target.capability = capability;
        target.revocable = source.revocable;
        target.firstBadged = source.firstBadged;
        Slot before = source.previous;
        Slot after = source.next;
        clear(source);
        link(target, before, after);
    }

    /// Exchanges the contents of two slots.
    ///
    /// @param first what the first slot's capability becomes, in the second slot
    /// @param second what the second slot's capability becomes, in the first slot
    public static void swap(Capability first, Slot firstSlot, Capability second, Slot secondSlot) {
        Slot parked = new Slot();
        move(first, firstSlot, parked);
        move(second, secondSlot, firstSlot);
        move(parked.capability, parked, secondSlot);
    }

    /// Empties a slot.
    public static void remove(Slot slot) {
        Slot before = slot.previous;
        Slot after = slot.next;
        if (before != null) {
            before.next = after;
        }
        if (after != null) {
            after.previous = before;
            after.firstBadged |= slot.firstBadged;
        }
        clear(slot);
    }

    /// {@return whether something was derived from a slot's capability}
    public static boolean hasChildren(Slot slot) {
        Slot next = slot.next;
        return next != null && isParent(slot, next);
    }

    /// {@return whether no other capability names the object}
    public static boolean isFinal(Slot slot) {
        return !sameObject(slot.previous, slot) && !sameObject(slot, slot.next);
    }

    /// {@return whether two capabilities name the same object}
    public static boolean sameObject(Capability a, Capability b) {
        return switch (a) {
            case UntypedCapability _, IrqControlCapability _ -> false;
            case FrameCapability frame ->
                    b instanceof FrameCapability other && frame.object() == other.object();
            default -> sameRegion(a, b);
        };
    }

    /// {@return whether `child` was derived from `parent`, for slots in list order}
    public static boolean isParent(Slot parent, Slot child) {
        if (!parent.revocable || !sameRegion(parent.capability, child.capability)) {
            return false;
        }
        long badge = badge(parent.capability);
        return badge == 0 || (badge == badge(child.capability) && !child.firstBadged);
    }

    private static boolean sameObject(@Nullable Slot a, @Nullable Slot b) {
        return a != null && b != null && sameObject(a.capability, b.capability);
    }

    private static boolean sameRegion(Capability a, Capability b) {
        return switch (a) {
            case NullCapability _ -> false;
            case UntypedCapability untyped -> {
                KernelObject inside = b.object();
                yield inside != null && untyped.object().covers(inside);
            }
            case FrameCapability frame ->
                    b instanceof FrameCapability other && frame.object().covers(other.object());
            case IrqControlCapability _ ->
                    b instanceof IrqControlCapability || b instanceof IrqHandlerCapability;
            case EndpointCapability _,
                    NotificationCapability _,
                    ThreadCapability _,
                    ReplyCapability _,
                    CNodeCapability _,
                    SchedContextCapability _,
                    PageTableCapability _,
                    AsidPoolCapability _ ->
                    a.tag() == b.tag() && Objects.equals(a.object(), b.object());
            case DomainCapability _, SchedControlCapability _, AsidControlCapability _ ->
                    a.tag() == b.tag();
            case IrqHandlerCapability handler ->
                    b instanceof IrqHandlerCapability other && handler.irq() == other.irq();
            case ZombieCapability _ -> false;
        };
    }

    /// {@return whether a derived capability is an original of its own}
    private static boolean isOriginal(Capability derived, Capability source) {
        return switch (derived) {
            case EndpointCapability _, NotificationCapability _ -> badge(derived) != badge(source);
            case IrqHandlerCapability _ -> source instanceof IrqControlCapability;
            case UntypedCapability _ -> true;
            default -> false;
        };
    }

    private static long badge(Capability capability) {
        return switch (capability) {
            case EndpointCapability endpoint -> endpoint.badge();
            case NotificationCapability notification -> notification.badge();
            default -> 0;
        };
    }

    private static void link(Slot slot, @Nullable Slot before, @Nullable Slot after) {
        slot.previous = before;
        slot.next = after;
        if (before != null) {
            before.next = slot;
        }
        if (after != null) {
            after.previous = slot;
        }
    }

    private static void clear(Slot slot) {
        slot.capability = NullCapability.NULL;
        slot.previous = null;
        slot.next = null;
        slot.revocable = false;
        slot.firstBadged = false;
    }
}
