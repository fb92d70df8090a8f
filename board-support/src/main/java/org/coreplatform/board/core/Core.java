package org.coreplatform.board.core;

import org.coreplatform.board.time.EventQueue;
import org.coreplatform.board.time.VirtualClock;
import org.jspecify.annotations.Nullable;

/// One core: runs user contexts on an engine and takes their traps to the kernel.
public final class Core {
    private final int id;
    private final VirtualClock clock;
    private final EventQueue events;
    private @Nullable TrapHandler handler;
    private @Nullable ExecutionEngine engine;
    private boolean timerPending;
    private boolean externalPending;
    private boolean pauseRequested;

    /// @param id 0 for the first core
    /// @param clock the board's clock
    /// @param events the board's event queue
    public Core(int id, VirtualClock clock, EventQueue events) {
        this.id = id;
        this.clock = clock;
        this.events = events;
    }

    /// Connects kernel and engine; done once, before anything runs.
    public void connect(TrapHandler trapHandler, ExecutionEngine executionEngine) {
        handler = trapHandler;
        engine = executionEngine;
    }

    public int id() {
        return id;
    }

    public VirtualClock clock() {
        return clock;
    }

    /// Runs a context until the kernel switches away from it or a pause was requested.
    public void resume(UserContext context) {
        if (!pauseRequested) {
            clock.grantUntil(hasPendingInterrupt() ? clock.now() - 1 : events.nextTime());
            connectedEngine().resume(this, context);
        }
        pauseRequested = false;
    }

    /// Makes [#resume] return at the engine's next check, with the context where it is and the
    /// kernel unaware; for the run loop's limits and for power-off.
    public void requestPause() {
        pauseRequested = true;
        clock.expire();
    }

    /// {@return whether [#resume] should return as soon as it can}
    public boolean isPauseRequested() {
        return pauseRequested;
    }

    /// {@return the context that the kernel has chosen to run here, null while it is idle}
    public @Nullable UserContext currentContext() {
        return connectedHandler().currentContext(id);
    }

    /// Takes a trap of the running context to the kernel.
    ///
    /// Called by the engine, with the context's registers and evidence up to date.
    public TrapOutcome trap(UserContext context, TrapCause cause) {
        return connectedHandler().onTrap(context, cause);
    }

    /// Does what is due when the meter has run out, and takes the interrupt that follows, if any.
    ///
    /// Called by the engine at a metering check that finds [VirtualClock#isExpired()].
    public TrapOutcome expire(UserContext context) {
        events.runDue();
        clock.grantUntil(events.nextTime());
        if (pauseRequested) {
            return TrapOutcome.SWITCH;
        }
        if (!hasPendingInterrupt()) {
            return TrapOutcome.CONTINUE;
        }
        TrapOutcome outcome = trap(context, TrapCause.INTERRUPT);
        if (hasPendingInterrupt()) {
            clock.expire(); // the kernel takes one interrupt per entry
        }
        return outcome;
    }

    /// {@return whether a timer or external interrupt is pending}
    public boolean hasPendingInterrupt() {
        return timerPending || externalPending;
    }

    public boolean isTimerPending() {
        return timerPending;
    }

    /// Raises or lowers the timer interrupt; called by the core's timer.
    public void setTimerPending(boolean pending) {
        timerPending = pending;
        if (pending) {
            clock.expire();
        }
    }

    public boolean isExternalPending() {
        return externalPending;
    }

    /// Raises or lowers the external interrupt; called by the interrupt controller.
    public void setExternalPending(boolean pending) {
        externalPending = pending;
        if (pending) {
            clock.expire();
        }
    }

    private TrapHandler connectedHandler() {
        if (handler == null) {
            throw new IllegalStateException("no kernel is connected");
        }
        return handler;
    }

    private ExecutionEngine connectedEngine() {
        if (engine == null) {
            throw new IllegalStateException("no engine is connected");
        }
        return engine;
    }
}
