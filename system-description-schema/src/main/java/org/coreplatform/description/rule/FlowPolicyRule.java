package org.coreplatform.description.rule;

import java.util.List;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.graph.FlowGraph;
import org.coreplatform.description.model.FlowConstraint;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects a system in which information can flow where the author forbids it.
final class FlowPolicyRule implements Rule {
    static final RuleId ID = RuleId.of("policy.flow");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        if (system.policy().isEmpty()) {
            return;
        }
        FlowGraph flows = FlowGraph.of(system, target.hardware());
        for (FlowConstraint constraint : system.policy()) {
            flows.violation(constraint).ifPresent(path -> sink.report(flows(constraint, path)));
        }
    }

    private static Diagnostic flows(FlowConstraint constraint, List<FlowGraph.Flow> path) {
        StringBuilder chain = new StringBuilder("`%s`".formatted(constraint.from().name()));
        path.forEach(flow -> chain.append(" → `%s`".formatted(flow.to())));
        Diagnostic found =
                Diagnostic.error(
                        ID,
                        "information can flow from `%s` to `%s`: %s"
                                .formatted(constraint.from().name(), constraint.to().name(), chain),
                        constraint.origin().element(),
                        "must not happen");
        for (FlowGraph.Flow flow : path) {
            found = found.withLabel(flow.span(), flow.means());
        }
        return found.withHelp(
                path.size() == 1
                        ? "cut this way"
                        : "cut one of these ways, or allow a PD on it with `except_through`");
    }
}
