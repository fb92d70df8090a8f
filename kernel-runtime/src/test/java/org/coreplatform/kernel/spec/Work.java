package org.coreplatform.kernel.spec;

/// Long operations, which stop in the middle for interrupts and at the end of the budget.
///
/// They do piece after piece, each of which leaves everything consistent. One that stops leaves its
/// thread as it was before the system call, which then makes it again and so goes on with the rest.
final class Work {
    private Work() {}

    /// Counts a piece of work; {@return whether to stop after it}.
    static boolean stopsAfterPiece(Transition t) {
        t.setPieces(t.pieces() + 1);
        if (t.pieces() < Parameters.PIECES_OF_WORK) {
            return false;
        }
        t.setPieces(0);
        Event.Look look = t.nextLook();
        Scheduling.updateTimestamp(t, look.now());
        if (!look.stops() && mustStop(t)) {
            throw new IllegalStateException("a long operation went on when it had to stop");
        }
        return look.stops();
    }

    private static boolean mustStop(Transition t) {
        return t.state().pendingIrq() != 0
                || Long.compareUnsigned(t.now(), t.scheduler().deadline()) >= 0
                || Scheduling.isTimeUp(t);
    }
}
