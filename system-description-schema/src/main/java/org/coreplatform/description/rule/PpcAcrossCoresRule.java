package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.ProtectedProcedureCall;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.Schedule;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Warns of a protected procedure call to another core. A passive PD has no core of its own: it
/// runs on its caller's.
final class PpcAcrossCoresRule implements Rule {
    static final RuleId ID = RuleId.of("channel.ppc-across-cores");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (ProtectedProcedureCall call : system.protectedProcedureCalls()) {
            Schedule caller = call.caller().pd().schedule();
            Schedule callee = call.callee().pd().schedule();
            boolean exist = Math.max(caller.cpu(), callee.cpu()) < target.cores();
            if (exist && caller.cpu() != callee.cpu() && !callee.passive()) {
                sink.report(acrossCores(call));
            }
        }
    }

    private static Diagnostic acrossCores(ProtectedProcedureCall call) {
        ProtectionDomain caller = call.caller().pd();
        ProtectionDomain callee = call.callee().pd();
        return Diagnostic.warning(
                        ID,
                        "`%s` calls `%s` on another core".formatted(caller.name(), callee.name()),
                        call.caller().origin().at("pp"),
                        "this call")
                .withLabel(caller.origin().at("cpu"), "core %d".formatted(caller.schedule().cpu()))
                .withLabel(callee.origin().at("cpu"), "core %d".formatted(callee.schedule().cpu()))
                .withNote("priorities are compared on one core only, so the call may wait for ever")
                .withHelp(
                        "put both on one core, make `%s` passive, or use notifications"
                                .formatted(callee.name()));
    }
}
