package org.coreplatform.kernel.boot;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.coreplatform.board.catalog.Board;
import org.coreplatform.board.core.Core;
import org.coreplatform.board.core.TrapCause;
import org.coreplatform.board.core.TrapHandler;
import org.coreplatform.board.core.TrapOutcome;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.board.time.VirtualClock;
import org.coreplatform.kernel.capability.CSpace;
import org.coreplatform.kernel.debug.Benchmark;
import org.coreplatform.kernel.debug.DebugCalls;
import org.coreplatform.kernel.invariant.KernelInvariants;
import org.coreplatform.kernel.invariant.Population;
import org.coreplatform.kernel.ipc.Endpoints;
import org.coreplatform.kernel.ipc.FastPath;
import org.coreplatform.kernel.ipc.FaultDelivery;
import org.coreplatform.kernel.ipc.MessageRegisters;
import org.coreplatform.kernel.ipc.MessageTransfer;
import org.coreplatform.kernel.ipc.Notifications;
import org.coreplatform.kernel.ipc.Replies;
import org.coreplatform.kernel.ipc.ReplyTransfer;
import org.coreplatform.kernel.ipc.Threads;
import org.coreplatform.kernel.irq.Interrupts;
import org.coreplatform.kernel.lifecycle.Deletion;
import org.coreplatform.kernel.lifecycle.Finaliser;
import org.coreplatform.kernel.object.CNode;
import org.coreplatform.kernel.object.Capability.NotificationCapability;
import org.coreplatform.kernel.object.Tcb;
import org.coreplatform.kernel.object.ThreadState;
import org.coreplatform.kernel.sched.Charging;
import org.coreplatform.kernel.sched.Cores;
import org.coreplatform.kernel.sched.KernelCycles;
import org.coreplatform.kernel.sched.PreemptionPoints;
import org.coreplatform.kernel.sched.SchedContexts;
import org.coreplatform.kernel.sched.SchedParts;
import org.coreplatform.kernel.sched.Scheduler;
import org.coreplatform.kernel.syscall.KernelParts;
import org.coreplatform.kernel.syscall.SystemCalls;
import org.coreplatform.kernel.trace.ConsoleSink;
import org.coreplatform.kernel.trace.KernelObserver;
import org.coreplatform.kernel.trace.ThreadStatistics;
import org.coreplatform.kernel.vspace.AddressSpaces;
import org.coreplatform.sdk.abi.AbiVersion;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.FaultLabel;
import org.coreplatform.sdk.abi.SystemCall;
import org.coreplatform.sdk.image.BootLayout;
import org.coreplatform.sdk.image.SystemSpec;
import org.coreplatform.sdk.profile.CycleCosts;
import org.jspecify.annotations.Nullable;

/// The microkernel of a board: where its traps go.
///
/// It knows memory, page tables, timer and interrupt controller of the board, and no device. One
/// core is in it at a time; the others wait at its door, in the order of time.
public final class Kernel implements TrapHandler {
    /// The core that boots, and whose thread the root task is.
    private static final int BOOT_CORE = 0;

    private final VirtualClock clock;
    private final IntConsumer interruptTaken;
    private final KernelCycles cycles;
    private final BootLayout layout;
    private final RootEnvironment root;
    private final Cores cores;
    private final Charging charging;
    private final Scheduler scheduler;
    private final CSpace cspace;
    private final MessageRegisters registers;
    private final KernelParts parts;
    private final SystemCalls systemCalls;
    private final FaultDelivery faults;
    private final Notifications notifications;
    private final MessageTransfer transfer;
    private final AddressSpaces spaces;
    private final Interrupts interrupts;
    private final Benchmark benchmark;
    private final DebugCalls debugCalls;
    private @Nullable KernelObserver observer;
    private @Nullable KernelInvariants invariants;
    private boolean fastPathEnabled = true;

    /// When the last core that was in the kernel leaves it; kept once there are several.
    private long lockedUntil;

