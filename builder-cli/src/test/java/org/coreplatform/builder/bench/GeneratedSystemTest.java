package org.coreplatform.builder.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.coreplatform.description.CheckResult;
import org.coreplatform.description.DescriptionChecker;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.Severity;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.sdk.image.BootImageReader;
import org.junit.jupiter.api.Test;

/// Large systems can be checked, built and run at all; how fast, benchmarks tell.
class GeneratedSystemTest {

    @Test
    void tenThousandProtectionDomainsAreAccepted() {
        var generated = new GeneratedSystem(10_000, 10_000, 100_000);
        CheckResult result =
                DescriptionChecker.check(
                        "system.xml", generated.description(), CheckTime.withoutLimits());
        assertEquals(
                List.of(),
                result.diagnostics().stream()
                        .filter(found -> found.severity() == Severity.ERROR)
                        .map(Diagnostic::message)
                        .toList());
        SystemDescription system = result.system().orElseThrow().description();
        assertEquals(10_000, system.protectionDomains().size());
        assertEquals(10_000, system.memoryRegions().size());
        assertEquals(100_000, system.channels().size());
    }

    @Test
    void everyProgramOfSixtyIsStarted() throws IOException {
        List<String> lines = new ArrayList<>();
        try (Workplace workplace =
                Workplace.open(new Tool((_, arguments) -> arguments, Optional.empty()))) {
            byte[] image = Workplace.build(workplace.system(new GeneratedSystem(60, 300, 545)));
            new Simulation(BootImageReader.read(image)).run((text, _) -> lines.add(text));
        }
        assertEquals(60, lines.size());
        assertEquals(List.of("ready"), lines.stream().distinct().toList());
    }
}
