package org.coreplatform.builder.lowering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.coreplatform.builder.lowering.PlannedObject.Purpose;
import org.coreplatform.builder.lowering.PlannedObject.Use;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.PdAddressSpace;
import org.coreplatform.sdk.abi.PdBadge;
import org.coreplatform.sdk.abi.PdCSpace;
import org.coreplatform.sdk.image.AddressSpaceSpec;
import org.coreplatform.sdk.image.CNodeSpec;
import org.coreplatform.sdk.image.PdProgram;
import org.coreplatform.sdk.image.PdProgramCodec;
import org.coreplatform.sdk.image.PdSpec;
import org.coreplatform.sdk.image.PdSpec.ChannelSpec;
import org.coreplatform.sdk.image.PdSpec.InterruptSpec;
import org.coreplatform.sdk.image.SchedContextSpec;
import org.coreplatform.sdk.image.SystemSpec;
import org.coreplatform.sdk.image.ThreadSpec;
import org.coreplatform.sdk.profile.BoardProfile;

/// Decides which kernel objects a system consists of and who holds which capability.
///
/// A capability exists only because the description asks for it: this class, [RegionLowering] and
/// [MonitorLowering] are the whole of what the builder grants.
public final class Lowering {
    private final SystemPlan plan;
    private final ObjectTable objects = new ObjectTable();
    private final List<PdObjects> pds = new ArrayList<>();
    private final List<LoweredSystem.Segment> segments = new ArrayList<>();
    private final List<LoweredSystem.Irq> irqs = new ArrayList<>();
    private final RegionLowering regions;
    private final MonitorLowering monitor;

    private Lowering(SystemPlan plan, List<PdProgram> programs, BoardProfile board) {
        this.plan = plan;
        for (SystemPlan.ProtectionDomain pd : plan.protectionDomains()) {
            addObjects(pd, programs.get(pds.size()));
        }
        this.monitor = new MonitorLowering(plan, objects, segments);
        this.regions = new RegionLowering(plan, board, objects);
    }

    /// {@return the objects and capabilities of a system}
    ///
    /// @param programs the compiled programs; index = PD index
    public static LoweredSystem lower(
            SystemPlan plan, List<PdProgram> programs, BoardProfile board) {
        return new Lowering(plan, programs, board).lower();
    }

    private LoweredSystem lower() {
        regions.addFrames();
        for (PdObjects pd : pds) {
            regions.map(pd);
            addOwnCapabilities(pd);
            addChannels(pd);
            addInterrupts(pd);
        }
        monitor.addCapabilities(pds);
        return result();
    }

    private void addObjects(SystemPlan.ProtectionDomain pd, PdProgram program) {
        byte[] bytes = PdProgramCodec.encode(program);
        ThreadObjects thread =
                ThreadObjects.add(objects, pd.name(), segments.size(), bytes, pd.stackBytes());
        new RegionFrames(objects)
                .addPrivate(
                        thread.vspace(),
                        "frame_" + pd.name() + "_heap",
                        pd.heapBytes(),
                        ThreadObjects.readWrite(
                                0, PdAddressSpace.heapTop(pd.stackBytes()) - pd.heapBytes()),
                        new Purpose(pd.name(), Use.HEAP));
        Purpose kernel = new Purpose(pd.name(), Use.KERNEL);
        int notification = objects.add("ntfn_" + pd.name(), ObjectType.NOTIFICATION, kernel);
        int endpoint =
                needsEndpoint(pds.size())
                        ? objects.add("ep_" + pd.name(), ObjectType.ENDPOINT, kernel)
                        : SystemSpec.NONE;
        segments.add(new LoweredSystem.Segment(pd.name(), bytes));
        pds.add(new PdObjects(pds.size(), pd, thread, notification, endpoint));
    }

    /// Whether calls or children's faults can arrive (Microkit's rule).
    private boolean needsEndpoint(int pd) {
        boolean isParent =
                plan.protectionDomains().stream()
                        .flatMap(child -> child.parent().stream())
                        .anyMatch(parent -> parent.index() == pd);
        return isParent
                || plan.channels().stream()
                        .anyMatch(
                                channel ->
                                        isCalled(pd, channel.first(), channel.second())
                                                || isCalled(pd, channel.second(), channel.first()));
    }

    private static boolean isCalled(int pd, SystemPlan.End callee, SystemPlan.End caller) {
        return callee.pd() == pd && caller.mayCall();
    }

    /// {@return a PD's channel ends; both if it has a channel to itself}
    private List<ChannelSpec> channels(PdObjects pd) {
        List<ChannelSpec> ends = new ArrayList<>();
        for (SystemPlan.Channel channel : plan.channels()) {
            addEnd(pd, channel.first(), channel.second(), ends);
            addEnd(pd, channel.second(), channel.first(), ends);
        }
        return ends;
    }

    private static void addEnd(
            PdObjects pd, SystemPlan.End own, SystemPlan.End peer, List<ChannelSpec> ends) {
        if (own.pd() == pd.index()) {
            ends.add(
                    new ChannelSpec(
                            own.id(), peer.pd(), peer.id(), own.mayNotify(), own.mayCall()));
        }
    }

