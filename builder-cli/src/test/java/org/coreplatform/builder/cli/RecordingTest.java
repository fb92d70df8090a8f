package org.coreplatform.builder.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.Stream;
import org.coreplatform.builder.recording.Recording;
import org.coreplatform.builder.recording.RecordingReader;
import org.coreplatform.builder.recording.RecordingRefused;
import org.coreplatform.builder.recording.RecordingText;
import org.coreplatform.kernel.boot.RunLimits;
import org.coreplatform.kernel.boot.Stop;
import org.coreplatform.kernel.boot.StopReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A recorded run is done again, cycle for cycle, whatever came from outside.
class RecordingTest {
    private static final String PUMP = "../examples/infusion-pump/system.xml";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void repeatsWhatAPersonTyped() throws IOException {
        Person person = new Person("infusion of", "status\n", "status:", "off\n");
        assertEquals(0, run(person, "--record", file("run"), "--realtime"));
        byte[] console = out.toByteArray();
        assertEquals(2, arrivals("run"));

        assertEquals(0, run(InputStream.nullInputStream(), "--replay", file("run")));
        assertArrayEquals(console, out.toByteArray());
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("the same run"), err::toString);
    }

    /// What is typed is handled on one core, and answered on another.
    @Test
    void repeatsEveryEventOfARunOnTwoCores() throws IOException {
        String system = serialOnTwoCores();
        Person person = new Person("@adder chooses", "@adder\n", "talk to adder", "20 22\n");
        assertEquals(
                0,
                run(system, person, "--realtime", "--record", file("run"), "--trace", file("one")));
        byte[] console = out.toByteArray();
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("the sum is 42"), out::toString);

        InputStream nobody = InputStream.nullInputStream();
        assertEquals(0, run(system, nobody, "--replay", file("run"), "--trace", file("two")));
        assertArrayEquals(console, out.toByteArray());
        String trace = Files.readString(folder.resolve("one"));
        assertTrue(trace.contains("\"core\":1"), "nobody runs on core 1");
        assertEquals(trace, Files.readString(folder.resolve("two")));
    }

    private String serialOnTwoCores() throws IOException {
        Path serial = Path.of("../examples/serial");
        Files.createDirectory(folder.resolve("serial"));
        try (Stream<Path> programs = Files.list(serial.resolve("serial"))) {
            for (Path program : programs.toList()) {
                Files.copy(program, folder.resolve("serial").resolve(program.getFileName()));
            }
        }
        String system =
                Files.readString(serial.resolve("system.xml"))
                        .replace("name=\"virtualiser\"", "name=\"virtualiser\" cpu=\"1\"")
                        .replace("name=\"adder\"", "name=\"adder\" cpu=\"1\"");
        return Files.writeString(folder.resolve("system.xml"), system).toString();
    }

    @Test
    void repeatsARunThatTheHostEnded() throws IOException {
        assertEquals(
                3,
                run(
                        new Person(),
                        "--record",
                        file("run"),
                        "--realtime",
                        "--max-host-time",
                        "300ms"));
        byte[] console = out.toByteArray();
        assertEquals(StopReason.HOST_TIME_REACHED, recording("run").ending().reason());

        assertEquals(3, run(InputStream.nullInputStream(), "--replay", file("run")));
        assertArrayEquals(console, out.toByteArray());
    }

    @Test
    void isTheSameInRealTime() throws IOException {
        assertEquals(0, run(new Person(), "--record", file("fast"), "--for", "100ms"));
        assertEquals(
                0, run(new Person(), "--record", file("slow"), "--for", "100ms", "--realtime"));
        assertEquals(recording("fast"), recording("slow"));
    }

    @Test
    void tellsThatAReplayIsAnotherRun() throws IOException {
        Path input = Files.writeString(folder.resolve("input"), "start\noff\n");
        assertEquals(0, run(new Person(), "--input", input.toString(), "--record", file("run")));
        Recording run = recording("run");
        Recording.Arrival arrival = run.arrivals().getFirst();
        Recording other =
                new Recording(
                        run.setting(),
                        List.of(new Recording.Arrival(arrival.cycle(), arrival.step(), "off\n")),
                        run.stop(),
                        run.checkpoints(),
                        run.ending());
        Files.write(folder.resolve("other"), RecordingText.of(other));

        assertEquals(1, run(InputStream.nullInputStream(), "--replay", file("other")));
        String said = err.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains("the replay is not the recorded run"), said);
        assertTrue(said.contains("the kernel first did something else between"), said);
        assertTrue(said.contains("it printed something else"), said);
    }

    @Test
    void refusesAnotherImage() throws IOException {
        Files.write(folder.resolve("run"), RecordingText.of(small()));
        assertEquals(1, run(InputStream.nullInputStream(), "--replay", file("run")));
        String said = err.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains("is not the image that was recorded"), said);
    }

    @Test
    void refusesEveryTruncationAndEveryChange() {
        byte[] whole = RecordingText.of(small());
        assertEquals(small(), RecordingReader.read(whole));
        for (int i = 0; i < whole.length; i++) {
            byte[] truncated = Arrays.copyOf(whole, i);
            assertThrows(RecordingRefused.class, () -> RecordingReader.read(truncated));
            byte[] changed = whole.clone();
            changed[i] ^= (byte) (1 << i % 8);
            assertThrows(RecordingRefused.class, () -> RecordingReader.read(changed));
        }
    }

    @Test
    void refusesOtherVersions() {
        String text = new String(RecordingText.of(small()), StandardCharsets.UTF_8);
        byte[] newer = text.replaceFirst(" 1\n", " 2\n").getBytes(StandardCharsets.UTF_8);
        RecordingRefused refused =
                assertThrows(RecordingRefused.class, () -> RecordingReader.read(newer));
        assertEquals("it is of version `2`, this tool reads version 1", refused.getMessage());
    }

    private static Recording small() {
        return new Recording(
                new Recording.Setting(
                        "0.1",
                        "00ff",
                        "qemu_virt_riscv64",
                        64 << 20,
                        1000,
                        RunLimits.until(5000),
                        Optional.of("# sensors\n\n0ms 1 2")),
                List.of(new Recording.Arrival(100, 0, "a \"\\\n\u0000\u00ff")),
                Optional.of(new Stop(4000, StopReason.INTERRUPTED)),
                List.of(new Recording.Checkpoint(1000, -1)),
                new Recording.Ending(
                        5000,
                        StopReason.TIME_REACHED,
                        0,
                        "abcd",
                        List.of(new Recording.Work("größe \"x\"", 1, 2, 3, 4, 5))));
    }

    private int run(InputStream in, String... options) {
        return run(PUMP, in, options);
    }

    private int run(String system, InputStream in, String... options) {
        out.reset();
        err.reset();
        String[] arguments =
                Stream.concat(Stream.of("run", system), Stream.of(options)).toArray(String[]::new);
        return Cli.run(arguments, in, in instanceof Person person ? person.watch(out) : out, err);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private Recording recording(String name) throws IOException {
        return RecordingReader.read(Files.readAllBytes(folder.resolve(name)));
    }

    private int arrivals(String name) throws IOException {
        List<Recording.Arrival> arrivals = recording(name).arrivals();
        assertFalse(arrivals.stream().anyMatch(arrival -> arrival.step() != 0));
        return arrivals.size();
    }

    /// Types lines, each when the system has printed a certain text since the last one.
    private static final class Person extends InputStream {
        private final Queue<String> script;
        private final StringBuilder seen = new StringBuilder();

        /// @param script texts to wait for and lines to type, in turn
        Person(String... script) {
            this.script = new ArrayDeque<>(List.of(script));
        }

        OutputStream watch(OutputStream console) {
            return new OutputStream() {
                @Override
                public void write(int value) throws IOException {
                    console.write(value);
                    see((char) value);
                }
            };
        }

        private synchronized void see(char character) {
            seen.append(character);
            notifyAll();
        }

        @Override
        public synchronized int read(byte[] buffer, int offset, int length) throws IOException {
            String cue = script.poll();
            if (cue == null) {
                return -1;
            }
            try {
                while (seen.indexOf(cue) < 0) {
                    wait();
                }
            } catch (InterruptedException _) {
                throw new InterruptedIOException();
            }
            seen.setLength(0);
            byte[] line = script.remove().getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(line, 0, buffer, offset, line.length);
            return line.length;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("it is read in pieces");
        }
    }
}
