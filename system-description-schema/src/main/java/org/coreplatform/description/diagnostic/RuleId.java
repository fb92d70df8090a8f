package org.coreplatform.description.diagnostic;

import java.util.regex.Pattern;

/// The stable name of a rule: `<element>.<defect>`, as in `channel.ppc-priority`.
///
/// It names the rule's test folder and its page in `docs/rules`.
public record RuleId(String value) implements Comparable<RuleId> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_-]*\\.[a-z0-9][a-z0-9-]*");

    public RuleId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a rule id: " + value);
        }
    }

    /// {@return the rule id with this text}
    public static RuleId of(String value) {
        return new RuleId(value);
    }

    @Override
    public int compareTo(RuleId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
