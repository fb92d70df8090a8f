package org.coreplatform.kernel.refinement;

import org.coreplatform.kernel.object.Capability.AsidPoolCapability;
import org.coreplatform.kernel.object.Capability.CNodeCapability;
import org.coreplatform.kernel.object.Capability.EndpointCapability;
import org.coreplatform.kernel.object.Capability.FrameCapability;
import org.coreplatform.kernel.object.Capability.IrqHandlerCapability;
import org.coreplatform.kernel.object.Capability.NotificationCapability;
import org.coreplatform.kernel.object.Capability.PageTableCapability;
import org.coreplatform.kernel.object.Capability.ReplyCapability;
import org.coreplatform.kernel.object.Capability.UntypedCapability;
import org.coreplatform.kernel.object.KernelObject;
import org.coreplatform.kernel.object.Slot;
import org.coreplatform.kernel.spec.Capability;
import org.coreplatform.sdk.abi.CapabilityRights;

/// A slot in words: what the kernel has there, or what the specification has there.
final class SlotText {
    private SlotText() {}

    static String of(Slot slot) {
        String details =
                switch (slot.capability) {
                    case FrameCapability c -> mapped(c.rights() - 1, c.asid(), c.address());
                    case UntypedCapability c -> "watermark %x".formatted(c.watermark());
                    case PageTableCapability c -> mapped(0, c.asid(), c.address());
                    case EndpointCapability c -> badged(c.badge(), c.rights());
                    case NotificationCapability c -> badged(c.badge(), c.rights());
                    case ReplyCapability c -> "grant %b".formatted(c.canGrant());
                    case CNodeCapability c -> guard(c.guardBits(), c.guard());
                    case AsidPoolCapability c -> "asid %d".formatted(c.object().base());
                    case IrqHandlerCapability c -> "irq %d".formatted(c.irq());
                    default -> "";
                };
        KernelObject object = slot.capability.object();
        String text =
                "kind %d at %x %s"
                        .formatted(
                                slot.capability.tag(),
                                object == null ? 0 : object.physicalAddress(),
                                details);
        return flagged(text, slot.revocable, slot.firstBadged);
    }

    static String of(org.coreplatform.kernel.spec.Slot slot) {
        String details =
                switch (slot.capability()) {
                    case Capability.Frame c -> mapped(c.rights().ordinal(), c.asid(), c.address());
                    case Capability.Untyped c -> "watermark %x".formatted(c.watermark());
                    case Capability.PageTable c -> mapped(0, c.asid(), c.address());
                    case Capability.Endpoint c -> badged(c.badge(), rights(c));
                    case Capability.Notification c ->
                            badged(c.badge(), rights(c.canSend(), c.canReceive()));
                    case Capability.Reply c -> "grant %b".formatted(c.canGrant());
                    case Capability.CNode c -> guard(c.guardBits(), c.guard());
                    case Capability.AsidPool c -> "asid %d".formatted(c.firstAsid());
                    case Capability.IrqHandler c -> "irq %d".formatted(c.irq());
                    default -> "";
                };
        String text =
                "kind %d at %x %s"
                        .formatted(
                                slot.capability().tag(),
                                slot.capability().objectAddress(),
                                details);
        return flagged(text, slot.revocable(), slot.firstBadged());
    }

    private static String flagged(String text, boolean revocable, boolean firstBadged) {
        return text + (revocable ? " original" : "") + (firstBadged ? " first" : "");
    }

    private static String mapped(int rights, int asid, long address) {
        return "rights %d mapped in %d at %x".formatted(rights, asid, address);
    }

    private static String badged(long badge, int rights) {
        return "badge %x rights %x".formatted(badge, rights);
    }

    private static String guard(int bits, long guard) {
        return "guard of %d bits %x".formatted(bits, guard);
    }

    private static int rights(Capability.Endpoint c) {
        return rights(c.canSend(), c.canReceive())
                | (c.canGrant() ? CapabilityRights.GRANT : 0)
                | (c.canGrantReply() ? CapabilityRights.GRANT_REPLY : 0);
    }

    private static int rights(boolean write, boolean read) {
        return (write ? CapabilityRights.WRITE : 0) | (read ? CapabilityRights.READ : 0);
    }
}
