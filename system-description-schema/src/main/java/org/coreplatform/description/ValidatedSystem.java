package org.coreplatform.description;

import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// A system description that breaks no rule. Only [DescriptionChecker] makes one, so whoever has
/// one need not check it again.
public final class ValidatedSystem {
    private final SystemDescription description;
    private final Target target;

    ValidatedSystem(SystemDescription description, Target target) {
        this.description = description;
        this.target = target;
    }

    /// {@return the system}
    public SystemDescription description() {
        return description;
    }

    /// {@return what it was checked for}
    public Target target() {
        return target;
    }
}
