package org.coreplatform.builder.elf;

import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Target;

/// What every program image of Microkit's profile has to be like.
interface ElfRule {
    /// {@return the rule's name}
    RuleId id();

    /// Reports every place where a program breaks the rule.
    void check(LoadedProgram program, Target target, DiagnosticSink sink);
}
