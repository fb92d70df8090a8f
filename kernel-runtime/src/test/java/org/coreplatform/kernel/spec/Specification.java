package org.coreplatform.kernel.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.coreplatform.kernel.spec.LookupFault.MissingCapability;
import org.coreplatform.kernel.spec.ThreadState.Restart;
import org.coreplatform.kernel.spec.ThreadState.Running;
import org.coreplatform.sdk.abi.MessageInfo;
import org.coreplatform.sdk.abi.SystemCall;
import org.jspecify.annotations.Nullable;

/// What the kernel does: [#step].
public final class Specification {
    private static final int INSTRUCTION_BYTES = 4;

    private Specification() {}

    /// {@return the state after an event}
    public static State step(State state, Event event) {
        var t = new Transition(state);
        switch (event) {
            case Event.Pulse(int source) -> t.changeIrq(source, Irq::pulsed);
            case Event.Store(long address, long word) -> t.store(address, word);
            case Event.UserStep(Registers registers) ->
                    t.changeTcb(t.current(), tcb -> tcb.withRegisters(registers));
            case Event.SystemCall e -> systemCall(t, e);
            case Event.PageFault e -> {
                trap(t, 0);
                Fault fault = new Fault.VmFault(e.address(), e.fetch(), e.status());
                enter(t, e.now(), () -> Faults.handle(t, t.current(), fault));
            }
            case Event.UserException e -> {
                trap(t, 0);
                Fault fault = new Fault.UserException(e.number());
                enter(t, e.now(), () -> Faults.handle(t, t.current(), fault));
            }
            case Event.Interrupt e -> interrupt(t, e);
            case Event.CoreInterrupt e -> coreInterrupt(t, e);
            case Event.Turn(int core) -> t.turnTo(core);
            case Event.Clock(int core, long now) -> t.changeCores(c -> c.withTime(core, now));
        }
        return t.state();
    }

    /// Keeps where the running thread was, and where it goes on.
    ///
    /// @param advance how far behind the instruction that trapped
    private static void trap(Transition t, int advance) {
        if (t.current() != Scheduler.IDLE) {
            long address = t.register(t.current(), Registers.NEXT_IP);
            t.setRegister(t.current(), Registers.FAULT_IP, address);
            t.setRegister(t.current(), Registers.NEXT_IP, address + advance);
        }
    }

    /// Enters the kernel for an operation, which the running thread must have the time for;
    /// otherwise it tries again later.
    private static void enter(Transition t, long now, Runnable operation) {
        Scheduling.updateTimestamp(t, now);
        if (Scheduling.checkBudget(t)) {
            operation.run();
        } else if (t.tcb(t.current()).state().isRunnable()) {
            Scheduling.setState(t, t.current(), new Restart());
        }
        leave(t);
    }

    private static void leave(Transition t) {
        Scheduling.schedule(t);
        Threads.activate(t);
    }

    private static void interrupt(Transition t, Event.Interrupt event) {
        trap(t, 0);
        Scheduling.updateTimestamp(t, event.now());
        Scheduling.checkBudget(t);
        if (event.source() == 0) {
            t.changeScheduler(Scheduler::withReprogram);
        } else {
            deliver(t, event.source());
        }
        leave(t);
    }

    private static void coreInterrupt(Transition t, Event.CoreInterrupt event) {
        trap(t, 0);
        Scheduling.updateTimestamp(t, event.now());
        Scheduling.checkBudget(t);
        t.changeCores(c -> c.withKicked(t.here(), false));
        Scheduling.rescheduleRequired(t);
        leave(t);
    }

    private static void deliver(Transition t, int source) {
        t.changeIrq(source, Irq::taken);
        if (t.capability(SlotId.ofInterrupt(source)) instanceof Capability.Notification notification
                && notification.canSend()) {
            Signals.send(t, notification.object(), notification.badge());
        }
    }

    // --- System calls ---

    private static void systemCall(Transition t, Event.SystemCall event) {
        trap(t, INSTRUCTION_BYTES);
        long thread = t.current();
        long number = t.register(thread, Registers.A7);
        if (number == SystemCall.DEBUG_PUT_CHAR) {
            t.print((int) t.register(thread, Registers.A0));
        } else if (number == SystemCall.DEBUG_CAP_IDENTIFY) {
            t.setRegister(thread, Registers.A0, named(t, thread).tag());
        } else if (number == SystemCall.DEBUG_GET_THREAD_AFFINITY) {
            t.setRegister(thread, Registers.A0, affinity(t, thread));
        } else if (number == SystemCall.BENCHMARK_RESET_LOG) {
            t.setRegister(thread, Registers.A0, 0);
        } else if (!isBenchmarkCall(number)) {
            t.expectLooks(event.looks());
            enter(t, event.now(), () -> call(t, thread, number));
            if (t.hasMoreLooks()) {
                throw new IllegalStateException("a long operation looked when there was none");
            }
        }
    }

