package org.coreplatform.description;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.Severity;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;
import org.junit.jupiter.api.Test;

/// Large systems can be checked at all; how fast, benchmarks tell.
class ScalingTest {
    static CheckOptions unlimited() {
        Target board = Target.of(TestBoard.PROFILE.withDramBytes(8L << 30));
        Target target =
                new Target(
                        board.name(),
                        board.architecture(),
                        board.cores(),
                        board.channelIds(),
                        Integer.MAX_VALUE,
                        board.userTop(),
                        board.ipcBuffer(),
                        board.features(),
                        board.hardware());
        CheckOptions options = TestBoard.options();
        return new CheckOptions(options.profile(), target, options.microkit(), options.files());
    }

    static CheckResult check(int pds, int regions, int channels) {
        byte[] content = GeneratedSystem.of(pds, regions, channels);
        return DescriptionChecker.check("generated.xml", content, unlimited());
    }

    @Test
    void acceptsTenThousandProtectionDomains() {
        CheckResult result = check(10_000, 10_000, 100_000);
        assertEquals(
                0L,
                result.diagnostics().stream()
                        .filter(found -> found.severity() == Severity.ERROR)
                        .map(Diagnostic::message)
                        .filter(message -> !message.contains("further"))
                        .count());
        SystemDescription system = result.system().orElseThrow().description();
        assertEquals(10_000, system.protectionDomains().size());
        assertEquals(100_000, system.channels().size());
    }
}
