package org.coreplatform.description.xml;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.RuleId;

/// The comments of a description that let warnings pass. A reason is required, and a comment that
/// lets nothing pass is itself a warning: such comments are not to outlive their cause.
public final class Suppressions {
    static final RuleId UNUSED = RuleId.of("suppression.unused");
    static final RuleId NO_REASON = RuleId.of("suppression.no-reason");

    private final List<Suppression> all;

    Suppressions(List<Suppression> all) {
        this.all = List.copyOf(all);
    }

    /// {@return the findings that no comment lets pass, and what is wrong with the comments}
    public List<Diagnostic> apply(List<Diagnostic> found) {
        if (all.isEmpty()) {
            return found;
        }
        List<Diagnostic> left = new ArrayList<>(found);
        // Some rules wait until there are no errors, so their warnings may still come.
        boolean isComplete = found.stream().noneMatch(Diagnostic::isError);
        for (Suppression suppression : all) {
            if (!suppression.hasReason()) {
                left.add(noReason(suppression));
            } else if (!left.removeIf(suppression::covers)
                    && (isComplete || found.stream().anyMatch(suppression::isForAnError))) {
                left.add(unused(suppression));
            }
        }
        left.sort(Diagnostic.ORDER);
        return left;
    }

    private static Diagnostic noReason(Suppression suppression) {
        return Diagnostic.warning(
                        NO_REASON,
                        "no reason is given for allowing `%s`".formatted(suppression.rule()),
                        suppression.place(),
                        "does not count")
                .withHelp("write `<!-- allow %s: REASON -->`".formatted(suppression.rule()));
    }

    private static Diagnostic unused(Suppression suppression) {
        return Diagnostic.warning(
                        UNUSED,
                        "there is no warning of `%s` to allow".formatted(suppression.rule()),
                        suppression.place(),
                        "nothing to allow in the element that follows")
                .withNote("errors cannot be allowed");
    }
}
