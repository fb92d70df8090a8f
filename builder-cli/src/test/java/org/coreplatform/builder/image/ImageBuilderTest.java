package org.coreplatform.builder.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.coreplatform.builder.artefact.Inspection;
import org.coreplatform.builder.artefact.Inspection.Capability;
import org.coreplatform.builder.artefact.Inspector;
import org.coreplatform.builder.artefact.Reports;
import org.coreplatform.builder.lowering.SystemPlan;
import org.coreplatform.builder.lowering.SystemPlan.Map;
import org.coreplatform.builder.lowering.SystemPlan.ProtectionDomain;
import org.coreplatform.sdk.image.AllocationCheck;
import org.coreplatform.sdk.image.BootImageReader;
import org.coreplatform.sdk.image.PdProgramCodec;
import org.coreplatform.sdk.image.SystemSpec;
import org.coreplatform.sdk.image.ThreadSpec;
import org.junit.jupiter.api.Test;

final class ImageBuilderTest {
    private static final Path GOLDEN = Path.of("src/test/resources/org/coreplatform/builder/image");

    private final ImageResult.Built built = build(PumpSystem.plan());
    private final Inspection inspection = Inspector.inspect(built.image(), "(digest)");

    @Test
    void equalSystemsGiveEqualBytes() {
        assertArrayEquals(built.file(), build(PumpSystem.plan()).file());
    }

    @Test
    void theFileIsTheImageAndFitsTheBoard() {
        assertEquals(built.image(), BootImageReader.read(built.file()));
        AllocationCheck.check(built.image().spec(), PumpSystem.BOARD);
    }

    @Test
    void anHonestImageHasNoWarnings() {
        assertEquals(List.of(), inspection.warnings());
    }

    @Test
    void callsAndNotificationsCarryTheReceiversChannelId() {
        assertEquals("endpoint ep_alarm rwg 8000000000000003", capability("controller", 74 + 1));
        assertEquals("notification ntfn_alarm rw 8", capability("controller", 10 + 1));
        assertEquals("notification ntfn_controller rw 4", capability("driver", 10));
    }

    @Test
    void faultsGoToTheParentOrTheMonitor() {
        assertEquals("endpoint ep_controller rwg 4000000000000007", capability("logger", 2));
        assertEquals("endpoint ep_fault_monitor rwg 4", capability("driver", 2));
        ThreadSpec logger = built.image().spec().threads().get(1);
        assertEquals(1L << 62 | 7, logger.faultBadge());
    }

    @Test
    void parentsControlTheirChildrenAndTheMonitorEverybody() {
        assertEquals("tcb tcb_logger rwgp 0", capability("controller", 202 + 7));
        assertEquals(
                List.of("controller", "logger", "alarm", "driver"),
                inspection.domains().getLast().controls());
    }

    @Test
    void onlyPassivePdsCanAskTheMonitor() {
        assertEquals("endpoint ep_fault_monitor rwg 3", capability("alarm", 5));
        assertEquals("", capability("driver", 5));
        assertEquals("sched_context sched_context_alarm rwgp 0", capability("monitor", 138 + 2));
        assertEquals("", capability("monitor", 138 + 3));
    }

    @Test
    void aPdReceivesOnItsEndpointOnlyIfItNeedsOne() {
        assertEquals("endpoint ep_controller rwg 0", capability("controller", 1));
        assertEquals("notification ntfn_driver rw 0", capability("driver", 1));
    }

    @Test
    void interruptsBelongToTheirHandler() {
        assertEquals("irq_handler irq_10 rwgp 0", capability("driver", 138 + 5));
        assertEquals("driver", inspection.interrupts().getFirst().holder());
    }

    @Test
    void largeHeapsTakeLargePages() {
        assertTrue(
                inspection.domains().get(3).objectCounts().stream()
                        .anyMatch(count -> count.type().equals("mega_page")));
    }

    @Test
    void segmentsBeginWithTheMagicOfTheirProgram() {
        var segments = built.image().segments();
        assertEquals(PdProgramCodec.MAGIC, PdProgramCodec.magic(segments.getFirst().bytes()));
        assertEquals("monitor", segments.getLast().name());
        assertEquals(
                PdProgramCodec.MONITOR_MAGIC, PdProgramCodec.magic(segments.getLast().bytes()));
    }

    @Test
    void refusesMapsOverTheProgram() {
        SystemPlan plan = PumpSystem.plan();
        List<ProtectionDomain> pds = new ArrayList<>(plan.protectionDomains());
        pds.set(
                2,
                new ProtectionDomain(
                        "alarm",
                        Optional.empty(),
                        pds.get(2).schedule(),
                        0x2000,
                        0x1_0000,
                        List.of(new Map(1, 0x1f_f000, true, true, false)),
                        List.of()));
        SystemPlan overlapping =
                new SystemPlan(
                        plan.profile(), pds, plan.regions(), plan.channels(), Optional.empty());
        var refused =
                assertInstanceOf(
                        ImageResult.Refused.class,
                        ImageBuilder.build(
                                overlapping, PumpSystem.programs(overlapping), PumpSystem.BOARD));
        assertEquals("map.overlaps-program", refused.problem().rule());
        assertEquals("map it at 0x300000 or above", refused.problem().help());
    }

    @Test
    void theBuildReportIsTheExpectedOne() {
        golden("pump.report.txt", Reports.buildReport(inspection));
    }

    @Test
    void theInspectionIsTheExpectedOne() {
        golden("pump.inspect.txt", Reports.inspectionText(inspection));
    }

    @Test
    void theJsonInspectionIsTheExpectedOne() {
        golden("pump.inspect.json", Reports.inspectionJson(inspection));
    }

    @Test
    void theMonitorIsTheLastThread() {
        SystemSpec spec = built.image().spec();
        assertEquals("monitor", spec.threads().getLast().name());
        assertEquals(255, spec.threads().getLast().priority());
        assertEquals(5, spec.threads().size());
    }

    private static ImageResult.Built build(SystemPlan plan) {
        return assertInstanceOf(
                ImageResult.Built.class,
                ImageBuilder.build(plan, PumpSystem.programs(plan), PumpSystem.BOARD));
    }

    /// {@return type, object, rights and badge of the capability in a slot, or nothing}
    private String capability(String pd, long slot) {
        return inspection.domains().stream()
                .filter(domain -> domain.name().equals(pd))
                .flatMap(domain -> domain.capabilities().stream())
                .filter(capability -> capability.pointer() == slot)
                .filter(capability -> !capability.type().equals("cnode"))
                .map(ImageBuilderTest::words)
                .findFirst()
                .orElse("");
    }

    private static String words(Capability capability) {
        return "%s %s %s %x"
                .formatted(
                        capability.type(),
                        capability.object(),
                        capability.rights(),
                        capability.badge());
    }

    /// Compares with a file; `-Dgolden=update` rewrites it and fails.
    private static void golden(String name, String actual) {
        try {
            if ("update".equals(System.getProperty("golden"))) {
                Files.createDirectories(GOLDEN);
                Files.writeString(GOLDEN.resolve(name), actual);
            }
            try (InputStream expected = ImageBuilderTest.class.getResourceAsStream(name)) {
                String text =
                        expected == null
                                ? ""
                                : new String(expected.readAllBytes(), StandardCharsets.UTF_8);
                assertEquals(text, actual, "rewrite with -Dgolden=update");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
