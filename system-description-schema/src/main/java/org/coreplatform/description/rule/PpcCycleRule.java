package org.coreplatform.description.rule;

import java.util.List;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.diagnostic.Span;
import org.coreplatform.description.graph.PpcGraph;
import org.coreplatform.description.model.ProtectedProcedureCall;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects protected procedure calls that lead back to the caller.
final class PpcCycleRule implements Rule {
    static final RuleId ID = RuleId.of("channel.ppc-cycle");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        if (allGoUp(system.protectedProcedureCalls())) {
            return;
        }
        for (List<ProtectedProcedureCall> cycle : PpcGraph.of(system).cycles()) {
            sink.report(cycle(cycle));
        }
    }

    /// Calls to higher priorities alone, as [PpcPriorityRule] wants them, never lead back.
    private static boolean allGoUp(List<ProtectedProcedureCall> calls) {
        for (ProtectedProcedureCall call : calls) {
            if (!call.callee().pd().priority().isHigherThan(call.caller().pd().priority())) {
                return false;
            }
        }
        return true;
    }

    private static Diagnostic cycle(List<ProtectedProcedureCall> cycle) {
        StringBuilder chain = new StringBuilder();
        for (ProtectedProcedureCall call : cycle) {
            chain.append("`%s` → ".formatted(call.caller().pd().name()));
        }
        chain.append("`%s`".formatted(cycle.getFirst().caller().pd().name()));
        Diagnostic found =
                Diagnostic.error(
                        ID,
                        "protected procedure calls form a cycle: " + chain,
                        span(cycle.getFirst()),
                        label(cycle.getFirst()));
        for (ProtectedProcedureCall call : cycle.subList(1, cycle.size())) {
            found = found.withLabel(span(call), label(call));
        }
        return found.withNote(
                        "a PD that calls cannot be called until it has its answer: they all wait for ever")
                .withHelp(help(cycle));
    }

    /// Calls go upwards, so at least one in a cycle has the wrong direction.
    private static String help(List<ProtectedProcedureCall> cycle) {
        for (ProtectedProcedureCall call : cycle) {
            ProtectionDomain caller = call.caller().pd();
            ProtectionDomain callee = call.callee().pd();
            if (!callee.priority().isHigherThan(caller.priority())) {
                return "let `%s` notify `%s`, which does not outrank it, instead of calling"
                        .formatted(caller.name(), callee.name());
            }
        }
        throw new IllegalStateException("priorities rise in a circle");
    }

    private static Span span(ProtectedProcedureCall call) {
        return call.caller().origin().at("pd");
    }

    private static String label(ProtectedProcedureCall call) {
        return "`%s` calls `%s`".formatted(call.caller().pd().name(), call.callee().pd().name());
    }
}
