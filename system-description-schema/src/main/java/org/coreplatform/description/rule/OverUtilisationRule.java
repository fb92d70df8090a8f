package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Warns of reservations that are together more than the time of a core, or a scheduling domain.
final class OverUtilisationRule implements Rule {
    static final RuleId ID = RuleId.of("protection_domain.over-utilisation");

    @Override
    public RuleId id() {
        return ID;
    }

    /// Sums of fractions are not exact.
    private static final double ALL = 1.000_000_1;

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (TimeShare share : TimeShare.of(system)) {
            share.part().ifPresent(part -> check(share, part, sink));
        }
    }

    private static void check(TimeShare share, double part, DiagnosticSink sink) {
        double sum = 0;
        for (Reservation each : share.reservations()) {
            sum += each.utilisation();
            if (sum > part * ALL) {
                sink.report(tooMuch(share, part, each));
                return;
            }
        }
    }

    private static Diagnostic tooMuch(TimeShare share, double part, Reservation first) {
        String ofDomain =
                share.domain()
                        .map(name -> ", of which `%s` has %.0f %%".formatted(name, part * 100))
                        .orElse("");
        Diagnostic found =
                Diagnostic.warning(
                        ID,
                        "budgets reserve %.0f %% of the time of core %d%s"
                                .formatted(share.reserved() * 100, share.core(), ofDomain),
                        first.pd().origin().at("budget"),
                        "`%s` is too much".formatted(first.pd().name()));
        for (Reservation each : share.reservations()) {
            found =
                    found.withNote(
                            "%5.1f %%  `%s`: %s"
                                    .formatted(each.utilisation() * 100, each.pd().name(), each));
        }
        return found.withHelp(
                "lower budgets or lengthen periods until the sum is %.0f %% or less"
                        .formatted(part * 100));
    }
}
