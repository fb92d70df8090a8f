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

    private static final long PORTS = 0x1_0000;

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
                    if (!isOnBus(port)) {
                        sink.report(notThere(port));
                    }
                }
            }
        }
        Range.overlaps(ranges, (first, again) -> sink.report(overlap(first, again)));
    }

    private static boolean isOnBus(IoPort port) {
        return Long.compareUnsigned(port.address(), PORTS) < 0
                && port.size() <= PORTS - port.address();
    }

    /// Microkit passes them on to the kernel, which takes 16 bits.
    private static Diagnostic notThere(IoPort port) {
        return Diagnostic.warning(
                ID,
                "a range of I/O ports reaches beyond the last port",
                port.origin().at("addr"),
                "there are ports 0 to 0xffff");
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
