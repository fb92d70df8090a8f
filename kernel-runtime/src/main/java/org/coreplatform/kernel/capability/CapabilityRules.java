package org.coreplatform.kernel.capability;

import org.coreplatform.kernel.object.Capability;
import org.coreplatform.kernel.object.Capability.CNodeCapability;
import org.coreplatform.kernel.object.Capability.EndpointCapability;
import org.coreplatform.kernel.object.Capability.FrameCapability;
import org.coreplatform.kernel.object.Capability.IrqControlCapability;
import org.coreplatform.kernel.object.Capability.NotificationCapability;
import org.coreplatform.kernel.object.Capability.NullCapability;
import org.coreplatform.kernel.object.Capability.PageTableCapability;
import org.coreplatform.kernel.object.Capability.ReplyCapability;
import org.coreplatform.kernel.object.Capability.UntypedCapability;
import org.coreplatform.kernel.object.Capability.ZombieCapability;
import org.coreplatform.kernel.object.Slot;
import org.coreplatform.kernel.object.VmRights;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.KernelError;

/// What a copy of a capability may say.
public final class CapabilityRules {
    private static final int GUARD_SHIFT = 6;
    private static final int GUARD_SIZE_MASK = 63;

    private CapabilityRules() {}

    /// {@return the capability with no more than the given rights}
    ///
    /// @param rights [CapabilityRights] bits; others are ignored
    public static Capability mask(Capability capability, int rights) {
        return switch (capability) {
            case EndpointCapability(var endpoint, long badge, int held) ->
                    (held & ~rights) == 0
                            ? capability
                            : new EndpointCapability(endpoint, badge, held & rights);
            case NotificationCapability(var notification, long badge, int held) ->
                    (held & ~rights) == 0
                            ? capability
                            : new NotificationCapability(notification, badge, held & rights);
            case ReplyCapability(var reply, boolean canGrant) ->
                    new ReplyCapability(reply, canGrant && (rights & CapabilityRights.GRANT) != 0);
            case FrameCapability(var frame, int held, int asid, long address) ->
                    new FrameCapability(frame, maskVm(held, rights), asid, address);
            default -> capability;
        };
    }

    /// {@return the rights to a page that remain; writing without reading is not among them}
    ///
    /// @param held one of [VmRights]
    /// @param rights [CapabilityRights] bits
    public static int maskVm(int held, int rights) {
        boolean read = (rights & CapabilityRights.READ) != 0;
        boolean write = (rights & CapabilityRights.WRITE) != 0;
        if (held == VmRights.READ_ONLY && read) {
            return VmRights.READ_ONLY;
        }
        if (held == VmRights.READ_WRITE && read) {
            return write ? VmRights.READ_WRITE : VmRights.READ_ONLY;
        }
        return VmRights.KERNEL_ONLY;
    }

    /// {@return the capability with a new badge or guard, [NullCapability#NULL] when that is not
    /// allowed}
    ///
    /// @param data badge of an endpoint or notification; of a CNode the guard in the upper 58 bits
    ///     and its size in the lower 6; ignored by the others
    public static Capability withData(Capability capability, long data) {
        return switch (capability) {
            case EndpointCapability(var endpoint, long badge, int rights) ->
                    badge == 0
                            ? new EndpointCapability(endpoint, data, rights)
                            : NullCapability.NULL;
            case NotificationCapability(var notification, long badge, int rights) ->
                    badge == 0
                            ? new NotificationCapability(notification, data, rights)
                            : NullCapability.NULL;
            default -> withDataPreserved(capability, data);
        };
    }

    /// {@return as [#withData], for a capability that moves: what has a badge cannot}
    public static Capability withDataPreserved(Capability capability, long data) {
        return switch (capability) {
            case EndpointCapability _, NotificationCapability _ -> NullCapability.NULL;
            case CNodeCapability(var node, _, _) -> {
                int size = (int) data & GUARD_SIZE_MASK;
                if (size + node.radix() > Long.SIZE) {
                    yield NullCapability.NULL;
                }
                long mask = size == 0 ? 0 : -1L >>> (Long.SIZE - size);
                yield new CNodeCapability(node, size, (data >>> GUARD_SHIFT) & mask);
            }
            default -> capability;
        };
    }

    /// {@return why a slot's capability cannot be copied, [KernelError#NO_ERROR] when it can}
    public static KernelError derivationError(Slot slot, Capability capability) {
        return switch (capability) {
            case UntypedCapability _ ->
                    Derivation.hasChildren(slot) ? KernelError.REVOKE_FIRST : KernelError.NO_ERROR;
            case PageTableCapability table ->
                    table.isMapped() ? KernelError.NO_ERROR : KernelError.ILLEGAL_OPERATION;
            default -> KernelError.NO_ERROR;
        };
    }

    /// {@return the capability as a copy says it, [NullCapability#NULL] when there can be none}
    public static Capability derived(Capability capability) {
        return switch (capability) {
            case ZombieCapability _, IrqControlCapability _ -> NullCapability.NULL;
            case FrameCapability frame -> frame.isMapped() ? frame.unmapped() : frame;
            default -> capability;
        };
    }
}
