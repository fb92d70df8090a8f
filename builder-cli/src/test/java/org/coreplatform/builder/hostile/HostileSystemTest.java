package org.coreplatform.builder.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.coreplatform.builder.cli.Cli;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// One system, built and run as users do, with a protection domain that does harm in many ways.
///
/// A bystander above it never notices: the same events in the same order, and awake in time. One
/// below it meets its deadlines, since the attacker has a budget. Once an attack has ended in a
/// fault, both do what they would have done without it, cycle for cycle.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileSystemTest {
    private static final Path SOURCES =
            Path.of("src/test/resources/org/coreplatform/builder/hostile");

    /// By then every attack that ends has ended.
    private static final long QUIET = 5_000_000;

    @SuppressWarnings("NullAway.Init") // set before the tests
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before the tests
    private Outcome peace;

    /// What a run has left behind.
    private record Outcome(String console, String messages, List<String> trace) {
        /// {@return what a protection domain printed}
        List<String> lines(String name) {
            return console.lines().filter(line -> line.startsWith(name)).toList();
        }

        /// {@return the events that concern a protection domain}
        Stream<String> events(String name) {
            return trace.stream().filter(event -> event.contains(name));
        }

        List<String> eventsWithoutTime(String name) {
            return events(name).map(event -> event.substring(14)).toList();
        }

        List<String> eventsAfter(long cycle, String name) {
            return events(name)
                    .filter(event -> Long.parseLong(event.substring(0, 12).strip()) >= cycle)
                    .toList();
        }
    }

    @BeforeAll
    void build(@TempDir Path empty) throws IOException {
        folder = empty;
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Files.writeString(folder.resolve("Attacker.java"), attacker());
        coreplat(0, "build", path("system.xml"), "-o", path("image"), "-r", path("report"));
        peace = run(0);
        assertEquals(12, peace.lines("steady").size());
        assertEquals(7, peace.lines("control").size());
        assertFalse(peace.console.contains("late"), peace.console);
    }

    private static String attacker() throws IOException {
        StringBuilder source = new StringBuilder();
        StringBuilder cases = new StringBuilder();
        for (int i = 0; i < Attack.ALL.size(); i++) {
            String body = Attack.ALL.get(i).statements();
            source.append("    private void attack%d() {\n%s\n    }\n".formatted(i + 1, body));
            cases.append("            case %d -> attack%d();\n".formatted(i + 1, i + 1));
        }
        long inCalls = Attack.ALL.stream().filter(a -> a.when() == Attack.When.IN_A_CALL).count();
        return Files.readString(SOURCES.resolve("Attacker.template"))
                + "    private static final int FIRST_IN_A_CALL = %d;\n"
                        .formatted(Attack.ALL.size() - inCalls + 1)
                + "    private void perform() {\n        switch (attack) {\n"
                + cases
                + "            default -> {}\n        }\n    }\n"
                + source
                + "}\n";
    }

    @TestFactory
    Stream<DynamicTest> bystandersGoOn() {
        return IntStream.range(0, Attack.ALL.size())
                .mapToObj(
                        i ->
                                DynamicTest.dynamicTest(
                                        Attack.ALL.get(i).name(),
                                        () -> check(Attack.ALL.get(i), run(i + 1))));
    }

    private void check(Attack attack, Outcome war) {
        assertEquals(peace.lines("steady"), war.lines("steady"));
        assertEquals(peace.lines("control"), war.lines("control"));
        assertEquals(peace.eventsWithoutTime("steady"), war.eventsWithoutTime("steady"));
        if (attack.ending().isEmpty()) {
            assertFalse(war.messages.contains("fault:"), war.messages);
            return;
        }
        assertTrue(war.messages.contains("fault: `attacker`: "), war.messages);
        assertTrue(war.messages.contains(attack.ending()), war.messages);
        for (String bystander : List.of("steady", "control")) {
            assertEquals(peace.eventsAfter(QUIET, bystander), war.eventsAfter(QUIET, bystander));
        }
    }

    private Outcome run(int attack) throws IOException {
        Files.writeString(folder.resolve("sensors"), "0ms 5 " + attack + "\n");
        Outcome outcome =
                coreplat(
                        0,
                        "run",
                        path("image"),
                        "--sensors",
                        path("sensors"),
                        "--for",
                        "56ms",
                        "--trace",
                        path("trace"));
        String trace = coreplat(0, "trace", path("trace"), "--format", "text").console;
        return new Outcome(outcome.console, outcome.messages, trace.lines().toList());
    }

    private Outcome coreplat(int exitCode, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int actual = Cli.run(arguments, InputStream.nullInputStream(), out, err);
        assertEquals(exitCode, actual, err::toString);
        return new Outcome(
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8),
                List.of());
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }
}
