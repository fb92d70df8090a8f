package org.coreplatform.kernel.pd.language;

/// Checks that a class may be named at all: it is in the program, in the allow-list, or the port
/// that `sdk.pd` alone may use.
final class TypeCheck {
    private final ProgramIndex index;
    private final Findings findings;
    private final boolean sdk;

    TypeCheck(ProgramIndex index, Findings findings, boolean sdk) {
        this.index = index;
        this.findings = findings;
        this.sdk = sdk;
    }

    boolean isAllowed(String className) {
        return index.contains(className)
                || AllowList.standard().allows(className)
                || isPort(className);
    }

    boolean isPort(String className) {
        return sdk && className.equals(Names.PD_PORT);
    }

    /// Checks the classes in the descriptor of a field or method.
    void descriptor(String descriptor) {
        for (String each : Names.classesIn(descriptor)) {
            use(each);
        }
    }

    /// Checks a class or array type that an instruction names.
    void entry(String entry) {
        for (String each : Names.classesOf(entry)) {
            use(each);
        }
    }

    /// Checks a class that a class of the program extends or implements.
    void extending(String className) {
        if (index.contains(className)) {
            return;
        }
        if (!isAllowed(className)) {
            findings.notInProfile(className);
            return;
        }
        boolean open = AllowList.standard().type(className).map(t -> t.open()).orElse(false);
        if (!open) {
            findings.report(
                    "a program must not extend or implement `" + Names.readable(className) + "`",
                    Hints.forExtending(className));
        }
    }

    private void use(String className) {
        if (!isAllowed(className)) {
            findings.notInProfile(className);
        }
    }
}