    private Kernel(Board board, BootLayout layout, int rootCNodeRadix) {
        this.layout = layout;
        clock = board.clock();
        interruptTaken = board::clearCoreInterrupt;
        cycles = new KernelCycles(clock);
        cspace = new CSpace();
        registers = new MessageRegisters(board.memory());
        spaces = new AddressSpaces(board.memory(), ofEachCore(board, board::mmu));
        interrupts =
                new Interrupts(
                        ofEachCore(board, board::interruptController), board.profile().maxIrq());
        var sched =
                SchedParts.of(
                        ofEachCore(board, board::core), board::timer, cycles, board::interruptCore);
        cores = sched.cores();
        charging = sched.charging();
        scheduler = sched.scheduler();
        var schedContexts = new SchedContexts(sched);
        var replies = new Replies(sched, schedContexts);
        var stopping = new Threads(sched, replies);
        transfer = new MessageTransfer(registers, cspace, cycles);
        notifications = new Notifications(sched, schedContexts, stopping, cycles);
        var endpoints =
                new Endpoints(
                        sched, schedContexts, stopping, replies, notifications, transfer, cycles);
        faults = new FaultDelivery(sched, endpoints, cycles);
        charging.connect(faults);
        var answers = new ReplyTransfer(sched, replies, transfer, faults);
        var fastPath = new FastPath(scheduler, cspace, transfer);
        var finaliser =
                new Finaliser(
                        endpoints,
                        notifications,
                        replies,
                        stopping,
                        schedContexts,
                        spaces,
                        interrupts);
        var preemption = new PreemptionPoints(sched, board.events(), cycles);
        parts =
                new KernelParts(
                        cycles,
                        cspace,
                        registers,
                        sched,
                        schedContexts,
                        stopping,
                        new SystemCalls.Messaging(
                                endpoints, notifications, answers, faults, fastPath),
                        new Deletion(finaliser, preemption, cycles),
                        finaliser,
                        spaces,
                        interrupts,
                        preemption);
        systemCalls = new SystemCalls(parts);
        root = new RootEnvironment(board, layout, rootCNodeRadix);
        benchmark = new Benchmark(cores);
        debugCalls =
                new DebugCalls(
                        new DebugCalls.Parts(
                                clock,
                                cycles,
                                cspace,
                                registers,
                                () -> Population.of(root.cnode(), interrupts),
                                board.powerSwitch()::turnOff),
                        benchmark);
        debugCalls.register(root.thread());
        cores.enter(BOOT_CORE);
        root.start(spaces, schedContexts);
        leave();
    }

    private static <T> List<T> ofEachCore(Board board, IntFunction<T> part) {
        return IntStream.range(0, board.profile().cores()).mapToObj(part).toList();
    }

    /// Boots the kernel for the system that the initialiser is going to make.
    public static Kernel boot(Board board, SystemSpec spec) {
        return boot(board, spec.imageBytes(), spec.rootCNodeRadix());
    }

    /// Boots the kernel; its root task is current afterwards.
    ///
    /// @param imageBytes bytes after the firmware that are taken, a multiple of 4 KiB
    /// @param rootCNodeRadix log2 of the slots of the root task's CNode
    public static Kernel boot(Board board, long imageBytes, int rootCNodeRadix) {
        BootLayout layout = BootLayout.of(board.profile(), imageBytes, rootCNodeRadix);
        return new Kernel(board, layout, rootCNodeRadix);
    }

    /// Prints what threads print with `DebugPutChar`.
    public void attachConsole(ConsoleSink sink) {
        debugCalls.attach(sink);
    }

    /// Watches the kernel from here on.
    public void observe(KernelObserver kernelObserver) {
        observer = kernelObserver;
        parts.sched().observe(kernelObserver);
        parts.schedContexts().observe(kernelObserver);
        transfer.observe(kernelObserver);
        notifications.observe(kernelObserver);
        faults.observe(kernelObserver);
        parts.preemption().observe(kernelObserver);
    }

    /// Handles every system call on the slow path from here on; only costs and speed differ.
    public void disableFastPath() {
        fastPathEnabled = false;
    }

    /// Runs programs that were made for another version of seL4: all threads but the root task
    /// number invocations so from here on.
    public void acceptLabels(AbiVersion version) {
        systemCalls.acceptLabels(version, root.thread());
    }

    /// Checks the kernel's invariants after every entry from here on; that is slow.
    public void checkInvariants() {
        invariants = new KernelInvariants(root.cnode(), interrupts, cores);
    }

    /// {@return where the root task's capabilities are}
    public BootLayout layout() {
        return layout;
    }

    /// {@return the root task's CNode, to look into}
    public CNode rootCNode() {
        return root.cnode();
    }

    /// {@return the root task's context}
    public UserContext rootContext() {
        return root.thread().context;
    }

    /// {@return physical address of the root task's IPC buffer}
    public long rootIpcBuffer() {
        return root.ipcBuffer();
    }

    /// {@return the root task and every thread that has been named, in this order}
    public List<ThreadStatistics> threads() {
        cores.settleCycles();
        return debugCalls.named();
    }

    /// {@return what the last exception of the thread with a name was about, for a person}
    Optional<String> exceptionReason(String name) {
        return debugCalls.exceptionReason(name);
    }

    /// {@return for each core that is in use, the cycles for which threads have run on it}
    public List<Long> busyCycles() {
        return cores.busyCycles();
    }

    /// {@return whether no thread runs, or ever will, unless something comes from outside}
    public boolean isQuiet() {
        return cores.isQuiet();
    }

    @Override
    public @Nullable UserContext currentContext(int coreId) {
        return cores.currentUserContext(coreId);
    }

