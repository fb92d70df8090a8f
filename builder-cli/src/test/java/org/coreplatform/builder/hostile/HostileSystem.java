package org.coreplatform.builder.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.coreplatform.board.catalog.Board;
import org.coreplatform.board.catalog.BoardModel;
import org.coreplatform.board.catalog.Boards;
import org.coreplatform.board.device.SensorScriptReader;
import org.coreplatform.builder.pipeline.BuildResult;
import org.coreplatform.builder.pipeline.BuildSettings;
import org.coreplatform.builder.pipeline.SystemBuilder;
import org.coreplatform.builder.run.FaultText;
import org.coreplatform.builder.run.GuestConsole;
import org.coreplatform.builder.trace.TraceRecorder;
import org.coreplatform.builder.trace.TraceText;
import org.coreplatform.kernel.boot.Host;
import org.coreplatform.kernel.boot.Machine;
import org.coreplatform.kernel.boot.MachineOptions;
import org.coreplatform.kernel.boot.RunLimits;
import org.coreplatform.kernel.pd.LinkCache;
import org.coreplatform.sdk.image.BootImage;
import org.coreplatform.sdk.image.BootImageReader;

/// A system with an attacker in it, a bystander above it that must not notice anything, and one
/// below it that has a deadline.
final class HostileSystem {
    private static final Path SOURCES =
            Path.of("src/test/resources/org/coreplatform/builder/hostile");
    private static final BoardModel MODEL = Boards.ALL.getFirst();
    private static final int MILLIS = 56;
    private static final int COLUMNS = 8;

    /// What crafted class files may take in the image.
    private static final int SPACE = 12_000;

    private final BootImage image;
    private final LinkCache programs = new KeptPrograms();

    private HostileSystem(BootImage image) {
        this.image = image;
    }

    /// {@return the system, built from its sources}
    ///
    /// @param folder an empty one
    /// @param attacks what the attacker can do
    static HostileSystem build(Path folder, List<Attack> attacks) throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Files.writeString(folder.resolve("Attacker.java"), attacker(attacks));
        SystemBuilder builder = new SystemBuilder(BuildSettings.forBoard(MODEL.profile()));
        BuildResult result = builder.build(folder.resolve("system.xml"));
        assertEquals(List.of(), result.diagnostics());
        byte[] bytes = assertInstanceOf(BuildResult.Built.class, result).image();
        return new HostileSystem(BootImageReader.read(bytes));
    }

    private static String attacker(List<Attack> attacks) throws IOException {
        StringBuilder cases = new StringBuilder();
        StringBuilder classes = new StringBuilder();
        int firstInACall = Integer.MAX_VALUE;
        for (int number = 1; number <= attacks.size(); number++) {
            Attack attack = attacks.get(number - 1);
            cases.append("case %d -> new Attack%d().init();\n".formatted(number, number));
            classes.append("final class Attack%d extends ProtectionDomain {\n".formatted(number));
            classes.append(attack.body()).append("}\n");
            if (attack.when() == Attack.When.IN_A_CALL) {
                firstInACall = Math.min(firstInACall, number);
            }
        }
        return Files.readString(SOURCES.resolve("Attacker.template"))
                .replace("{first in a call}", Integer.toString(firstInACall))
                .replace("{space}", "x".repeat(SPACE))
                .replace("{cases}", cases)
                .replace("{classes}", classes);
    }

    /// {@return its image}
    BootImage image() {
        return image;
    }

    /// {@return what comes of an attack}
    ///
    /// @param attack its number; 0 is none
    Outcome run(int attack) {
        return run(image, attack);
    }

    /// {@return what comes of an attack}
    ///
    /// @param changed the system's image, or what somebody has made of it
    /// @param attack its number; 0 is none
    Outcome run(BootImage changed, int attack) {
        Board board = MODEL.create(MODEL.profile());
        board.sensors().play(SensorScriptReader.read("0ms 5 " + attack + "\n").script());
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, false, StandardCharsets.UTF_8);
        GuestConsole console = new GuestConsole(out, COLUMNS);
        StringBuilder faults = new StringBuilder();
        List<String> trace = new ArrayList<>();
        MachineOptions options =
                new MachineOptions(
                        console,
                        fault -> faults.append(FaultText.of(fault, board.profile())),
                        Optional.of(
                                new TraceRecorder(
                                        board.clock()::now,
                                        domain -> "domain " + domain,
                                        event -> trace.add(TraceText.line(event)))),
                        MachineOptions.Checks.NONE,
                        Host.NONE);
        long end = board.profile().cyclesPerMicro() * 1_000 * MILLIS;
        new Machine(changed, board, options.withPrograms(programs)).run(RunLimits.until(end));
        console.close();
        return new Outcome(printed.toString(StandardCharsets.UTF_8), faults.toString(), trace);
    }

    /// What a run has left behind.
    ///
    /// @param console what the system has printed
    /// @param faults what was said about faults
    /// @param trace the kernel's events
    record Outcome(String console, String faults, List<String> trace) {
        /// {@return what a protection domain printed}
        List<String> lines(String name) {
            return console.lines().filter(line -> line.startsWith(name)).toList();
        }

        /// {@return the events that concern a protection domain}
        List<String> events(String name) {
            return trace.stream().filter(event -> event.contains(name)).toList();
        }

        List<String> eventsWithoutTime(String name) {
            return events(name).stream().map(event -> event.substring(14)).toList();
        }

        List<String> eventsAfter(long cycle, String name) {
            return events(name).stream()
                    .filter(event -> Long.parseLong(event.substring(0, 12).strip()) >= cycle)
                    .toList();
        }
    }

    /// Lets each program be linked once.
    private static final class KeptPrograms implements LinkCache {
        private final Map<ByteBuffer, byte[]> kept = new HashMap<>();

        @Override
        public Optional<byte[]> find(byte[] program) {
            return Optional.ofNullable(kept.get(ByteBuffer.wrap(program)));
        }

        @Override
        public void keep(byte[] program, byte[] linked) {
            kept.put(ByteBuffer.wrap(program), linked);
        }
    }
}
