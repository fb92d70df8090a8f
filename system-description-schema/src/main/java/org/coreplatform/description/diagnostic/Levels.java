package org.coreplatform.description.diagnostic;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How seriously warnings are taken, by rule. Errors stay errors: a system that breaks a rule
/// cannot be made right by not looking.
///
/// @param byRule the levels that somebody chose
public record Levels(Map<RuleId, Level> byRule) {
    /// A choice.
    public enum Level {
        /// Not shown.
        ALLOW,
        /// Shown.
        WARN,
        /// An error.
        DENY
    }

    /// Warnings as they come.
    public static final Levels NONE = new Levels(Collections.emptyMap());

    public Levels {
        byRule = Collections.unmodifiableMap(new TreeMap<>(byRule));
    }

    /// {@return the findings with these levels}
    public List<Diagnostic> apply(List<Diagnostic> found) {
        return found.stream()
                .filter(each -> each.isError() || level(each) != Level.ALLOW)
                .map(each -> level(each) == Level.DENY ? each.withSeverity(Severity.ERROR) : each)
                .toList();
    }

    private Level level(Diagnostic found) {
        return byRule.getOrDefault(found.rule(), Level.WARN);
    }
}
