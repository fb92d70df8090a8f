package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;
import org.coreplatform.description.rule.ResponseTimes.Response;

/// Warns of a protection domain that may get its budget too late.
final class ResponseTimeRule implements Rule {
    static final RuleId ID = RuleId.of("protection_domain.response-time");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (Response response : ResponseTimes.of(system)) {
            if (response.isLate()) {
                sink.report(tooLate(response));
            }
        }
    }

    private static Diagnostic tooLate(Response response) {
        Reservation own = response.own();
        Diagnostic found =
                Diagnostic.warning(
                        ID,
                        "`%s` may get its budget only after %d µs"
                                .formatted(own.pd().name(), response.micros()),
                        own.pd().origin().at("period"),
                        "later than its period");
        for (Reservation each : response.above()) {
            found = found.withNote("`%s` goes before: %s".formatted(each.pd().name(), each));
        }
        if (response.blocking() > 0) {
            found =
                    found.withNote(
                            "a lower PD may run for %d µs in a passive server of higher priority"
                                    .formatted(response.blocking()));
        }
        return found.withHelp(
                own.pd()
                        .schedule()
                        .domain()
                        .map("raise its priority, or give `%s` more or shorter turns"::formatted)
                        .orElse("raise its priority, or lower the budgets of those before it"));
    }
}
