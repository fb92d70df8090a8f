package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// A property that every system has to have. A rule keeps no state and reads no other rule's
/// result.
interface Rule {
    /// {@return the rule's name}
    RuleId id();

    /// Reports every place where the system breaks the rule.
    void check(SystemDescription system, Target target, DiagnosticSink sink);
}
