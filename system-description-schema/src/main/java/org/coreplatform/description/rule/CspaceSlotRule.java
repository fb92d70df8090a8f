package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.diagnostic.Severity;
import org.coreplatform.description.model.SharedCapability;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects slots of capability spaces that are out of range or used twice.
final class CspaceSlotRule implements Rule {
    static final RuleId ID = RuleId.of("cspace.slot");

    @Override
    public RuleId id() {
        return ID;
    }

    private static final int SLOTS = 128;
    private static final int USABLE = 64;

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (SharedCapability capability : system.sharedCapabilities()) {
            long slot = capability.slot();
            if (slot == 0 || Long.compareUnsigned(slot, SLOTS) >= 0) {
                sink.report(outOfRange(capability));
            } else if (slot >= USABLE) {
                sink.report(outOfRange(capability).withSeverity(Severity.WARNING));
            }
        }
        Duplicates.find(
                system.sharedCapabilities(),
                each -> each.holder().index() + ":" + each.slot(),
                (first, again) -> sink.report(usedTwice(first, again)));
    }

    private static Diagnostic outOfRange(SharedCapability capability) {
        return Diagnostic.error(
                        ID,
                        "slot %s does not exist"
                                .formatted(Long.toUnsignedString(capability.slot())),
                        capability.origin().at("slot"),
                        "1 to %d".formatted(USABLE - 1))
                .withNote("slot 0 of the root CNode is Microkit's, and there are 64");
    }

    private static Diagnostic usedTwice(SharedCapability first, SharedCapability again) {
        return Diagnostic.error(
                        ID,
                        "`%s` has two capabilities in slot %s"
                                .formatted(
                                        again.holder().name(), Long.toUnsignedString(again.slot())),
                        again.origin().at("slot"),
                        "used again")
                .withLabel(first.origin().at("slot"), "first used here");
    }
}
