package org.coreplatform.kernel.pd;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.coreplatform.board.catalog.Board;
import org.coreplatform.board.core.Core;
import org.coreplatform.board.core.ExecutionEngine;
import org.coreplatform.board.core.TrapCause;
import org.coreplatform.board.core.TrapOutcome;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.board.time.VirtualClock;
import org.coreplatform.kernel.pd.language.ObjectSizes;
import org.coreplatform.kernel.pd.metering.MachineMeter;
import org.coreplatform.kernel.pd.metering.MeterClass;
import org.coreplatform.kernel.pd.metering.MeterEvents;
import org.coreplatform.kernel.pd.metering.Shared;
import org.coreplatform.sdk.abi.UserExceptionNumber;
import org.coreplatform.sdk.image.ImageRefused;
import org.coreplatform.sdk.image.PdProgram;
import org.coreplatform.sdk.image.PdProgramCodec;
import org.coreplatform.sdk.profile.BytecodeCosts;
import org.jspecify.annotations.Nullable;

/// Executes Java PDs, as metered bytecode on the host's JVM, and the programs of the runtime.
///
/// Each incarnation of a PD has a coroutine. A trap is a method call on its stack. When the kernel
/// switches, either the coroutine suspends and the loop in [#resume] runs the next one, or, after a
/// system call, the next one is run right there, on top of the waiting one. Which of the two it is
/// makes no difference to anybody but the host: whoever waits asks again whether it may go on, and
/// to end an incarnation is to forget it.
///
/// A bug of ours must not travel through PD code, which could catch it: it is kept, everybody
/// suspends, and the loop throws it.
public final class JavaEngine implements ExecutionEngine, Diagnosis {
    /// Coroutines on top of each other: a preemption of the topmost suspends them one by one.
    private static final int MAX_HOSTED = 8;

    /// Stack bytes, by the model, of coroutines on top of each other.
    private static final long MAX_HOSTED_STACK = 32 << 20;

    private final Board board;
    private final BuiltinPrograms builtins;
    private final Runnable hostPoll;
    private final Stacks stacks;
    private final LinkCache cache;
    private final VirtualClock clock;
    private final ProgramReader reader;
    private final MeterClass.Copy meterClass;
    private final MachineMeter meter;
    private final Map<ByteBuffer, LinkedProgram> linked = new HashMap<>(); // never iterated
    private final Shared shared = new Shared(LinkedProgram::isCommon);
    private final Map<String, LinkedProgram> byName = new HashMap<>(); // never iterated
    private @Nullable JavaThread running;
    private int hosted;
    private long hostedStack;
    private @Nullable Throwable bug;

    /// What PDs run on.
    public enum Stacks {
        /// The machine's stack: quick.
        SHARED,
        /// A thread for each PD: debuggers understand it.
        THREADS
    }

    /// Connects the board's clock with a meter of its own.
    ///
    /// @param builtins makes the programs that are not PDs
    /// @param hostPoll called now and then while PDs run; may ask the core to pause
    /// @param stacks what PDs run on, which makes no difference in simulated time
    /// @param cache keeps linked programs for other runs
    public JavaEngine(
            Board board,
            BuiltinPrograms builtins,
            Runnable hostPoll,
            Stacks stacks,
            LinkCache cache) {
        this.cache = cache;
        this.board = board;
        this.builtins = builtins;
        this.hostPoll = hostPoll;
        this.stacks = stacks;
        clock = board.clock();
        reader = new ProgramReader(board);
        meterClass = MeterClass.load(new Events());
        meter = meterClass.meter();
        clock.attach(meter);
        board.bus().setGate(this::awaitTurn);
    }

    @Override
    public void resume(Core core, UserContext context) {
        UserContext next = context;
        while (next != null) {
            run(core, next);
            throwBug();
            if (core.isPauseRequested()) {
                return;
            }
            next = core.currentContext();
        }
    }

    private void run(Core core, UserContext context) {
        Object state = context.engineState();
        if (state == null || context.nextIp() == CodeMap.ENTRY) {
            start(core, context);
        } else if (state instanceof BuiltinProgram program) {
            program.resume(core, context);
        } else if (state instanceof JavaThread thread && thread.isAtItsPlace()) {
            thread.mount(core);
        } else {
            raise(core, context, UserExceptionNumber.ILLEGAL_INSTRUCTION, "no instruction there");
        }
    }

