package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;
import org.coreplatform.sdk.abi.Limits;

/// Rejects stacks that are too small, too large, or no whole pages.
final class PdStackSizeRule implements Rule {
    static final RuleId ID = RuleId.of("protection_domain.stack-size");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (ProtectionDomain pd : system.protectionDomains()) {
            long size = pd.stackBytes();
            if (Long.compareUnsigned(size, Limits.MIN_STACK_BYTES) < 0
                    || Long.compareUnsigned(size, Limits.MAX_STACK_BYTES) > 0) {
                sink.report(outOfRange(pd));
            } else if (size % MemoryRegion.SMALL_PAGE != 0) {
                sink.report(notWholePages(pd));
            }
        }
    }

    private static Diagnostic outOfRange(ProtectionDomain pd) {
        return Diagnostic.error(
                ID,
                "a stack has %s to %s, that of `%s` has %s"
                        .formatted(
                                Quantity.size(Limits.MIN_STACK_BYTES),
                                Quantity.size(Limits.MAX_STACK_BYTES),
                                pd.name(),
                                Quantity.size(pd.stackBytes())),
                pd.origin().at("stack_size"),
                "out of range");
    }

    private static Diagnostic notWholePages(ProtectionDomain pd) {
        return Diagnostic.error(
                        ID,
                        "the stack of `%s` has %d bytes, which are no whole pages"
                                .formatted(pd.name(), pd.stackBytes()),
                        pd.origin().at("stack_size"),
                        "a multiple of 0x1000")
                .withHelp(
                        "use %s"
                                .formatted(
                                        Quantity.address(
                                                Pages.roundUp(
                                                        pd.stackBytes(),
                                                        MemoryRegion.SMALL_PAGE))));
    }
}
