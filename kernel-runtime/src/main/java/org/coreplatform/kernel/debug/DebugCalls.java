package org.coreplatform.kernel.debug;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.board.time.VirtualClock;
import org.coreplatform.kernel.capability.CSpace;
import org.coreplatform.kernel.invariant.Population;
import org.coreplatform.kernel.ipc.MessageRegisters;
import org.coreplatform.kernel.object.Capability;
import org.coreplatform.kernel.object.Capability.NullCapability;
import org.coreplatform.kernel.object.Capability.ThreadCapability;
import org.coreplatform.kernel.object.Slot;
import org.coreplatform.kernel.object.Tcb;
import org.coreplatform.kernel.sched.KernelCycles;
import org.coreplatform.kernel.trace.ConsoleSink;
import org.coreplatform.kernel.trace.ThreadStatistics;
import org.coreplatform.sdk.abi.IpcBufferLayout;
import org.coreplatform.sdk.abi.Limits;
import org.coreplatform.sdk.abi.SystemCall;
import org.coreplatform.sdk.profile.CycleCosts;
import org.jspecify.annotations.Nullable;

/// The system calls of a debug kernel that tracks utilisation. They cost no budget and switch to
/// nobody; a mistake in one of them halts, as the reference kernel does: the power goes off.
public final class DebugCalls {
    private static final int MAX_NAME = Limits.MESSAGE_REGISTERS * Long.BYTES;

    private final Parts parts;
    private final Benchmark benchmark;
    private final List<Tcb> named = new ArrayList<>();
    private ConsoleSink console = (_, _) -> {};

    /// What they look at.
    ///
    /// @param clock the core's time
    /// @param cycles what they cost
    /// @param cspace resolves addresses
    /// @param registers reaches messages
    /// @param population finds everything that there is
    /// @param powerOff ends the simulation
    public record Parts(
            VirtualClock clock,
            KernelCycles cycles,
            CSpace cspace,
            MessageRegisters registers,
            Supplier<Population> population,
            Runnable powerOff) {}

    /// @param benchmark tracks utilisation
    public DebugCalls(Parts parts, Benchmark benchmark) {
        this.parts = parts;
        this.benchmark = benchmark;
    }

    /// Prints to a console from here on.
    public void attach(ConsoleSink sink) {
        console = sink;
    }

    /// Counts a thread among those with a name.
    public void register(Tcb thread) {
        named.add(thread);
    }

    /// {@return the threads that have got a name, in this order}
    public List<ThreadStatistics> named() {
        return named.stream().<ThreadStatistics>map(thread -> thread.counters).toList();
    }

    /// {@return what the last exception of the thread with a name was about, for a person}
    public Optional<String> exceptionReason(String name) {
        return named.stream()
                .filter(thread -> thread.counters.name.equals(name))
                .findFirst()
                .map(thread -> thread.context.exceptionReason());
    }

    /// Makes a debug call.
    ///
    /// @param core on which the caller runs
    /// @return whether there is one of this number
    public boolean perform(int core, Tcb caller, long number) {
        if (number != (int) number || !perform(core, caller, (int) number)) {
            return false;
        }
        parts.cycles.spend(CycleCosts.DEBUG_CALL);
        parts.cycles.settle();
        return true;
    }

    private boolean perform(int core, Tcb caller, int number) {
        UserContext registers = caller.context;
        switch (number) {
            case SystemCall.DEBUG_PUT_CHAR ->
                    console.put(
                            caller.counters.name, (int) registers.register(UserContext.A0) & 0xff);
            case SystemCall.DEBUG_DUMP_SCHEDULER -> print(caller, dump().scheduler());
            case SystemCall.DEBUG_HALT -> halt(caller, "asked for");
            case SystemCall.DEBUG_CAP_IDENTIFY ->
                    registers.setRegister(UserContext.A0, capability(caller).tag());
            case SystemCall.DEBUG_SNAPSHOT -> print(caller, dump().capDl());
            case SystemCall.DEBUG_NAME_THREAD -> name(caller);
            case SystemCall.DEBUG_SEND_IPI -> halt(caller, "not on RISC-V");
            case SystemCall.DEBUG_GET_THREAD_AFFINITY -> {
                Tcb thread = thread(caller);
                if (thread != null) {
                    registers.setRegister(UserContext.A0, thread.core);
                }
            }
            default -> {
                return benchmark(core, caller, number);
            }
        }
        return true;
    }

