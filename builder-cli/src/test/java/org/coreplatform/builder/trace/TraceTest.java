package org.coreplatform.builder.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.coreplatform.board.catalog.Boards;
import org.coreplatform.builder.cli.Cli;
import org.coreplatform.sdk.abi.FaultLabel;
import org.coreplatform.sdk.abi.PdBadge;
import org.coreplatform.sdk.profile.BoardProfile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class TraceTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private static final BoardProfile BOARD = Boards.ALL.getFirst().profile();

    private static final List<TraceEvent> RUN =
            List.of(
                    new TraceEvent.Switch(0, 0, "client"),
                    new TraceEvent.DomainTurn(100, "near"),
                    new TraceEvent.Donation(1500, "server"),
                    new TraceEvent.Message(1500, "client", "server", PdBadge.PPC | 3),
                    new TraceEvent.Switch(1600, 0, "server"),
                    new TraceEvent.Reply(2750, "server", "client"),
                    new TraceEvent.Switch(2800, 0, "client"),
                    new TraceEvent.SignalSent(3000, "client", "server", 1 << 4),
                    new TraceEvent.Signal(3000, "server", 1 << 4),
                    new TraceEvent.SignalSent(3100, "client", "</script>", 1),
                    new TraceEvent.BudgetExhausted(4000, "client"),
                    new TraceEvent.Switch(4000, 0, "idle"),
                    new TraceEvent.Interrupt(5000, 10),
                    new TraceEvent.DomainTurn(6000, "far"),
                    new TraceEvent.BudgetRefilled(9000, "client"),
                    new TraceEvent.Switch(9000, 0, "client"),
                    new TraceEvent.Fault(9100, "client", FaultLabel.VM),
                    new TraceEvent.Switch(9110, 0, "server"),
                    new TraceEvent.Message(9150, "client", "server", PdBadge.PPC | 3),
                    new TraceEvent.End(9200));

    @Test
    void whatIsReadIsWhatWasWritten() {
        Trace trace = read(written());
        assertEquals(RUN, trace.events());
        assertEquals(BOARD.name(), trace.board());
        assertEquals(BOARD.clockHz(), trace.clockHz());
        assertEquals(1000, trace.quantum());
    }

    @Test
    void eachCoreAndThreadHasALane() {
        assertEquals(
                List.of("core 0: client", "core 0: server", "core 0: client", "core 0: idle"),
                stretches("core 0").subList(0, 4));
        assertEquals(
                List.of("client: runs", "client: runs", "client: waits for budget", "client: runs"),
                stretches("client"));
        assertEquals(List.of("server: runs", "server: runs"), stretches("server"));
    }

    @Test
    void turnsOfDomainsHaveALane() {
        assertEquals(
                List.of("scheduling domains: near", "scheduling domains: far"),
                stretches("scheduling domains"));
    }

    private static List<String> stretches(String lane) {
        return PerfettoImport.of(written()).slices().stream()
                .filter(slice -> slice.lane().equals(lane) && !slice.isInstant())
                .map(PerfettoImport.Slice::toString)
                .toList();
    }

    /// A call that had to wait was made when its caller last ran.
    @Test
    void arrowsLeadFromStretchToStretch() {
        assertEquals(
                List.of(
                        "call from client: client calls server to server: runs",
                        "reply from server: server replies to client to client: runs",
                        "signal from client: client signals server, badge 0x10 to server: runs",
                        "call from client: call to server: client calls server"),
                PerfettoImport.of(written()).arrows());
    }

    @TestFactory
    Stream<DynamicTest> whatHappensInExamplesIsImported() {
        return Stream.of("passive-server", "dual-core", "restarter", "kernel/domains")
                .map(name -> dynamicTest(name, () -> importExample(name)));
    }

    private void importExample(String name) throws IOException {
        Path trace = folder.resolve("run.json");
        String description = "../examples/" + name + "/system.xml";
        String[] command = {"run", description, "--for", "50ms", "--trace", trace.toString()};
        OutputStream out = OutputStream.nullOutputStream();
        assertEquals(0, Cli.run(command, InputStream.nullInputStream(), out, out));
        byte[] bytes = Files.readAllBytes(trace);
        PerfettoImport imported = PerfettoImport.of(bytes);
        Predicate<TraceEvent> isArrow =
                event ->
                        event instanceof TraceEvent.Message
                                || event instanceof TraceEvent.SignalSent;
        boolean isExpected = read(bytes).events().stream().anyMatch(isArrow);
        assertEquals(isExpected, !imported.arrows().isEmpty());
    }

    @Test
    void wordsTellWhatHappened() {
        String text =
                """
                           0  core 0 runs client
                         100  the turn of near begins
                        1500  server gets a scheduling context
                        1500  client calls server
                        1600  core 0 runs server
                        2750  server replies to client
                        2800  core 0 runs client
                        3000  client signals server, badge 0x10
                        3000  signal for server, badge 0x10
                        3100  client signals </script>, badge 0x1
                        4000  client has used its budget up
                        4000  core 0 runs idle
                        5000  interrupt 10
                        6000  the turn of far begins
                        9000  client has budget again
                        9000  core 0 runs client
                        9100  client faults: page fault
                        9110  core 0 runs server
                        9150  client calls server
                        9200  the run ends
                """;
        assertEquals(
                text.lines().map(String::strip).toList(),
                RUN.stream().map(TraceText::line).map(String::strip).toList());
    }

    @Test
    void thePageStandsAlone() {
        String page = TimelinePage.of(read(written()), 0, Long.MAX_VALUE);
        assertEquals(2, occurrences("</script>", page), "names cannot end the data");
        assertFalse(page.contains("src="), "nothing is loaded");
        assertTrue(page.contains("\"threads\":[\"client\",\"server\","), page);
        assertTrue(page.contains("[1600,2800,1,0]"), "the server's run");
        assertTrue(page.contains("\"waits\":[[4000,9000,0]]"), "the client's wait");
        assertTrue(page.contains("\"turns\":[[100,6000,0],[6000,9200,1]]"), "turns of domains");
    }

    @Test
    void aPartHasTheThreadsThatAppearInIt() {
        Timeline part = Timeline.of(new Trace("board", 1, 0, RUN), 1700, 2000);
        assertEquals(List.of("server"), part.threads());
        assertEquals(List.of(new Timeline.Run(1700, 2000, 0, 0)), part.runs());
        assertEquals("", TraceText.lines(read(written()), 1700, 2000));
        assertEquals(
                "        2750  server replies to client\n        2800  core 0 runs client\n",
                TraceText.lines(read(written()), 2750, 2999));
    }

    @Test
    void picturesShowWhoDidWhatToWhom() {
        Trace trace = read(written());
        for (String picture :
                List.of(
                        TracePicture.of(trace, 0, Long.MAX_VALUE).timeline(),
                        TracePicture.of(trace, 0, Long.MAX_VALUE).sequence())) {
            assertTrue(picture.contains("<title>1.500 µs: client calls server</title>"), picture);
            assertTrue(picture.contains("<title>9.100 µs: client faults: page fault</title>"));
            assertFalse(picture.contains("</script>"), "names stay text");
            assertEquals(occurrences("<g", picture), occurrences("</g>", picture));
        }
    }

    @Test
    void ticksAreRoundMoments() {
        TimeScale scale = new TimeScale(1_366_000, 1_402_000, 1_000_000_000);
        assertEquals(
                List.of("1.37 ms", "1.38 ms", "1.39 ms", "1.40 ms"),
                scale.ticks(5).stream().map(TimeScale.Tick::text).toList());
        assertEquals(
                List.of("0.0 s", "0.5 s", "1.0 s"),
                new TimeScale(0, 1_000_000_000, 1_000_000_000)
                        .ticks(3).stream().map(TimeScale.Tick::text).toList());
    }

    @Test
    void otherFilesAreRefused() {
        for (String text : List.of("", "[]", "{}", "{\"traceEvents\":[]}", "no JSON", "{\"a\":")) {
            assertThrows(
                    TraceRefused.class, () -> read(text.getBytes(StandardCharsets.UTF_8)), text);
        }
    }

    private static byte[] written() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PerfettoWriter writer = new PerfettoWriter(out, BOARD, 1000)) {
            RUN.forEach(writer);
        }
        return out.toByteArray();
    }

    private static Trace read(byte[] bytes) {
        return TraceReader.read(new ByteArrayInputStream(bytes));
    }

    private static int occurrences(String part, String text) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
