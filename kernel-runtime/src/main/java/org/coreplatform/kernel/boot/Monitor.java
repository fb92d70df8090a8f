package org.coreplatform.kernel.boot;

import java.util.function.Consumer;
import org.coreplatform.board.catalog.Board;
import org.coreplatform.board.core.Access;
import org.coreplatform.board.core.Core;
import org.coreplatform.board.core.TrapCause;
import org.coreplatform.board.core.TrapOutcome;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.board.mmu.Mmu;
import org.coreplatform.kernel.pd.BuiltinProgram;
import org.coreplatform.sdk.abi.FaultLabel;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.IpcBufferLayout;
import org.coreplatform.sdk.abi.Limits;
import org.coreplatform.sdk.abi.MessageInfo;
import org.coreplatform.sdk.abi.PdAddressSpace;
import org.coreplatform.sdk.abi.PdCSpace;
import org.coreplatform.sdk.abi.SystemCall;
import org.coreplatform.sdk.image.MonitorProgram;

/// The monitor (Microkit): makes passive PDs passive when they ask for it, and reports the faults
/// of PDs without a parent. It never answers a fault, so whoever faulted stays where it is.
///
/// ```
/// RECEIVE ── label 0 ──→ BIND the PD's scheduling context to its notification ──→ RECEIVE
///    └────── a fault ──→ READ the PD's registers ──→ report ──→ RECEIVE
/// ```
final class Monitor implements BuiltinProgram {
    /// Slot of its reply object.
    private static final int REPLY = 2;

    private static final long CALL_SITE = PdAddressSpace.PROGRAM_BASE + 8;
    private static final int CALL_BYTES = 4;
    private static final int REGISTERS_READ = 3;

    private final Board board;
    private final MonitorProgram program;
    private final FaultDescriber describer;
    private final Consumer<FaultReport> sink;
    private Step step = Step.START;
    private int pd;
    private int label;
    private final long[] fault = new long[Limits.CPU_MESSAGE_REGISTERS];

    /// The system call that it has made last.
    private enum Step {
        START,
        RECEIVE,
        BIND,
        READ
    }

    Monitor(
            Board board,
            MonitorProgram program,
            FaultDescriber describer,
            Consumer<FaultReport> sink) {
        this.board = board;
        this.program = program;
        this.describer = describer;
        this.sink = sink;
    }

    @Override
    public void resume(Core core, UserContext context) {
        boolean running = true;
        while (running) {
            if (context.nextIp() != CALL_SITE) {
                step = next(core, context);
            }
            running = trap(core, context) == TrapOutcome.CONTINUE && !core.isPauseRequested();
        }
    }

    /// Looks at what the last call gave, and loads the registers for the next one.
    private Step next(Core core, UserContext context) {
        return switch (step) {
            case START, BIND -> receive(context);
            case RECEIVE -> received(core, context);
            case READ -> {
                report(context);
                yield receive(context);
            }
        };
    }

    private static Step receive(UserContext context) {
        context.setRegister(UserContext.A0, PdCSpace.INPUT);
        context.setRegister(UserContext.A1, 0);
        context.setRegister(UserContext.A6, REPLY);
        context.setRegister(UserContext.A7, SystemCall.RECV);
        return Step.RECEIVE;
    }

    private Step received(Core core, UserContext context) {
        pd = (int) context.register(UserContext.A0) - 1;
        label = (int) MessageInfo.label(context.register(UserContext.A1));
        if (pd < 0 || pd >= program.subjects().size()) {
            return receive(context);
        }
        if (label == FaultLabel.NULL) {
            return bind(core, context);
        }
        for (int i = 0; i < fault.length; i++) {
            fault[i] = context.register(UserContext.A2 + i);
        }
        return read(context);
    }

    private Step bind(Core core, UserContext context) {
        storeExtraCapability(core, context, PdCSpace.MONITOR_BASE_NOTIFICATION + pd);
        call(
                context,
                PdCSpace.MONITOR_BASE_SCHED_CONTEXT + pd,
                MessageInfo.of(InvocationLabel.SCHED_CONTEXT_BIND, 0, 1, 0));
        return Step.BIND;
    }

    private Step read(UserContext context) {
        context.setRegister(UserContext.A2, 0); // do not suspend
        context.setRegister(UserContext.A2 + 1, REGISTERS_READ);
        call(
                context,
                PdCSpace.MONITOR_BASE_TCB + pd,
                MessageInfo.of(InvocationLabel.TCB_READ_REGISTERS, 2));
        return Step.READ;
    }

    private static void call(UserContext context, long capability, long info) {
        context.setRegister(UserContext.A0, capability);
        context.setRegister(UserContext.A1, info);
        context.setRegister(UserContext.A7, SystemCall.CALL);
    }

    private void report(UserContext context) {
        boolean succeeded = MessageInfo.label(context.register(UserContext.A1)) == 0;
        long pc = succeeded ? context.register(UserContext.A2) : 0;
        sink.accept(describer.describe(pd, label, fault, pc));
    }

    private void storeExtraCapability(Core core, UserContext context, long capability) {
        long address = PdAddressSpace.IPC_BUFFER + IpcBufferLayout.CAPS_OR_BADGES;
        long physical = board.mmu(core.id()).translate(context, address, Access.STORE);
        if (physical == Mmu.FAULT) {
            throw new BootFailure("the monitor's IPC buffer is not mapped");
        }
        board.bus().store(physical, Long.BYTES, capability);
    }

    private static TrapOutcome trap(Core core, UserContext context) {
        context.setFaultIp(CALL_SITE);
        context.setNextIp(CALL_SITE + CALL_BYTES);
        TrapOutcome outcome = core.trap(context, TrapCause.SYSTEM_CALL);
        if (outcome == TrapOutcome.SWITCH || !core.clock().isExpired()) {
            return outcome;
        }
        context.setFaultIp(context.nextIp());
        return core.expire(context);
    }
}
