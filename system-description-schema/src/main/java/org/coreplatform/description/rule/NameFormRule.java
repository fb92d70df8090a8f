package org.coreplatform.description.rule;

import java.util.regex.Pattern;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.Origin;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SchedulingDomains;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects names of which no name of a constant can be made.
final class NameFormRule implements Rule {
    static final RuleId ID = RuleId.of("name.form");

    @Override
    public RuleId id() {
        return ID;
    }

    private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

    /// Names are shown in consoles and reports, and become names of constants.
    private static final int MAX_LENGTH = 64;

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (ProtectionDomain pd : system.protectionDomains()) {
            check(pd.name(), pd.origin(), sink);
        }
        for (MemoryRegion region : system.memoryRegions()) {
            check(region.name(), region.origin(), sink);
        }
        for (SchedulingDomains domains : system.domains()) {
            domains.domains().forEach(each -> check(each.name(), each.origin(), sink));
        }
    }

    private static void check(String name, Origin origin, DiagnosticSink sink) {
        if (name.length() > MAX_LENGTH) {
            sink.report(tooLong(name, origin));
        } else if (!FORM.matcher(name).matches()) {
            sink.report(malformed(name, origin));
        }
    }

    private static Diagnostic malformed(String name, Origin origin) {
        return Diagnostic.error(
                        ID,
                        "`%s` cannot be a name".formatted(name),
                        origin.at("name"),
                        "letters, digits, `_` and `-`, beginning with a letter")
                .withNote("constants in programs and lines of traces have such names");
    }

    private static Diagnostic tooLong(String name, Origin origin) {
        return Diagnostic.error(
                ID,
                "a name has at most %d characters, this one has %d"
                        .formatted(MAX_LENGTH, name.length()),
                origin.at("name"),
                "too long");
    }
}
