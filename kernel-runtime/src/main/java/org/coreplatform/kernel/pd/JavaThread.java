package org.coreplatform.kernel.pd;

import java.lang.StackWalker.StackFrame;
import java.util.Optional;
import org.coreplatform.board.core.Core;
import org.coreplatform.board.core.TrapCause;
import org.coreplatform.board.core.TrapOutcome;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.kernel.pd.language.Tracer;
import org.coreplatform.kernel.pd.metering.MeterClass;
import org.coreplatform.sdk.abi.PdAddressSpace;
import org.coreplatform.sdk.abi.UserExceptionNumber;
import org.coreplatform.sdk.profile.BytecodeCosts;
import org.coreplatform.sdk.profile.JavaFrames;
import org.jspecify.annotations.Nullable;

/// One incarnation of a Java PD: its classes, its stack, its event loop, its place in the program.
///
/// While it waits for an event, nothing of it is on the host's stack: its coroutine has ended, and
/// begins anew with the event. Wherever else it is switched away from, the coroutine is suspended.
///
/// It is what the engine keeps with a [UserContext]. It ends by being dropped.
final class JavaThread {
    /// The frame of the event loop.
    private static final int LOOP_FRAME = JavaFrames.bytes(5, 4);

    private static final StackWalker FRAMES =
            StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final JavaEngine engine;
    private final UserContext context;
    private final LinkedProgram linked;
    private final IncarnationLoader loader;
    private final Life life;
    private final long stackBytes;
    private final long heapBytes;
    private final Coroutine coroutine;
    private final JavaPort port;
    private final long[] loopWords = new long[MeterClass.WORDS];
    private final @Nullable Object[] loopReferences = new Object[MeterClass.REFERENCES];
    private Core core;
    private long leftFault = CodeMap.ENTRY;
    private long leftNext = CodeMap.ENTRY;
    private int stackLeft;
    private int heapLeft;
    private int roomAfterTrace;
    private boolean started;

    /// @param linked the program
    /// @param incarnation its fresh classes
    JavaThread(
            JavaEngine engine,
            Core core,
            UserContext context,
            LinkedProgram linked,
            Incarnation incarnation) {
        this.engine = engine;
        this.core = core;
        this.context = context;
        this.linked = linked;
        loader = incarnation.loader();
        coroutine = engine.coroutine(linked.program(), this::body);
        port = new JavaPort(this, engine, engine.board());
        life = incarnation.start().apply(port);
        stackBytes = linked.program().stackBytes();
        stackLeft = Math.toIntExact(stackBytes) - LOOP_FRAME;
        heapBytes = linked.program().heapBytes();
        heapLeft = (int) Math.min(heapBytes, Integer.MAX_VALUE);
        roomAfterTrace = heapLeft;
    }

    UserContext context() {
        return context;
    }

    Core core() {
        return core;
    }

    int stackLeft() {
        return stackLeft;
    }

    int heapLeft() {
        return heapLeft;
    }

    /// Keeps what is left of its stack and heap while others run.
    void save(int stack, int heap) {
        stackLeft = stack;
        heapLeft = heap;
    }

    /// {@return bytes of host stack that it may take, by its model size}
    long stackBytes() {
        return stackBytes;
    }

    /// {@return whether it is on the host's stack somewhere}
    boolean isMounted() {
        return coroutine.isRunning();
    }

    /// {@return whether the context is still this incarnation's and still where it left it}
    boolean isAtItsPlace() {
        return context.engineState() == this
                && (context.nextIp() == leftNext || context.nextIp() == leftFault);
    }

    /// Runs it, on top of the caller's stack, until it is switched away from.
    void mount(Core on) {
        if (core != on) {
            core = on;
            port.moveTo(on);
        }
        coroutine.run();
    }

    private void body() {
        engine.enter(this);
        try {
            handleEvents();
        } catch (OutOfMemoryError exhausted) {
            // The host's memory, not the PD's: no fault of the system under simulation.
            engine.fail(exhausted);
            coroutine.suspend();
        } catch (Throwable thrown) {
            Uncaught uncaught = Uncaught.of(thrown, linked.codeMap());
            raise(uncaught.number(), uncaught.reason(), uncaught.address());
        }
    }

    /// The event loop; returns when the kernel switches away from the thread while it waits.
    private void handleEvents() {
        if (!started) {
            started = true;
            life.start();
            finishEvent(null);
        }
        while (receive()) {
            engine.spend(BytecodeCosts.EVENT_HANDLING);
            Object reply = life.handle(context.register(UserContext.A0));
            if (engine.isExpired()) {
                expire(CodeMap.LIBRARY);
            }
            finishEvent(reply);
        }
    }

