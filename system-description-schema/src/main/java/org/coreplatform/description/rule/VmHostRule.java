package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Architecture;
import org.coreplatform.description.model.Parent;
import org.coreplatform.description.model.ProtectedProcedureCall;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects what the protection domain of an x86 virtual machine cannot do.
final class VmHostRule implements Rule {
    static final RuleId ID = RuleId.of("virtual_machine.host");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        if (target.architecture() != Architecture.X86_64) {
            return;
        }
        for (ProtectionDomain pd : system.protectionDomains()) {
            pd.parent()
                    .filter(parent -> monitors(parent.pd()))
                    .ifPresent(parent -> sink.report(child(pd, parent)));
        }
        for (ProtectedProcedureCall call : system.protectedProcedureCalls()) {
            if (monitors(call.callee().pd())) {
                sink.report(callee(call));
            }
        }
    }

    private static boolean monitors(ProtectionDomain pd) {
        return pd.microkit().virtualMachine().isPresent();
    }

    private static Diagnostic child(ProtectionDomain pd, Parent parent) {
        return Diagnostic.error(
                        ID,
                        "`%s` has a virtual machine and cannot have child `%s`"
                                .formatted(parent.pd().name(), pd.name()),
                        pd.origin().element(),
                        "this child")
                .withNote("on x86 a PD waits for its guest, not for messages");
    }

    private static Diagnostic callee(ProtectedProcedureCall call) {
        return Diagnostic.error(
                        ID,
                        "`%s` has a virtual machine and cannot be called"
                                .formatted(call.callee().pd().name()),
                        call.caller().origin().at("pp"),
                        "this call")
                .withNote("on x86 a PD waits for its guest, not for messages");
    }
}
