package org.coreplatform.description.rule;

import java.util.List;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Warns of reservations that are together more than a core's time.
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
        Reservation.byCore(system).forEach((core, reservations) -> check(core, reservations, sink));
    }

    private static void check(long core, List<Reservation> reservations, DiagnosticSink sink) {
        double sum = 0;
        for (int i = 0; i < reservations.size(); i++) {
            sum += reservations.get(i).utilisation();
            if (sum > ALL) {
                sink.report(tooMuch(core, reservations, i));
                return;
            }
        }
    }

    private static Diagnostic tooMuch(long core, List<Reservation> reservations, int last) {
        double sum = reservations.stream().mapToDouble(Reservation::utilisation).sum();
        Reservation first = reservations.get(last);
        Diagnostic found =
                Diagnostic.warning(
                        ID,
                        "budgets reserve %.0f %% of the time of core %d".formatted(sum * 100, core),
                        first.pd().origin().at("budget"),
                        "`%s` is too much".formatted(first.pd().name()));
        for (Reservation each : reservations) {
            found =
                    found.withNote(
                            "%5.1f %%  `%s`: %s"
                                    .formatted(each.utilisation() * 100, each.pd().name(), each));
        }
        return found.withHelp("lower budgets or lengthen periods until the sum is 100 % or less");
    }
}
