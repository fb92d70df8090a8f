package org.coreplatform.description.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Priority;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Warns of a protection domain that may get its budget too late.
final class ResponseTimeRule implements Rule {
    static final RuleId ID = RuleId.of("protection_domain.response-time");

    @Override
    public RuleId id() {
        return ID;
    }

    /// Steps after which a response time that still grows is taken to have no end.
    private static final int MAX_STEPS = 10_000;

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        Reservation.byCore(system).forEach((_, reservations) -> check(system, reservations, sink));
    }

    private static void check(
            SystemDescription system, List<Reservation> reservations, DiagnosticSink sink) {
        double sum = reservations.stream().mapToDouble(Reservation::utilisation).sum();
        if (sum > 1) {
            return; // A mistake of its own.
        }
        Map<Integer, Priority> ceilings = Ceilings.of(system);
        for (Reservation own : reservations) {
            List<Reservation> above = new ArrayList<>(reservations);
            above.removeIf(each -> !interferes(each, own));
            long blocking = blocking(own, reservations, ceilings);
            long response = response(own, above, blocking);
            if (response > own.period()) {
                sink.report(tooLate(own, above, blocking, response));
            }
        }
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

    /// The least time that is enough for the own budget, for one lower PD that blocks, and for all
    /// activations of those above: the usual fixed-point iteration.
    private static long response(Reservation own, List<Reservation> above, long blocking) {
        long response = own.budget() + blocking;
        for (int step = 0; step < MAX_STEPS && response <= own.period(); step++) {
            long next = own.budget() + blocking;
            for (Reservation each : above) {
                next += Math.ceilDiv(response, each.period()) * each.budget();
            }
            if (next == response) {
                return response;
            }
            response = next;
        }
        return response;
    }

    private static Diagnostic tooLate(
            Reservation own, List<Reservation> above, long blocking, long response) {
        Diagnostic found =
                Diagnostic.warning(
                        ID,
                        "`%s` may get its budget only after %d µs"
                                .formatted(own.pd().name(), response),
                        own.pd().origin().at("period"),
                        "later than its period");
        for (Reservation each : above) {
            found = found.withNote("`%s` goes before: %s".formatted(each.pd().name(), each));
        }
        if (blocking > 0) {
            found =
                    found.withNote(
                            "a lower PD may run for %d µs in a passive server of higher priority"
                                    .formatted(blocking));
        }
        return found.withHelp("raise its priority, or lower the budgets of those before it");
    }
}
