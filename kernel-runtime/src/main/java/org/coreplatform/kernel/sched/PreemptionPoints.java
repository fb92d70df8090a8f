package org.coreplatform.kernel.sched;

import org.coreplatform.board.core.Core;
import org.coreplatform.board.time.EventQueue;
import org.coreplatform.kernel.trace.KernelObserver;
import org.jspecify.annotations.Nullable;

/// Tells long operations when to stop, so that interrupts and budgets do not wait for them.
///
/// Between two points an operation does a bounded piece of work and leaves everything consistent;
/// when it is stopped, the thread makes its system call again later, which goes on with the rest.
public final class PreemptionPoints {
    /// Pieces of work between two looks.
    private static final int UNITS = 100;

    private final Cores cores;
    private final Charging charging;
    private final EventQueue events;
    private final KernelCycles cycles;
    private @Nullable KernelObserver observer;

    /// What was done since the last look, all of it in one turn of a domain: no domain learns of
    /// another's.
    private int piecesOfWork;

    private int turn;

    public PreemptionPoints(SchedParts sched, EventQueue events, KernelCycles cycles) {
        cores = sched.cores();
        charging = sched.charging();
        this.events = events;
        this.cycles = cycles;
    }

    /// Watches long operations.
    public void observe(KernelObserver kernelObserver) {
        observer = kernelObserver;
    }

    /// {@return whether to stop, after a piece of work}
    public boolean isDue() {
        int present = cores.domains().turns();
        if (turn != present) {
            turn = present;
            piecesOfWork = 0;
        }
        piecesOfWork++;
        if (piecesOfWork < UNITS) {
            return false;
        }
        piecesOfWork = 0;
        cycles.settle();
        Core core = cores.core();
        boolean stops =
                core.hasPendingInterrupt()
                        || events.nextTime() <= core.clock().now()
                        || charging.isTimeUp();
        if (observer != null) {
            observer.looked(stops);
        }
        return stops;
    }
}
