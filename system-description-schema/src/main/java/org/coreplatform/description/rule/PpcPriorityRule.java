package org.coreplatform.description.rule;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.graph.PpcGraph;
import org.coreplatform.description.model.Priority;
import org.coreplatform.description.model.Profile;
import org.coreplatform.description.model.ProtectedProcedureCall;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects a protected procedure call whose callee does not outrank the caller.
final class PpcPriorityRule implements Rule {
    static final RuleId ID = RuleId.of("channel.ppc-priority");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        List<ProtectedProcedureCall> others = othersFind(system);
        for (ProtectedProcedureCall call : system.protectedProcedureCalls()) {
            Priority callee = call.callee().pd().priority();
            if (!others.contains(call) && !callee.isHigherThan(call.caller().pd().priority())) {
                sink.report(calleeDoesNotOutrankCaller(call));
            }
        }
    }

    /// {@return calls about which rules of the Core Platform say more: those that lead back}
    private static List<ProtectedProcedureCall> othersFind(SystemDescription system) {
        List<ProtectedProcedureCall> found = new ArrayList<>();
        if (system.profile() == Profile.CORE_PLATFORM) {
            PpcGraph.of(system).cycles().forEach(found::addAll);
            system.protectedProcedureCalls().stream()
                    .filter(call -> call.callee().pd().is(call.caller().pd()))
                    .forEach(found::add);
        }
        return found;
    }

    private static Diagnostic calleeDoesNotOutrankCaller(ProtectedProcedureCall call) {
        ProtectionDomain caller = call.caller().pd();
        ProtectionDomain callee = call.callee().pd();
        return Diagnostic.error(
                        ID,
                        "`%s` calls `%s`, which does not outrank it"
                                .formatted(caller.name(), callee.name()),
                        call.caller().origin().at("pd"),
                        "`%s` has priority %s and makes the call"
                                .formatted(caller.name(), caller.priority()))
                .withLabel(
                        call.callee().origin().at("pd"),
                        "`%s` has priority %s and provides the procedure"
                                .formatted(callee.name(), callee.priority()))
                .withNote("the callee of a protected procedure must have strictly higher priority")
                .withHelp(
                        "raise `%s` above %s, or let `%s` call `%s`"
                                .formatted(
                                        callee.name(),
                                        caller.priority(),
                                        callee.name(),
                                        caller.name()));
    }
}
