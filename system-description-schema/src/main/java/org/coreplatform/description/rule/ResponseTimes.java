package org.coreplatform.description.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.coreplatform.description.model.Priority;
import org.coreplatform.description.model.SystemDescription;

/// How long protection domains with a reservation may have to wait for their budget.
public final class ResponseTimes {
    /// Steps after which a response time that still grows is taken to have no end.
    private static final int MAX_STEPS = 10_000;

    private ResponseTimes() {}

    /// When a protection domain has had its budget, at the latest.
    ///
    /// @param own its reservation
    /// @param above those that go before it
    /// @param blocking for how long a lower one may go before it, in microseconds
    /// @param micros the response time, in microseconds; more than the period if it is missed
    public record Response(Reservation own, List<Reservation> above, long blocking, long micros) {
        public Response {
            above = List.copyOf(above);
        }

        /// {@return whether the budget may come later than its period ends}
        public boolean isLate() {
            return micros > own.period();
        }
    }

    /// {@return the response times of the PDs on each core, or in each scheduling domain, that is
    /// not reserved more than once and can be looked at alone}
    public static List<Response> of(SystemDescription system) {
        Map<Integer, Priority> ceilings = Ceilings.of(system);
        List<Response> responses = new ArrayList<>();
        for (TimeShare share : TimeShare.of(system)) {
            if (share.isAlone() && share.reserved() <= share.part().orElse(0.0)) {
                share.reservations().forEach(own -> responses.add(of(own, share, ceilings)));
            }
        }
        return responses;
    }

    private static Response of(Reservation own, TimeShare share, Map<Integer, Priority> ceilings) {
        List<Reservation> reservations = share.reservations();
        List<Reservation> above = new ArrayList<>(reservations);
        above.removeIf(each -> !interferes(each, own));
        long blocking = blocking(own, reservations, ceilings);
        return new Response(own, above, blocking, response(own, above, blocking, share));
    }

    private static boolean interferes(Reservation other, Reservation own) {
        return !other.pd().is(own.pd()) && !own.pd().priority().isHigherThan(other.pd().priority());
    }

    /// A lower PD that calls a passive server runs with the server's priority, on its own budget.
    private static long blocking(
            Reservation own, List<Reservation> reservations, Map<Integer, Priority> ceilings) {
        long longest = 0;
        for (Reservation other : reservations) {
            Priority ceiling = ceilings.getOrDefault(other.pd().index(), other.pd().priority());
            boolean isLower = own.pd().priority().isHigherThan(other.pd().priority());
            if (isLower && !own.pd().priority().isHigherThan(ceiling)) {
                longest = Math.max(longest, other.budget());
            }
        }
        return longest;
    }

    /// The least time in which there certainly is enough for the own budget, for one lower PD that
    /// blocks, and for all activations of those above: the usual fixed-point iteration.
    private static long response(
            Reservation own, List<Reservation> above, long blocking, TimeShare share) {
        long response = own.budget() + blocking;
        for (int step = 0; step < MAX_STEPS && response <= own.period(); step++) {
            long next = own.budget() + blocking;
            for (Reservation each : above) {
                next += Math.ceilDiv(response, each.period()) * each.budget();
            }
            next = share.longestFor(next).orElseThrow();
            if (next == response) {
                return response;
            }
            response = next;
        }
        return response;
    }
}
