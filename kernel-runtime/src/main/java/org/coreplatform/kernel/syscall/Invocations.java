package org.coreplatform.kernel.syscall;

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

/// Finds what an invocation means by the kind of the capability invoked.
///
/// Messages, signals and replies do not come here: they are the system calls' own business.
///
/// @param untyped of untyped memory
/// @param cnodes of CNodes
/// @param threads of threads
/// @param scheduling of scheduling contexts and their control
/// @param domains of the domain capability
/// @param interrupts of interrupt control and handlers
/// @param spaces of page tables, pages and ASIDs
record Invocations(
        UntypedInvocations untyped,
        CNodeInvocations cnodes,
        TcbInvocations threads,
        SchedInvocations scheduling,
        DomainInvocations domains,
        IrqInvocations interrupts,
        VSpaceInvocations spaces) {

    /// {@return how an invocation ended}
    ///
    /// @param firstPhase whether a receive follows in the same system call, which some
    ///     capabilities refuse
    Outcome invoke(Request request, Capability capability, boolean firstPhase) {
        if (firstPhase && isRefusedInFirstPhase(capability)) {
            return request.invalidCapability(0);
        }
        return switch (capability) {
            case UntypedCapability memory -> untyped.invoke(request, memory);
            case CNodeCapability root -> cnodes.invoke(request, root);
            case ThreadCapability thread -> threads.invoke(request, thread.object());
            case SchedContextCapability context -> scheduling.invoke(request, context.object());
            case SchedControlCapability(int core) -> scheduling.invokeControl(request, core);
            case DomainCapability _ -> domains.invoke(request);
            case IrqControlCapability _ -> interrupts.invokeControl(request);
            case IrqHandlerCapability(int irq) -> interrupts.invokeHandler(request, irq);
            case PageTableCapability table -> spaces.invokePageTable(request, table);
            case FrameCapability frame -> spaces.invokePage(request, frame);
            case AsidControlCapability _ -> spaces.invokeAsidControl(request);
            case AsidPoolCapability pool -> spaces.invokeAsidPool(request, pool.object());
            case NullCapability _,
                    ZombieCapability _,
                    EndpointCapability _,
                    NotificationCapability _,
                    ReplyCapability _ ->
                    request.invalidCapability(0);
        };
    }

    private static boolean isRefusedInFirstPhase(Capability capability) {
        return capability instanceof ThreadCapability
                || capability instanceof DomainCapability
                || capability instanceof CNodeCapability
                || capability instanceof SchedControlCapability
                || capability instanceof SchedContextCapability;
    }
}
