package org.coreplatform.description.rule;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.IoPort;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects ranges of I/O ports that are empty or overlap.
final class IoPortRangeRule implements Rule {
    static final RuleId ID = RuleId.of("ioport.range");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        List<Range<IoPort>> ranges = new ArrayList<>();
        for (ProtectionDomain pd : system.protectionDomains()) {
            for (IoPort port : pd.microkit().ioPorts()) {
                if (port.size() <= 0) {
                    sink.report(empty(port));
                } else {
                    ranges.add(new Range<>(port.address(), port.size(), port));
                }
            }
        }
        Range.overlaps(ranges, (first, again) -> sink.report(overlap(first, again)));
    }

    private static Diagnostic empty(IoPort port) {
        return Diagnostic.error(
                ID, "a range of I/O ports has a port", port.origin().at("size"), "at least 1");
    }

    private static Diagnostic overlap(Range<IoPort> first, Range<IoPort> again) {
        return Diagnostic.error(
                        ID,
                        "two ranges of I/O ports overlap",
                        again.owner().origin().at("addr"),
                        again.toString())
                .withLabel(first.owner().origin().at("addr"), first.toString());
    }
}