    /// {@return the capability that a0 names, nothing when it names none}
    private static Capability named(Transition t, long thread) {
        return Lookup.inCSpace(t, thread, t.register(thread, Registers.A0))
                        instanceof Lookup.Result.Found found
                ? t.capability(found.slot())
                : CapabilityRules.NULL;
    }

    /// {@return the core of the thread that a0 names; when it names none the kernel halts, which is
    /// the end of this specification}
    private static long affinity(Transition t, long thread) {
        return named(t, thread) instanceof Capability.Tcb(long target)
                ? Cores.ofThread(t, target)
                : t.register(thread, Registers.A0);
    }

    /// {@return whether it is a call that changes nothing but measurements}
    private static boolean isBenchmarkCall(long number) {
        return number <= SystemCall.BENCHMARK_FLUSH_CACHES
                && number >= SystemCall.BENCHMARK_NULL_SYSCALL;
    }

    private static void call(Transition t, long thread, long number) {
        if (number < SystemCall.YIELD || number > SystemCall.CALL) {
            Faults.handle(t, thread, new Fault.UnknownSyscall(number));
            return;
        }
        long a0 = t.register(thread, Registers.A0);
        long a6 = t.register(thread, Registers.A6);
        switch ((int) number) {
            case SystemCall.CALL -> invoke(t, a0, new Ipc.Manner(true, true, true), false);
            case SystemCall.SEND -> invoke(t, a0, new Ipc.Manner(true, false, false), false);
            case SystemCall.NB_SEND -> invoke(t, a0, new Ipc.Manner(false, false, false), false);
            case SystemCall.REPLY_RECV -> {
                if (firstPhase(t, a6)) {
                    receive(t, true, true);
                }
            }
            case SystemCall.NB_SEND_RECV -> {
                if (firstPhase(t, t.register(thread, Registers.T0))) {
                    receive(t, true, true);
                }
            }
            case SystemCall.NB_SEND_WAIT -> {
                if (firstPhase(t, a6)) {
                    receive(t, true, false);
                }
            }
            case SystemCall.RECV -> receive(t, true, true);
            case SystemCall.NB_RECV -> receive(t, false, true);
            case SystemCall.WAIT -> receive(t, true, false);
            case SystemCall.NB_WAIT -> receive(t, false, false);
            default -> Scheduling.yieldTurn(t);
        }
    }

    /// {@return whether the system call goes on}
    private static boolean firstPhase(Transition t, long address) {
        return invoke(t, address, new Ipc.Manner(false, false, true), true);
    }

    // --- Invoking ---

    /// {@return whether the system call goes on, which it does not when the operation has stopped}
    private static boolean invoke(
            Transition t, long address, Ipc.Manner manner, boolean firstPhase) {
        Arguments in = arguments(t, address, manner, firstPhase);
        if (in == null) {
            return true;
        }
        long thread = t.current();
        if (!firstPhase) {
            stall(t, in.capability());
        }
        switch (Decode.decode(in)) {
            case Decoded.Accepted(Operation operation) -> {
                Scheduling.setState(t, thread, new Restart());
                if (!Perform.perform(t, operation, manner.call())) {
                    Scheduling.chargeStopped(t);
                    return false;
                }
                finish(t, thread, manner.call());
            }
            case Decoded.Refused refused -> refuse(t, thread, refused, manner.call());
        }
        return true;
    }

    /// Takes a thread that is about to be changed, or whose time is, off the other core that runs
    /// it.
    private static void stall(Transition t, Capability invoked) {
        if (invoked instanceof Capability.Tcb(long thread)) {
            Cores.stall(t, thread);
        } else if (invoked instanceof Capability.SchedContext(long sc, _)
                && t.schedContext(sc).thread() != Tcb.NONE) {
            Cores.stall(t, t.schedContext(sc).thread());
        }
    }