    /// Prepares the system call by which the thread waits for the next event.
    private void finishEvent(@Nullable Object reply) {
        engine.spend(BytecodeCosts.EVENT_HANDLED);
        life.await(reply);
        quiesce();
        context.setNextIp(CodeMap.SYSTEM_CALL);
    }

    /// Executes that system call until it is done, and not to be executed again.
    ///
    /// @return whether it is; otherwise the thread has been switched away from
    private boolean receive() {
        while (context.nextIp() == CodeMap.SYSTEM_CALL) {
            if (trapAtSystemCall() == TrapOutcome.SWITCH || !isAtItsPlace()) {
                engine.leave(this);
                return false;
            }
        }
        return true;
    }

    /// Between events nothing is alive but what the program's fields refer to: finds out how much
    /// that is, when half of the room that there was has been used.
    private void quiesce() {
        int left = engine.heapLeft();
        if (left > roomAfterTrace / 2) {
            return;
        }
        long live = Tracer.liveBytes(life);
        roomAfterTrace = Math.clamp(heapBytes - live, 0, Integer.MAX_VALUE);
        engine.setHeapLeft(roomAfterTrace);
    }

    /// Executes the system-call instruction until it is done, and not to be executed again.
    void systemCall() {
        do {
            if (trapAtSystemCall() == TrapOutcome.SWITCH || !isAtItsPlace()) {
                park(true);
            }
        } while (context.nextIp() == CodeMap.SYSTEM_CALL);
    }

    private TrapOutcome trapAtSystemCall() {
        leaveAt(CodeMap.SYSTEM_CALL, CodeMap.SYSTEM_CALL + CodeMap.SYSTEM_CALL_BYTES);
        return engine.trap(this, TrapCause.SYSTEM_CALL);
    }

    /// Takes a page fault; returns when the access is to be tried again.
    void pageFault() {
        long address = currentAddress();
        trap(TrapCause.PAGE_FAULT, address);
    }

    /// Raises an exception at the current place. Does not return.
    void raise(int number, String reason) {
        raise(number, reason, currentAddress());
    }

    /// Raises that the heap is full. Does not return.
    void raiseHeapExhausted() {
        raise(
                UserExceptionNumber.HEAP_EXHAUSTED,
                "live objects and new ones take more than the %d bytes of `heap_size`"
                        .formatted(heapBytes));
    }

    private void raise(int number, String reason, long address) {
        while (true) {
            context.setException(number, reason);
            trap(TrapCause.EXCEPTION, address);
        }
    }

    private void trap(TrapCause cause, long address) {
        leaveAt(address, address);
        TrapOutcome outcome = engine.trap(this, cause);
        if (outcome == TrapOutcome.SWITCH || !isAtItsPlace()) {
            park(false);
        }
    }

    /// Does what is due when the meter has run out.
    void expire(long address) {
        leaveAt(address, address);
        TrapOutcome outcome = engine.expire(this);
        if (outcome == TrapOutcome.SWITCH || !isAtItsPlace()) {
            engine.meter().saveLocals(loopWords, loopReferences);
            park(false);
            engine.meter().restoreLocals(loopWords, loopReferences);
        }
    }

    /// Returns when this thread's core is not ahead of others.
    void awaitTurn() {
        long address = currentAddress();
        while (core.isAhead()) {
            expire(address);
        }
    }

    private void leaveAt(long faultIp, long nextIp) {
        leftFault = faultIp;
        leftNext = nextIp;
        context.setFaultIp(faultIp);
        context.setNextIp(nextIp);
        long used = stackBytes - engine.stackLeft();
        context.setRegister(UserContext.SP, PdAddressSpace.STACK_TOP - used);
    }

    /// Waits until it may go on.
    ///
    /// @param mayHost whether the thread that runs next may do so on top of this one's stack, which
    ///     is quicker than going back to the engine's loop
    private void park(boolean mayHost) {
        engine.leave(this);
        do {
            if (!mayHost || !engine.hostNext(this)) {
                coroutine.suspend();
            }
        } while (!engine.mayGoOn(this));
        engine.enter(this);
    }

    /// {@return the address of the innermost instruction of the program, the SDK aside}
    private long currentAddress() {
        return FRAMES.walk(
                frames ->
                        frames.filter(this::isAuthors)
                                .map(this::address)
                                .flatMap(Optional::stream)
                                .findFirst()
                                .orElse(CodeMap.LIBRARY));
    }

    private boolean isAuthors(StackFrame frame) {
        return frame.getDeclaringClass().getClassLoader() == loader
                && CodeMap.isAuthors(frame.getClassName());
    }

    private Optional<Long> address(StackFrame frame) {
        return linked.codeMap()
                .address(
                        frame.getClassName(),
                        frame.getMethodName(),
                        frame.getDescriptor(),
                        frame.getLineNumber());
    }
}
