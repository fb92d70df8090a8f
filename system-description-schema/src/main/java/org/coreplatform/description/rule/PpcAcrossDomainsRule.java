package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.ProtectedProcedureCall;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Warns of a protected procedure call to another scheduling domain: the callee runs in its own
/// domain's turn, also a passive one, and the caller goes on in its own.
final class PpcAcrossDomainsRule implements Rule {
    static final RuleId ID = RuleId.of("channel.ppc-across-domains");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (ProtectedProcedureCall call : system.protectedProcedureCalls()) {
            if (crosses(call)) {
                sink.report(acrossDomains(call));
            }
        }
    }

    /// {@return whether caller and callee have their turns at different times}
    static boolean crosses(ProtectedProcedureCall call) {
        var caller = call.caller().pd().schedule().domain();
        var callee = call.callee().pd().schedule().domain();
        return caller.isPresent() && callee.isPresent() && !caller.equals(callee);
    }

    private static Diagnostic acrossDomains(ProtectedProcedureCall call) {
        ProtectionDomain caller = call.caller().pd();
        ProtectionDomain callee = call.callee().pd();
        return Diagnostic.warning(
                        ID,
                        "`%s` calls `%s` in another scheduling domain"
                                .formatted(caller.name(), callee.name()),
                        call.caller().origin().at("pp"),
                        "this call")
                .withLabel(caller.origin().at("domain"), "the caller's")
                .withLabel(callee.origin().at("domain"), "the callee's")
                .withNote(
                        "the answer comes in a turn of `%s`, and reaches the caller in its own"
                                .formatted(callee.schedule().domain().orElse("")))
                .withHelp("put both in one domain, or use notifications and shared memory");
    }
}