    /// {@return the invocation as it is in the registers, null when an address in it finds nothing,
    /// which is a fault then if the system call is blocking}
    private static @Nullable Arguments arguments(
            Transition t, long address, Ipc.Manner manner, boolean firstPhase) {
        long thread = t.current();
        long info = t.register(thread, Registers.A1);
        if (!(find(t, thread, address, manner) instanceof Lookup.Result.Found found)) {
            return null;
        }
        long buffer = Buffers.readable(t, thread);
        List<SlotId> extra = new ArrayList<>();
        int count = buffer == Buffers.ABSENT ? 0 : MessageInfo.extraCaps(info);
        for (int i = 0; i < count; i++) {
            long other = Buffers.extraCapability(t, buffer, i);
            if (!(find(t, thread, other, manner) instanceof Lookup.Result.Found found2)) {
                return null;
            }
            extra.add(found2.slot());
        }
        int length = Messages.length(info);
        return new Arguments(
                t,
                thread,
                found.slot(),
                MessageInfo.label(info),
                buffer == Buffers.ABSENT ? Math.min(length, 4) : length,
                buffer,
                extra,
                manner,
                firstPhase);
    }

    /// {@return what it means when the running thread calls, in one word: an operation or an error;
    /// empty when an address in it finds nothing}
    public static Optional<String> meaningOfCall(State state) {
        var t = new Transition(state);
        long address = t.register(t.current(), Registers.A0);
        Arguments in = arguments(t, address, new Ipc.Manner(false, true, true), false);
        if (in == null) {
            return Optional.empty();
        }
        return Optional.of(
                switch (Decode.decode(in)) {
                    case Decoded.Accepted(Operation operation) ->
                            operation.getClass().getSimpleName();
                    case Decoded.Refused refused -> refused.error().name();
                });
    }

    /// {@return all that a call can mean, as [#meaningOfCall] names it}
    public static List<String> operationsOfCalls() {
        return Operation.names();
    }

    /// {@return what an address finds; a blocking call whose address finds nothing is a fault}
    private static Lookup.Result find(Transition t, long thread, long address, Ipc.Manner manner) {
        Lookup.Result result = Lookup.inCSpace(t, thread, address);
        if (result instanceof Lookup.Result.Failed(LookupFault reason) && manner.blocking()) {
            Faults.handle(t, thread, new Fault.CapFault(address, false, reason));
        }
        return result;
    }

    /// Answers a call that the operation itself did not answer.
    private static void finish(Transition t, long thread, boolean call) {
        if (!t.isThread(thread) || !(t.tcb(thread).state() instanceof Restart)) {
            return;
        }
        if (call) {
            Messages.deliver(t, thread, 0, 0);
        }
        Scheduling.setState(t, thread, new Running());
    }

    private static void refuse(Transition t, long thread, Decoded.Refused refused, boolean call) {
        if (call) {
            int length = Messages.setWords(t, thread, refused.words());
            long info = MessageInfo.of(refused.error().code(), length);
            Messages.deliver(t, thread, 0, info);
        }
    }

    // --- Receiving ---

    private static void receive(Transition t, boolean blocking, boolean withReply) {
        long thread = t.current();
        long address = t.register(thread, Registers.A0);
        switch (Lookup.inCSpace(t, thread, address)) {
            case Lookup.Result.Failed(LookupFault reason) -> faultInReceive(t, address, reason);
            case Lookup.Result.Found(SlotId slot, _) -> {
                switch (t.capability(slot)) {
                    case Capability.Endpoint endpoint when endpoint.canReceive() ->
                            receiveMessage(t, endpoint, blocking, withReply);
                    case Capability.Notification n when mayReceive(t, n, thread) ->
                            Signals.receive(t, thread, n.object(), blocking);
                    default -> faultInReceive(t, address, new MissingCapability(0));
                }
            }
        }
    }

    private static boolean mayReceive(
            Transition t, Capability.Notification notification, long thread) {
        long bound = t.notification(notification.object()).boundThread();
        return notification.canReceive() && (bound == Tcb.NONE || bound == thread);
    }

    private static void receiveMessage(
            Transition t, Capability.Endpoint endpoint, boolean blocking, boolean withReply) {
        long thread = t.current();
        if (!withReply) {
            Ipc.receive(t, thread, endpoint, blocking, Tcb.NONE);
            return;
        }
        long address = t.register(thread, Registers.A6);
        switch (Lookup.inCSpace(t, thread, address)) {
            case Lookup.Result.Failed(LookupFault reason) -> faultInReceive(t, address, reason);
            case Lookup.Result.Found(SlotId slot, _) -> {
                if (t.capability(slot) instanceof Capability.Reply reply) {
                    Ipc.receive(t, thread, endpoint, blocking, reply.object());
                } else {
                    faultInReceive(t, address, new MissingCapability(0));
                }
            }
        }
    }

    private static void faultInReceive(Transition t, long address, LookupFault reason) {
        Faults.handle(t, t.current(), new Fault.CapFault(address, true, reason));
    }
}