    private void addOwnCapabilities(PdObjects pd) {
        CNodeBuilder cspace = pd.thread().cspace();
        if (pd.endpoint() == SystemSpec.NONE) {
            cspace.put(PdCSpace.INPUT, pd.notification(), CapabilityRights.READ_WRITE, 0);
        } else {
            cspace.put(PdCSpace.INPUT, pd.endpoint(), CapabilityRights.READ_WRITE_GRANT, 0);
        }
        FaultRoute route = faultRoute(pd);
        cspace.put(
                PdCSpace.FAULT_ENDPOINT,
                route.endpoint(),
                CapabilityRights.READ_WRITE_GRANT,
                route.badge());
        cspace.put(PdCSpace.VSPACE, pd.thread().vspace().root());
        cspace.put(PdCSpace.REPLY, pd.thread().reply());
        if (pd.passive()) {
            cspace.put(
                    PdCSpace.MONITOR_ENDPOINT,
                    monitor.endpoint(),
                    CapabilityRights.READ_WRITE_GRANT,
                    MonitorLowering.badge(pd));
        }
        for (PdObjects child : pds) {
            child.plan()
                    .parent()
                    .filter(parent -> parent.index() == pd.index())
                    .ifPresent(
                            parent ->
                                    cspace.put(
                                            PdCSpace.BASE_CHILD_TCB + parent.childId(),
                                            child.thread().tcb()));
        }
    }

    private FaultRoute faultRoute(PdObjects pd) {
        Optional<SystemPlan.Parent> parent = pd.plan().parent();
        if (parent.isEmpty()) {
            return new FaultRoute(monitor.endpoint(), MonitorLowering.badge(pd));
        }
        return new FaultRoute(
                pds.get(parent.get().index()).endpoint(), PdBadge.FAULT | parent.get().childId());
    }

    private void addChannels(PdObjects pd) {
        for (ChannelSpec channel : channels(pd)) {
            PdObjects peer = pds.get(channel.peer());
            if (channel.mayNotify()) {
                pd.thread()
                        .cspace()
                        .put(
                                PdCSpace.BASE_NOTIFICATION + channel.id(),
                                peer.notification(),
                                CapabilityRights.READ_WRITE,
                                1L << channel.peerId());
            }
            if (channel.mayCall()) {
                pd.thread()
                        .cspace()
                        .put(
                                PdCSpace.BASE_ENDPOINT + channel.id(),
                                peer.endpoint(),
                                CapabilityRights.READ_WRITE_GRANT,
                                PdBadge.PPC | channel.peerId());
            }
        }
    }

    private void addInterrupts(PdObjects pd) {
        for (SystemPlan.Interrupt interrupt : pd.plan().interrupts()) {
            pd.thread().cspace().putIrqHandler(PdCSpace.BASE_IRQ + interrupt.id(), irqs.size());
            irqs.add(
                    new LoweredSystem.Irq(
                            interrupt.irq(),
                            interrupt.edge(),
                            pd.notification(),
                            1L << interrupt.id()));
        }
    }

    private LoweredSystem result() {
        List<AddressSpaceSpec> spaces = new ArrayList<>();
        List<SchedContextSpec> contexts = new ArrayList<>();
        List<ThreadSpec> threads = new ArrayList<>();
        List<CNodeSpec> cnodes = new ArrayList<>();
        List<PdSpec> specs = new ArrayList<>();
        for (PdObjects pd : pds) {
            spaces.add(pd.thread().vspace().build());
            contexts.add(schedContext(pd));
            threads.add(thread(pd));
            cnodes.addAll(pd.thread().cspace().build());
            specs.add(spec(pd));
        }
        spaces.add(monitor.thread().vspace().build());
        contexts.add(monitor.schedContext());
        threads.add(monitor.spec());
        cnodes.addAll(monitor.thread().cspace().build());
        return new LoweredSystem(
                plan.profile(),
                objects.objects(),
                irqs,
                spaces,
                contexts,
                threads,
                cnodes,
                specs,
                regions.regions(),
                plan.domains(),
                segments);
    }

    private static SchedContextSpec schedContext(PdObjects pd) {
        SystemPlan.Schedule schedule = pd.plan().schedule();
        return new SchedContextSpec(
                pd.thread().schedContext(),
                schedule.budgetMicros(),
                schedule.periodMicros(),
                PdBadge.SCHED_CONTEXT_BASE + pd.index(),
                schedule.core());
    }

    private ThreadSpec thread(PdObjects pd) {
        ThreadObjects thread = pd.thread();
        FaultRoute route = faultRoute(pd);
        return new ThreadSpec(
                thread.tcb(),
                thread.name(),
                thread.cspace().root(),
                thread.vspace().root(),
                thread.ipcBuffer(),
                PdAddressSpace.IPC_BUFFER,
                thread.schedContext(),
                pd.notification(),
                route.endpoint(),
                route.badge(),
                pd.plan().schedule().priority(),
                PdAddressSpace.PROGRAM_BASE,
                PdAddressSpace.STACK_TOP);
    }

    private PdSpec spec(PdObjects pd) {
        SystemPlan.ProtectionDomain domain = pd.plan();
        return new PdSpec(
                domain.name(),
                pd.index(),
                domain.parent().map(SystemPlan.Parent::index).orElse(SystemSpec.NONE),
                domain.parent().map(SystemPlan.Parent::childId).orElse(0),
                domain.schedule().passive(),
                domain.stackBytes(),
                domain.heapBytes(),
                channels(pd),
                domain.interrupts().stream().map(i -> new InterruptSpec(i.id(), i.irq())).toList(),
                RegionLowering.maps(domain));
    }

    /// Where a PD's faults go.
    ///
    /// @param endpoint object number
    /// @param badge what the receiver sees
    private record FaultRoute(int endpoint, long badge) {}
}
