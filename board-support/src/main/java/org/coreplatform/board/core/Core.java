package org.coreplatform.board.core;

import org.coreplatform.board.time.EventQueue;
import org.coreplatform.board.time.VirtualClock;
import org.jspecify.annotations.Nullable;

/// One core: runs user contexts on an engine and takes their traps to the kernel, when it is its
/// turn.
public final class Core {
    private final int id;
    private final Turns turns;
    private final VirtualClock clock;
    private final EventQueue events;
    private @Nullable TrapHandler handler;
    private @Nullable ExecutionEngine engine;
    private boolean timerPending;
    private boolean externalPending;
    private boolean softwarePending;
    private boolean executing;
    private long keptTime;

    /// @param id 0 for the first core
    /// @param turns when it runs, and on which clock
    public Core(int id, Turns turns) {
        this.id = id;
        this.turns = turns;
        clock = turns.clock();
        events = turns.events();
        turns.add(this);
    }

    /// Connects kernel and engine; done once, before anything runs.
    public void connect(TrapHandler trapHandler, ExecutionEngine executionEngine) {
        handler = trapHandler;
        engine = executionEngine;
    }

    public int id() {
        return id;
    }

    /// {@return the board's clock, which shows this core's time while it is its turn}
    public VirtualClock clock() {
        return clock;
    }

    /// {@return how far this core has come, in cycles since power-on}
    public long time() {
        return executing ? clock.now() : keptTime;
    }

    /// Its turn begins or ends.
    void setExecuting(boolean isExecuting) {
        executing = isExecuting;
    }

    /// Remembers its time while others execute, or skips idle time.
    void keepTime(long time) {
        keptTime = time;
    }

    /// {@return whether it has a context to run or an interrupt to take}
    boolean isBusy() {
        return hasPendingInterrupt() || (handler != null && handler.currentContext(id) != null);
    }

    /// Runs a context until the kernel switches away from it, its turn is over, or a pause was
    /// requested.
    public void resume(UserContext context) {
        if (!turns.isPauseRequested()) {
            grant();
            connectedEngine().resume(this, context);
        }
        turns.setPauseRequested(false);
    }

    /// Lets the executing context run until there is something to do.
    public void grant() {
        clock.grantUntil(hasPendingInterrupt() ? clock.now() - 1 : turns.horizon());
    }

    /// Makes [#resume] return at the engine's next check, whichever core executes, with the context
    /// where it is and the kernel unaware; for the run loop's limits and for power-off.
    public void requestPause() {
        turns.setPauseRequested(true);
        clock.expire();
    }

    /// {@return whether [#resume] should return as soon as it can: somebody asked for it, or other
    /// cores come first}
    public boolean isPauseRequested() {
        return turns.isOver();
    }

    /// {@return whether this core, which executes, is ahead of another one, which comes first}
    public boolean isAhead() {
        return turns.isAhead();
    }

    /// {@return the context that the kernel has chosen to run here, null while it is idle}
    public @Nullable UserContext currentContext() {
        return connectedHandler().currentContext(id);
    }

    /// Takes a trap of the running context to the kernel.
    ///
    /// Called by the engine, with the context's registers and evidence up to date. When other cores
    /// come first, the instruction that trapped has not happened: the outcome is `SWITCH`, and the
    /// context does it again when it goes on.
    public TrapOutcome trap(UserContext context, TrapCause cause) {
        if (turns.isAhead()) {
            context.setNextIp(context.faultIp());
            turns.end();
            return TrapOutcome.SWITCH;
        }
        return connectedHandler().onTrap(id, context, cause);
    }

    /// Does what is due when the meter has run out, and takes the interrupt that follows, if any.
    ///
    /// Called by the engine at a metering check that finds [VirtualClock#isExpired()].
    public TrapOutcome expire(UserContext context) {
        if (turns.isAhead()) {
            turns.end();
            return TrapOutcome.SWITCH;
        }
        events.runDue();
        clock.grantUntil(turns.horizon());
        if (turns.isPauseRequested()) {
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

    /// {@return whether a timer, external or software interrupt is pending}
    public boolean hasPendingInterrupt() {
        return timerPending || externalPending || softwarePending;
    }

    public boolean isTimerPending() {
        return timerPending;
    }

    /// Raises or lowers the timer interrupt; called by the core's timer.
    public void setTimerPending(boolean pending) {
        boolean wasBusy = pending && isBusy();
        timerPending = pending;
        interrupt(pending, wasBusy);
    }

    public boolean isExternalPending() {
        return externalPending;
    }

    /// Raises or lowers the external interrupt; called by the interrupt controller.
    public void setExternalPending(boolean pending) {
        boolean wasBusy = pending && isBusy();
        externalPending = pending;
        interrupt(pending, wasBusy);
    }

    public boolean isSoftwarePending() {
        return softwarePending;
    }

    /// Raises or lowers the software interrupt, which other cores send; called by the CLINT.
    public void setSoftwarePending(boolean pending) {
        boolean wasBusy = pending && isBusy();
        softwarePending = pending;
        interrupt(pending, wasBusy);
    }

    private void interrupt(boolean pending, boolean wasBusy) {
        if (!pending) {
            return;
        }
        if (executing) {
            clock.expire();
        } else if (!wasBusy) {
            turns.wake(this);
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