    @Override
    public TrapOutcome onTrap(int core, UserContext context, TrapCause cause) {
        Tcb thread = cores.current(core);
        if (thread.context != context) {
            throw new IllegalStateException("a context traps that the kernel does not run");
        }
        boolean locks = cores.isMulticore();
        if (locks) {
            awaitLock();
        }
        long entered = clock.now();
        switch (cause) {
            case SYSTEM_CALL -> systemCall(core, thread);
            case PAGE_FAULT -> pageFault(core, thread);
            case EXCEPTION -> exception(core, thread);
            case INTERRUPT -> {
                context.setFaultIp(context.nextIp());
                interrupt(core);
            }
        }
        if (locks) {
            releaseLock();
        }
        if (benchmark.isTracking()) {
            benchmark.left(core, thread, entered, clock.now());
        }
        if (invariants != null) {
            invariants.check();
        }
        return cores.current(core) == thread ? TrapOutcome.CONTINUE : TrapOutcome.SWITCH;
    }

    /// Takes the interrupt that is pending while nobody runs.
    ///
    /// @param coreId the core, which is idle
    public void interruptIdle(int coreId) {
        if (!cores.isIdle(coreId)) {
            throw new IllegalStateException("core " + coreId + " is not idle");
        }
        awaitLock();
        Tcb idle = cores.current(coreId);
        long entered = clock.now();
        interrupt(coreId);
        releaseLock();
        if (benchmark.isTracking()) {
            benchmark.left(coreId, idle, entered, clock.now());
        }
        if (invariants != null) {
            invariants.check();
        }
    }

    /// One core is in the kernel at a time: spins until the last one has left. Nobody does before
    /// there are several.
    private void awaitLock() {
        long wait = lockedUntil - clock.now();
        if (wait > 0) {
            clock.charge(Math.toIntExact(wait));
        }
    }

    private void releaseLock() {
        lockedUntil = clock.now();
        if (spaces.haveLostRoots()) {
            reloadRoots();
        }
    }

    /// Threads that run on other cores no longer have an address space that has just gone.
    private void reloadRoots() {
        for (int core = 0; core < cores.count(); core++) {
            if (!cores.isIdle(core)) {
                Tcb thread = cores.current(core);
                thread.context.setPageTableRoot(spaces.rootAddress(thread));
            }
        }
    }

    private void systemCall(int core, Tcb thread) {
        long number = thread.context.register(UserContext.A7);
        if (observer != null) {
            observer.systemCall(thread.counters, (int) number);
        }
        if (number >= SystemCall.YIELD && number <= SystemCall.CALL) {
            cores.enter(core);
            if (charging.checkBudgetOrRestart()) {
                if (fastPathEnabled && systemCalls.performFast(thread, (int) number)) {
                    makeReady(cores.current());
                    return;
                }
                systemCalls.perform((int) number);
            }
            leave();
        } else if (!debugCalls.perform(core, thread, number)) {
            cores.enter(core);
            if (charging.checkBudgetOrRestart()) {
                faults.raiseUnknownSyscall(thread, number);
            }
            leave();
        }
    }

    private void pageFault(int core, Tcb thread) {
        cores.enter(core);
        if (charging.checkBudgetOrRestart()) {
            int fsr =
                    switch (thread.context.faultAccess()) {
                        case FETCH -> FaultLabel.FSR_INSTRUCTION;
                        case LOAD -> FaultLabel.FSR_LOAD;
                        case STORE -> FaultLabel.FSR_STORE;
                    };
            faults.raisePageFault(thread, thread.context.faultAddress(), fsr);
        }
        leave();
    }

    private void exception(int core, Tcb thread) {
        cores.enter(core);
        if (charging.checkBudgetOrRestart()) {
            faults.raiseUserException(thread, thread.context.exceptionNumber());
        }
        leave();
    }

    private void interrupt(int core) {
        cores.enter(core);
        cycles.spend(CycleCosts.INTERRUPT_ENTRY);
        charging.checkBudget();
        Core taking = cores.core();
        if (taking.isExternalPending()) {
            deliver(interrupts.take(core));
        } else if (taking.isSoftwarePending()) {
            interruptTaken.accept(core);
            scheduler.kicked();
        } else if (taking.isTimerPending()) {
            scheduler.timerExpired();
        }
        leave();
    }

    /// Signals an interrupt; one that nobody listens to stays in service until it is acknowledged.
    private void deliver(int irq) {
        if (irq == 0) {
            return;
        }
        if (observer != null) {
            observer.interrupt(irq);
        }
        if (interrupts.signal(irq).capability instanceof NotificationCapability signal
                && (signal.rights() & CapabilityRights.WRITE) != 0) {
            notifications.signal(signal.object(), signal.badge());
        }
    }

    /// Ends a kernel entry: the thread that runs next is made ready to go on.
    private void leave() {
        scheduler.leave();
        if (cores.isIdle()) {
            return;
        }
        makeReady(cores.current());
    }

    private void makeReady(Tcb next) {
        if (next.yieldTo != null) {
            SchedContexts.completeYield(next);
        }
        if (next.state == ThreadState.RESTART) {
            next.context.setNextIp(next.context.faultIp());
            next.state = ThreadState.RUNNING;
        }
        next.context.setPageTableRoot(spaces.rootAddress(next));
    }
}
