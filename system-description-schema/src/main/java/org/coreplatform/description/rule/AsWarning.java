package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.diagnostic.Severity;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Reports what another rule finds as warnings, for profiles that let it pass.
record AsWarning(Rule rule) implements Rule {
    @Override
    public RuleId id() {
        return rule.id();
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        DiagnosticSink found = new DiagnosticSink();
        rule.check(system, target, found);
        for (Diagnostic each : found.sorted()) {
            sink.report(each.withSeverity(Severity.WARNING));
        }
    }
}
