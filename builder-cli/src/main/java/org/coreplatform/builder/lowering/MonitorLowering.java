package org.coreplatform.builder.lowering;

import java.util.List;
import org.coreplatform.builder.lowering.PlannedObject.Purpose;
import org.coreplatform.builder.lowering.PlannedObject.Use;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.Limits;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.PdAddressSpace;
import org.coreplatform.sdk.abi.PdCSpace;
import org.coreplatform.sdk.image.MonitorProgram;
import org.coreplatform.sdk.image.PdProgramCodec;
import org.coreplatform.sdk.image.SchedContextSpec;
import org.coreplatform.sdk.image.SystemSpec;
import org.coreplatform.sdk.image.ThreadSpec;

/// Adds the monitor: the thread that reports the faults of top-level PDs and makes passive PDs
/// passive (Microkit 2.3).
final class MonitorLowering {
    private static final String NAME = "monitor";
    /// The monitor's CSpace has its reply object where PDs have their fault endpoint.
    private static final int SLOT_REPLY = 2;

    private static final long STACK_BYTES = Limits.MIN_STACK_BYTES;

    /// Microkit's monitor: 1000 of 1000 µs.
    private static final long BUDGET_MICROS = 1000;

    private final ThreadObjects thread;
    private final int endpoint;

    /// Adds the monitor's objects and its program.
    MonitorLowering(SystemPlan plan, ObjectTable objects, List<LoweredSystem.Segment> segments) {
        byte[] program =
                PdProgramCodec.encodeMonitor(
                        new MonitorProgram(
                                plan.protectionDomains().stream()
                                        .map(MonitorLowering::subject)
                                        .toList()));
        this.thread = ThreadObjects.add(objects, NAME, segments.size(), program, STACK_BYTES);
        this.endpoint =
                objects.add("ep_fault_monitor", ObjectType.ENDPOINT, new Purpose(NAME, Use.KERNEL));
        segments.add(new LoweredSystem.Segment(NAME, program));
    }

    private static MonitorProgram.Subject subject(SystemPlan.ProtectionDomain pd) {
        return new MonitorProgram.Subject(pd.name(), pd.schedule().passive(), pd.stackBytes());
    }

    ThreadObjects thread() {
        return thread;
    }

    int endpoint() {
        return endpoint;
    }

    /// {@return the badge by which the monitor knows a PD}
    static long badge(PdObjects pd) {
        return pd.index() + 1L;
    }

    void addCapabilities(List<PdObjects> pds) {
        CNodeBuilder cspace = thread.cspace();
        cspace.put(PdCSpace.INPUT, endpoint, CapabilityRights.READ_WRITE_GRANT, 0);
        cspace.put(SLOT_REPLY, thread.reply());
        for (PdObjects pd : pds) {
            cspace.put(PdCSpace.MONITOR_BASE_TCB + pd.index(), pd.thread().tcb());
            if (pd.passive()) {
                cspace.put(
                        PdCSpace.MONITOR_BASE_SCHED_CONTEXT + pd.index(),
                        pd.thread().schedContext());
                cspace.put(PdCSpace.MONITOR_BASE_NOTIFICATION + pd.index(), pd.notification());
            }
        }
    }

    SchedContextSpec schedContext() {
        return new SchedContextSpec(thread.schedContext(), BUDGET_MICROS, BUDGET_MICROS, 0, 0);
    }

    ThreadSpec spec() {
        return new ThreadSpec(
                thread.tcb(),
                NAME,
                thread.cspace().root(),
                thread.vspace().root(),
                thread.ipcBuffer(),
                PdAddressSpace.IPC_BUFFER,
                thread.schedContext(),
                SystemSpec.NONE,
                SystemSpec.NONE,
                0,
                Limits.MONITOR_PRIORITY,
                PdAddressSpace.PROGRAM_BASE,
                PdAddressSpace.STACK_TOP);
    }
}