    private boolean benchmark(int core, Tcb caller, int number) {
        switch (number) {
            case SystemCall.BENCHMARK_FLUSH_CACHES,
                    SystemCall.BENCHMARK_SET_LOG_BUFFER,
                    SystemCall.BENCHMARK_NULL_SYSCALL -> {}
            case SystemCall.BENCHMARK_RESET_LOG -> {
                benchmark.start(parts.clock.now());
                caller.context.setRegister(UserContext.A0, 0);
            }
            case SystemCall.BENCHMARK_FINALIZE_LOG -> benchmark.stop(parts.clock.now());
            case SystemCall.BENCHMARK_GET_THREAD_UTILISATION -> tellUtilisation(core, caller);
            case SystemCall.BENCHMARK_RESET_THREAD_UTILISATION -> {
                Tcb thread = thread(caller);
                if (thread != null) {
                    forget(thread);
                }
            }
            case SystemCall.BENCHMARK_DUMP_ALL_THREADS_UTILISATION ->
                    print(caller, dump().utilisation());
            case SystemCall.BENCHMARK_RESET_ALL_THREADS_UTILISATION ->
                    dump().threads().forEach(this::forget);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void forget(Tcb thread) {
        thread.counters.utilisation.reset();
        thread.counters.utilisation.since = parts.clock.now();
    }

    private void tellUtilisation(int core, Tcb caller) {
        Tcb thread = thread(caller);
        if (thread == null) {
            return;
        }
        long buffer = MessageRegisters.receiveBuffer(caller);
        if (buffer == MessageRegisters.NO_BUFFER) {
            halt(caller, "no IPC buffer");
            return;
        }
        long[] words = benchmark.words(core, thread);
        for (int i = 0; i < words.length; i++) {
            parts.registers.store(buffer, IpcBufferLayout.MESSAGE + Long.BYTES * i, words[i]);
        }
    }

    /// Names a thread by the bytes of the caller's message, up to a NUL.
    private void name(Tcb caller) {
        Tcb thread = thread(caller);
        if (thread == null) {
            return;
        }
        long buffer = MessageRegisters.sendBuffer(caller);
        if (buffer == MessageRegisters.NO_BUFFER) {
            halt(caller, "no IPC buffer");
            return;
        }
        String name = parts.registers.loadText(buffer, IpcBufferLayout.MESSAGE, MAX_NAME);
        if (name == null) {
            halt(caller, "the name has no end");
            return;
        }
        thread.counters.name = name;
        if (!named.contains(thread)) {
            named.add(thread);
        }
    }

    /// {@return the thread that register a0 names, null when it names none and the kernel halts}
    private @Nullable Tcb thread(Tcb caller) {
        if (capability(caller) instanceof ThreadCapability(Tcb thread)) {
            return thread;
        }
        halt(caller, "no thread at %#x".formatted(caller.context.register(UserContext.A0)));
        return null;
    }

    private Capability capability(Tcb caller) {
        long address = caller.context.register(UserContext.A0);
        Slot slot = parts.cspace.lookup(caller.capability(Tcb.CSPACE), address);
        return slot == null ? NullCapability.NULL : slot.capability;
    }

    private void halt(Tcb caller, String reason) {
        long number = caller.context.register(UserContext.A7);
        print(caller, "kernel halted by system call %d: %s\n".formatted(number, reason));
        parts.powerOff.run();
    }

    private SystemDump dump() {
        return new SystemDump(parts.population.get());
    }

    private void print(Tcb caller, String text) {
        for (int i = 0; i < text.length(); i++) {
            console.put(caller.counters.name, text.charAt(i) & 0xff);
            parts.cycles.spend(CycleCosts.DEBUG_CALL);
        }
    }
}