    /// Starts a program afresh; whatever ran in the context before is forgotten.
    private void start(Core core, UserContext context) {
        context.setEngineState(null);
        if (context.nextIp() != CodeMap.ENTRY) {
            raise(
                    core,
                    context,
                    UserExceptionNumber.ILLEGAL_INSTRUCTION,
                    "a program starts at its entry");
            return;
        }
        try {
            byte[] bytes = reader.read(core, context);
            if (bytes != null) {
                start(core, context, bytes);
            }
        } catch (ProgramRefused refused) {
            raise(core, context, UserExceptionNumber.PROGRAM_REFUSED, refused.reason());
        } catch (ImageRefused refused) {
            raise(core, context, UserExceptionNumber.PROGRAM_REFUSED, refused.getMessage());
        }
    }

    private void start(Core core, UserContext context, byte[] bytes) throws ProgramRefused {
        long magic = PdProgramCodec.magic(bytes);
        if (magic == PdProgramCodec.MONITOR_MAGIC) {
            BuiltinProgram program = builtins.monitor(PdProgramCodec.decodeMonitor(bytes));
            context.setEngineState(program);
            program.resume(core, context);
        } else if (magic == PdProgramCodec.MAGIC) {
            LinkedProgram program = link(bytes);
            Incarnation incarnation = Incarnation.of(program, meterClass.type());
            var thread = new JavaThread(this, core, context, program, incarnation);
            context.setEngineState(thread);
            thread.mount(core);
        } else {
            throw new ProgramRefused("there is no program at the entry address");
        }
    }

    private LinkedProgram link(byte[] bytes) throws ProgramRefused {
        ByteBuffer key = ByteBuffer.wrap(bytes);
        LinkedProgram program = linked.get(key);
        if (program == null) {
            program = linkNew(bytes);
            linked.put(key, program);
            byName.put(program.program().name(), program);
        }
        return program;
    }

    private LinkedProgram linkNew(byte[] bytes) throws ProgramRefused {
        PdProgram program = PdProgramCodec.decode(bytes);
        Optional<byte[]> kept = cache.find(bytes);
        if (kept.isPresent()) {
            return LinkedProgram.decode(program, kept.get());
        }
        LinkedProgram result = LinkedProgram.link(program, shared);
        cache.keep(bytes, result.encode());
        return result;
    }

    @Override
    public Optional<CodePlace> locate(String protectionDomain, long address) {
        return Optional.ofNullable(byName.get(protectionDomain))
                .flatMap(program -> program.codeMap().locate(address));
    }

    private void raise(Core core, UserContext context, int number, @Nullable String reason) {
        context.setFaultIp(context.nextIp());
        context.setException(number, reason);
        trap(core, context, TrapCause.EXCEPTION);
    }

    /// Takes a trap to the kernel, and the interrupt that has become due meanwhile.
    static TrapOutcome trap(Core core, UserContext context, TrapCause cause) {
        TrapOutcome outcome = core.trap(context, cause);
        if (outcome == TrapOutcome.SWITCH || !core.clock().isExpired()) {
            return outcome;
        }
        context.setFaultIp(context.nextIp());
        return core.expire(context);
    }

    Board board() {
        return board;
    }

    MachineMeter meter() {
        return meter;
    }

    int stackLeft() {
        return meter.stack();
    }

    int heapLeft() {
        return meter.heap();
    }

    void setHeapLeft(int bytes) {
        meter.setHeap(bytes);
    }

    /// Takes a trap to the kernel, on the stack of the thread that raises it.
    TrapOutcome trap(JavaThread thread, TrapCause cause) {
        Core core = thread.core();
        try {
            return trap(core, thread.context(), cause);
        } catch (Throwable e) {
            bug = e;
            return TrapOutcome.SWITCH;
        }
    }

    /// Does what is due, on the stack of the thread whose meter has run out.
    TrapOutcome expire(JavaThread thread) {
        try {
            hostPoll.run();
            return thread.core().expire(thread.context());
        } catch (Throwable e) {
            bug = e;
            return TrapOutcome.SWITCH;
        }
    }

