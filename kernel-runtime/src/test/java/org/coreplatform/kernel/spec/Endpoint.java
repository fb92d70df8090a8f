package org.coreplatform.kernel.spec;

import java.util.List;

/// Where senders and receivers meet. The queue is idle when it is empty.
///
/// @param receiving whether those in the queue are receivers
/// @param queue by priority, the highest first, and by time of arrival
record Endpoint(boolean receiving, List<Long> queue) {
    static final Endpoint IDLE = new Endpoint(false, List.of());

    Endpoint {
        queue = List.copyOf(queue);
        receiving = receiving && !queue.isEmpty();
    }

    boolean hasSenders() {
        return !receiving && !queue.isEmpty();
    }

    boolean hasReceivers() {
        return receiving;
    }

    Endpoint withQueue(List<Long> threads) {
        return new Endpoint(receiving, threads);
    }
}
