package org.coreplatform.builder.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.coreplatform.board.catalog.Board;
import org.coreplatform.board.catalog.BoardModel;
import org.coreplatform.board.catalog.Boards;
import org.coreplatform.kernel.boot.Host;
import org.coreplatform.kernel.boot.Machine;
import org.coreplatform.kernel.boot.MachineOptions;
import org.coreplatform.kernel.boot.RunLimits;
import org.coreplatform.kernel.boot.RunOutcome;
import org.coreplatform.kernel.trace.ThreadStatistics;
import org.coreplatform.sdk.image.BootImageReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole systems with scheduling domains, with the kernel's invariants checked after every entry.
final class DomainSystemTest {
    private static final BoardModel MODEL = Boards.ALL.getFirst();
    private static final long CYCLES_PER_MICRO = MODEL.profile().cyclesPerMicro();

    /// A turn ends as much too early when the kernel is entered shortly before its end.
    private static final long LOST_MICROS = 20;

    /// What a switch costs before the thread runs.
    private static final long SWITCH_MICROS = 2;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    /// What can be seen of a run.
    ///
    /// @param cycles for how long each thread ran
    private record Run(Map<String, String> consoles, Map<String, Long> cycles, RunOutcome outcome) {
        String console(String thread) {
            return consoles.getOrDefault(thread, "");
        }

        double micros(String thread) {
            return (double) cycles.getOrDefault(thread, 0L) / CYCLES_PER_MICRO;
        }
    }

    private void program(String name, String body) throws IOException {
        Files.writeString(
                folder.resolve(name + ".java"),
                """
                import org.coreplatform.sdk.pd.*;

                public final class %s extends ProtectionDomain {
                %s
                }
                """
                        .formatted(name, body));
    }

    private Run run(String system, RunLimits limits) throws IOException {
        Path description = Files.writeString(folder.resolve("system.xml"), system);
        var builder = new SystemBuilder(BuildSettings.forBoard(MODEL.profile()));
        BuildResult result = builder.build(description);
        byte[] image = assertInstanceOf(BuildResult.Built.class, result, result::toString).image();
        Board board = MODEL.create(MODEL.profile());
        Map<String, String> consoles = new TreeMap<>();
        MachineOptions options =
                new MachineOptions(
                        (thread, character) ->
                                consoles.merge(
                                        thread, Character.toString(character), String::concat),
                        _ -> {},
                        Optional.empty(),
                        MachineOptions.Checks.INVARIANTS,
                        Host.NONE);
        RunOutcome outcome = new Machine(BootImageReader.read(image), board, options).run(limits);
        Map<String, Long> cycles = new TreeMap<>();
        for (ThreadStatistics thread : outcome.threads()) {
            cycles.put(thread.name(), thread.cyclesRun());
        }
        return new Run(consoles, cycles, outcome);
    }

    private static String pd(String name, String program, String domain, String attributes) {
        return """
        <protection_domain name="%s" domain="%s" heap_size="0x4000" %s>
            <program_image path="%s.java"/>
        </protection_domain>
        """
                .formatted(name, domain, attributes, program);
    }

    // Shares of time.

    /// A schedule of which only a part comes over and over.
    ///
    /// @param before entries before the first turn, ended by a marker unless there are none
    /// @param turns domain and microseconds of each turn
    /// @param after entries that are never reached
    private record RandomSchedule(int before, List<long[]> turns, int after, int shift) {
        static RandomSchedule of(SplittableRandom random) {
            List<long[]> turns = new ArrayList<>();
            int domains = 2 + random.nextInt(5);
            for (int i = 2 + random.nextInt(8); i > 0; i--) {
                turns.add(new long[] {random.nextInt(domains), 60 + random.nextInt(1500)});
            }
            return new RandomSchedule(
                    random.nextInt(3), turns, random.nextInt(3), random.nextInt(4));
        }

        long micros(int domain) {
            return turns.stream().filter(t -> t[0] == domain).mapToLong(t -> t[1]).sum();
        }

        long count(int domain) {
            return turns.stream().filter(turn -> turn[0] == domain).count();
        }

        long round() {
            return turns.stream().mapToLong(turn -> turn[1]).sum();
        }

        String xml() {
            var xml = new StringBuilder("<domains>\n");
            for (int domain = 0; domain < 7; domain++) {
                xml.append("<domain name=\"d%d\"/>\n".formatted(domain));
            }
            int start = before == 0 ? 0 : before + 1;
            xml.append(
                    "<domain_schedule start_index=\"%d\" index_shift=\"%d\">\n"
                            .formatted(start, shift));
            other(xml, before);
            xml.append(before == 0 ? "" : "<schedule_end_marker/>\n");
            for (long[] turn : turns) {
                boolean inTicks = turn[1] % 2 == 0;
                xml.append(
                        "<schedule_entry domain=\"d%d\" duration=\"%d %s\"/>\n"
                                .formatted(
                                        turn[0],
                                        inTicks ? 10 * turn[1] : turn[1],
                                        inTicks ? "ticks" : "us"));
            }
            xml.append("<schedule_end_marker/>\n".repeat(after == 0 ? 0 : 1));
            other(xml, after);
            return xml.append("</domain_schedule>\n</domains>\n").toString();
        }

