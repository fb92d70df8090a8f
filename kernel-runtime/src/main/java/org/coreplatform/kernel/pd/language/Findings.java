package org.coreplatform.kernel.pd.language;

import java.util.List;
import java.util.TreeSet;

/// Collects violations while a class is walked: knows the place, and words what is found.
final class Findings {
    private final TreeSet<Violation> all = new TreeSet<>();
    private String className = "";
    private String method = "";
    private int line = -1;

    void enterClass(String name) {
        className = name;
        enterMethod("");
    }

    void enterMethod(String name) {
        method = name.isEmpty() ? "" : Names.method(name);
        line = -1;
    }

    void enterLine(int newLine) {
        line = newLine;
    }

    int count() {
        return all.size();
    }

    List<Violation> all() {
        return List.copyOf(all);
    }

    /// The violation at the present place.
    void report(String what, String help) {
        all.add(new Violation(className, method, line, what, help));
    }

    void unreadable(String reason) {
        report("the class file cannot be read: " + reason.lines().findFirst().orElse(""), "");
    }

    void notInProfile(String internalName) {
        if (internalName.startsWith("org/coreplatform/")) {
            report("`" + Names.readable(internalName) + "` is internal to the platform", "");
            return;
        }
        if (!internalName.startsWith("java")) {
            report(
                    "`" + Names.readable(internalName) + "` is not part of the program",
                    "add its source or class to the program image");
            return;
        }
        report(
                "`"
                        + Names.readable(internalName)
                        + "` is not in the language profile of protection domains",
                Hints.forClass(internalName));
    }

    void memberNotInProfile(String owner, String name) {
        if (name.equals("<init>")) {
            report(
                    "this constructor of `"
                            + Names.readable(owner)
                            + "` is not in the language profile of protection domains",
                    Hints.forMember(owner, name));
            return;
        }
        report(
                "`"
                        + Names.readable(owner)
                        + "."
                        + name
                        + "` is not in the language profile of protection domains",
                Hints.forMember(owner, name));
    }

    void missingMember(String owner, String name) {
        report(
                "`" + Names.readable(owner) + "` has no member `" + name + "`",
                "compile the program's classes together");
    }
}
