package org.coreplatform.kernel.spec;

import java.util.List;

/// A word that signals are or-ed into.
///
/// @param active whether a signal is pending
/// @param word the badges of the pending signals
/// @param queue those who wait, by priority
/// @param boundThread who also gets the signals while it receives from an endpoint
/// @param schedContext what a passive receiver of a signal runs on
record Notification(
        boolean active, long word, List<Long> queue, long boundThread, long schedContext) {
    static final Notification IDLE = new Notification(false, 0, List.of(), Tcb.NONE, Tcb.NONE);

    Notification {
        queue = List.copyOf(queue);
    }

    Notification withSignal(long badge) {
        return new Notification(true, word | badge, queue, boundThread, schedContext);
    }

    Notification withoutSignal() {
        return new Notification(false, 0, queue, boundThread, schedContext);
    }

    Notification withQueue(List<Long> threads) {
        return new Notification(active, word, threads, boundThread, schedContext);
    }

    Notification withBoundThread(long thread) {
        return new Notification(active, word, queue, thread, schedContext);
    }

    Notification withSchedContext(long sc) {
        return new Notification(active, word, queue, boundThread, sc);
    }
}