        private static void other(StringBuilder xml, int count) {
            xml.append("<schedule_entry domain=\"d6\" duration=\"100 us\"/>\n".repeat(count));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void eachDomainGetsItsShareOfTheTime(long seed) throws IOException {
        RandomSchedule schedule = RandomSchedule.of(new SplittableRandom(seed));
        program(
                "Spinner",
                """
                    protected void init() {
                        int sum = 0;
                        while (true) {
                            sum++;
                        }
                    }
                """);
        var system = new StringBuilder("<system>\n").append(schedule.xml());
        for (int domain = 0; domain < 7; domain++) {
            String time = "budget=\"700\" priority=\"%d\"".formatted(domain);
            system.append(pd("p" + domain, "Spinner", "d" + domain, time));
        }
        String text = system.append("</system>\n").toString();
        int rounds = 12;
        long booted = 4_000;
        long micros = booted + rounds * schedule.round();
        Run run = run(text, RunLimits.until(micros * CYCLES_PER_MICRO));
        double served = (micros - run.micros("root task")) / schedule.round();
        for (int domain = 0; domain < 7; domain++) {
            double ran = run.micros("p" + domain);
            double promised = served * schedule.micros(domain);
            double turns = Math.ceil(served + 1) * schedule.count(domain);
            double error = turns * (LOST_MICROS + SWITCH_MICROS) + schedule.micros(domain);
            String seen = "seed %d, domain %d: %f of %f".formatted(seed, domain, ran, promised);
            assertEquals(promised, ran, error, seen);
            assertEquals(schedule.count(domain) == 0, ran == 0, seen);
        }
    }

    // What domains learn of each other.

    private static final String TWO =
            """
            <domains>
                <domain name="flight"/>
                <domain name="cabin"/>
                <domain_schedule>
                    <schedule_entry domain="flight" duration="%d us"/>
                    <schedule_entry domain="cabin" duration="%d us"/>
                </domain_schedule>
            </domains>
            """;

    private static final String CLOCK =
            """
                protected void init() {
                    int sum = 0;
                    for (int round = 0; round < 5; round++) {
                        for (int i = 0; i < 50_000; i++) {
                            sum += i;
                        }
                        DebugConsole.println(round + ": " + TimeStamp.micros());
                    }
                }
            """;

    private String console(String film, long flight, long cabin) throws IOException {
        program("Clock", CLOCK);
        program("Film", "protected void init() { %s }".formatted(film));
        String system =
                "<system>\n"
                        + TWO.formatted(flight, cabin)
                        + pd("clock", "Clock", "flight", "priority=\"1\"")
                        + pd("film", "Film", "cabin", "priority=\"254\"")
                        + "</system>\n";
        Run run = run(system, RunLimits.until(20_000 * CYCLES_PER_MICRO));
        assertEquals(5, run.console("clock").lines().count(), run.console("clock"));
        return run.console("clock");
    }

    @Test
    void whatOneDomainDoesMakesNextToNoDifferenceToTheOther() throws IOException {
        String alone = console("", 700, 400);
        assertNear(alone, console("int sum = 0; while (true) { sum++; }", 700, 400));
        assertNear(alone, console("throw new IllegalStateException();", 700, 400));
    }

    /// The kernel needs longer to leave some threads than others, and pads nothing.
    private static void assertNear(String expected, String actual) {
        List<String> lines = actual.lines().toList();
        int turns = 0;
        for (String line : expected.lines().toList()) {
            long difference = Math.abs(last(line) - last(lines.get(turns)));
            turns++;
            assertTrue(difference <= turns * SWITCH_MICROS, actual);
        }
    }

    @Test
    void anotherScheduleChangesWhenThingsHappenAndNothingElse() throws IOException {
        String often = console("", 700, 400);
        String seldom = console("", 700, 1400);
        assertTrue(last(often) + 1_500 < last(seldom), often + seldom);
    }

    private static long last(String console) {
        return Long.parseLong(console.strip().replaceFirst("(?s).* ", ""));
    }

    @Test
    void callsSignalsAndFaultsWaitForTheTurnOfWhomTheyConcern() throws IOException {
        program(
                "Client",
                """
                    private final Channel server = new Channel(0);
                    protected void init() {}
                    protected void notified(Channel channel) {
                        long asked = TimeStamp.micros();
                        long answer = server.call(Message.of(0, 20)).word(0);
                        long micros = TimeStamp.micros() - asked;
                        DebugConsole.println(answer + " after turns: " + (micros > 400));
                    }
                """);
        program(
                "Server",
                """
                    protected void init() {}
                    protected Message protectedCall(Channel channel, Message message) {
                        return Message.of(0, 2 * message.word(0) + 2);
                    }
                """);
        program(
                "Fragile",
                """
                    protected void init() {
                        new Channel(0).signal();
                        throw new IllegalStateException("enough");
                    }
                """);
        String system =
                "<system>\n"
                        + TWO.formatted(500, 400)
                        + pd("client", "Client", "flight", "priority=\"1\"")
                        + pd("server", "Server", "cabin", "priority=\"2\" passive=\"true\"")
                        + pd("fragile", "Fragile", "cabin", "priority=\"1\"")
                        + """
                        <channel>
                            <end pd="client" id="0" pp="true" notify="false"/>
                            <end pd="server" id="0" notify="false"/>
                        </channel>
                        <channel>
                            <end pd="client" id="1" notify="false"/>
                            <end pd="fragile" id="0"/>
                        </channel>
                        </system>
                        """;
        Run run = run(system, RunLimits.untilIdle());
        assertEquals("42 after turns: true\n", run.console("client"));
        assertEquals(1, run.outcome().faults().size());
        assertEquals("fragile", run.outcome().faults().getFirst().protectionDomain());
    }
}
