package org.coreplatform.kernel.lifecycle;

import org.coreplatform.kernel.object.CNode;
import org.coreplatform.kernel.object.Capability;
import org.coreplatform.kernel.object.Capability.CNodeCapability;
import org.coreplatform.kernel.object.Capability.EndpointCapability;
import org.coreplatform.kernel.object.Capability.FrameCapability;
import org.coreplatform.kernel.object.Capability.NotificationCapability;
import org.coreplatform.kernel.object.Capability.PageTableCapability;
import org.coreplatform.kernel.object.Capability.ReplyCapability;
import org.coreplatform.kernel.object.Capability.SchedContextCapability;
import org.coreplatform.kernel.object.Capability.ThreadCapability;
import org.coreplatform.kernel.object.Capability.UntypedCapability;
import org.coreplatform.kernel.object.Endpoint;
import org.coreplatform.kernel.object.Frame;
import org.coreplatform.kernel.object.Notification;
import org.coreplatform.kernel.object.PageTable;
import org.coreplatform.kernel.object.Reply;
import org.coreplatform.kernel.object.SchedContext;
import org.coreplatform.kernel.object.Tcb;
import org.coreplatform.kernel.object.UntypedMemory;
import org.coreplatform.kernel.object.VmRights;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.ObjectType;

/// Makes objects, each with the capability that its creator gets.
public final class ObjectFactory {
    private ObjectFactory() {}

    /// {@return the capability of a new object}
    ///
    /// @param userBits the size that the request carries, as in [ObjectType#sizeBits]
    /// @param device whether device registers lie there
    /// @param domain the domain of a new thread
    public static Capability create(
            ObjectType type, int userBits, long address, boolean device, int domain) {
        return switch (type) {
            case UNTYPED -> new UntypedCapability(new UntypedMemory(address, userBits, device), 0);
            case TCB -> new ThreadCapability(new Tcb(address, domain));
            case ENDPOINT -> new EndpointCapability(new Endpoint(address), 0, CapabilityRights.ALL);
            case NOTIFICATION ->
                    new NotificationCapability(
                            new Notification(address), 0, CapabilityRights.READ_WRITE);
            case CNODE -> new CNodeCapability(new CNode(address, userBits), 0, 0);
            case SCHED_CONTEXT -> new SchedContextCapability(new SchedContext(address, userBits));
            case REPLY -> new ReplyCapability(new Reply(address), true);
            case GIGA_PAGE, PAGE, MEGA_PAGE ->
                    new FrameCapability(
                            new Frame(address, type.sizeBits(userBits), device),
                            VmRights.READ_WRITE,
                            0,
                            0);
            case PAGE_TABLE -> new PageTableCapability(new PageTable(address), 0, 0);
        };
    }
}