    /// Spends cycles of the running thread; returns when all are paid.
    void charge(int cycles) {
        int left = cycles;
        while (left > meter.remaining()) {
            int part = Math.max(0, meter.remaining()) + 1;
            clock.charge(Math.min(part, left));
            left -= Math.min(part, left);
            current().expire(CodeMap.LIBRARY);
        }
        clock.charge(left);
    }

    /// Spends cycles of the running thread, whether any are left or not.
    void spend(int cycles) {
        clock.charge(cycles);
    }

    /// {@return whether the running thread has to look up: something is due}
    boolean isExpired() {
        return clock.isExpired();
    }

    /// {@return the stack of a new incarnation}
    Coroutine coroutine(PdProgram program, Runnable body) {
        return switch (stacks) {
            case SHARED -> new StackCoroutine(body);
            case THREADS -> new ThreadCoroutine(program.name(), program.stackBytes(), body);
        };
    }

    void enter(JavaThread thread) {
        running = thread;
        meter.setStack(thread.stackLeft());
        meter.setHeap(thread.heapLeft());
    }

    void leave(JavaThread thread) {
        thread.save(meter.stack(), meter.heap());
    }

    /// {@return whether a thread that waits is the one that the kernel has chosen}
    boolean mayGoOn(JavaThread thread) {
        Core core = thread.core();
        return bug == null
                && !core.isPauseRequested()
                && core.currentContext() == thread.context()
                && thread.isAtItsPlace();
    }

    /// Runs the thread that the kernel has chosen on top of one that waits, if that can be done;
    /// {@return whether it was}.
    boolean hostNext(JavaThread host) {
        Core core = host.core();
        if (bug != null
                || core.isPauseRequested()
                || hosted == MAX_HOSTED
                || stacks == Stacks.THREADS) {
            return false;
        }
        UserContext next = core.currentContext();
        if (next == null
                || !(next.engineState() instanceof JavaThread thread)
                || thread.isMounted()
                || !thread.isAtItsPlace()
                || hostedStack + host.stackBytes() > MAX_HOSTED_STACK) {
            return false;
        }
        hosted++;
        hostedStack += host.stackBytes();
        thread.mount(core);
        hostedStack -= host.stackBytes();
        hosted--;
        return true;
    }

    /// What is done to devices is done in the order of time: the running thread waits until its
    /// core is not ahead of others.
    private void awaitTurn() {
        JavaThread thread = running;
        if (thread != null && thread.isMounted() && thread.core().isAhead()) {
            thread.awaitTurn();
        }
    }

    private JavaThread current() {
        JavaThread thread = running;
        if (thread == null) {
            throw new IllegalStateException("no thread runs");
        }
        return thread;
    }

    /// Ends the run with something that is not the doing of programs, once everybody is suspended.
    void fail(Throwable thrown) {
        bug = thrown;
    }

    private void throwBug() {
        Throwable thrown = bug;
        bug = null;
        switch (thrown) {
            case null -> {}
            case RuntimeException exception -> throw exception;
            case Error error -> throw error;
            default -> throw new IllegalStateException(thrown);
        }
    }

    /// What the meter of this machine tells; all on the stack of the running thread.
    private final class Events implements MeterEvents {
        @Override
        public void expired(int offset) {
            current().expire(CodeMap.ENTRY + offset);
        }

        @Override
        public void charge(int cycles) {
            JavaEngine.this.charge(cycles);
        }

        @Override
        public int allocateArrays(int count, int length, int elementBytes) {
            int elements = Math.max(0, length);
            long bytes = ObjectSizes.array(elements, elementBytes);
            long available = meter.heap();
            if (bytes > available / Math.max(1, count)) {
                exhausted();
            }
            int total = (int) bytes * count;
            meter.setHeap((int) available - total);
            JavaEngine.this.charge(total / BytecodeCosts.BYTES_CLEARED_PER_CYCLE);
            return (int) Math.min((long) count * elements, Integer.MAX_VALUE);
        }

        @Override
        public void overflow() {
            JavaThread thread = current();
            thread.raise(
                    UserExceptionNumber.STACK_OVERFLOW,
                    "calls are nested deeper than the %d bytes of `stack_size` allow"
                            .formatted(thread.stackBytes()));
        }

        @Override
        public void exhausted() {
            current().raiseHeapExhausted();
        }
    }
}
