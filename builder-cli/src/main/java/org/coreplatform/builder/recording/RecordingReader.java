package org.coreplatform.builder.recording;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.coreplatform.board.core.Turns;
import org.coreplatform.builder.pipeline.Digests;
import org.coreplatform.builder.recording.Recording.Arrival;
import org.coreplatform.builder.recording.Recording.Checkpoint;
import org.coreplatform.builder.recording.Recording.Ending;
import org.coreplatform.builder.recording.Recording.Setting;
import org.coreplatform.builder.recording.Recording.Work;
import org.coreplatform.kernel.boot.RunLimits;
import org.coreplatform.kernel.boot.Stop;
import org.coreplatform.kernel.boot.StopReason;

/// Reads what [RecordingText] wrote.
public final class RecordingReader {
    private static final String SUM = "\nsha256 ";

    private final List<String> lines;
    private int next;

    private RecordingReader(List<String> lines) {
        this.lines = lines;
    }

    /// {@return the run that was recorded}
    ///
    /// @param file the file's bytes
    /// @throws RecordingRefused when they are not a whole, unchanged recording of this version
    public static Recording read(byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8);
        checkVersion(text);
        checkSum(text);
        return new RecordingReader(text.lines().toList()).read();
    }

    private static void checkVersion(String text) {
        if (!text.startsWith(RecordingText.HEADER)) {
            throw new RecordingRefused("it does not begin with `coreplat recording`");
        }
        String version = text.lines().findFirst().orElseThrow();
        version = version.substring(RecordingText.HEADER.length());
        if (!version.equals("" + RecordingText.VERSION)) {
            throw new RecordingRefused(
                    "it is of version `%s`, this tool reads version %d"
                            .formatted(version, RecordingText.VERSION));
        }
    }

    private static void checkSum(String text) {
        int sum = text.lastIndexOf(SUM);
        if (sum < 0 || !text.endsWith("\n") || text.indexOf('\n', sum + 1) != text.length() - 1) {
            throw new RecordingRefused(
                    "it ends early, after %d lines: a whole recording ends with its digest"
                            .formatted(text.lines().count()));
        }
        String above = text.substring(0, sum + 1);
        String digest = text.substring(sum + SUM.length(), text.length() - 1);
        if (!digest.equals(Digests.hex(above.getBytes(StandardCharsets.UTF_8)))) {
            throw new RecordingRefused(
                    "it is damaged: its last line has the digest of other lines");
        }
    }

    private Recording read() {
        next = 1;
        Setting setting = setting();
        List<Arrival> arrivals = all("uart", 3, RecordingReader::arrival);
        Optional<Stop> stop = all("stop", 2, RecordingReader::stop).stream().findFirst();
        List<Checkpoint> checkpoints = all("check", 2, RecordingReader::checkpoint);
        Recording recording = new Recording(setting, arrivals, stop, checkpoints, ending());
        if (next != lines.size() - 1) {
            throw refused("`sha256`");
        }
        return recording;
    }

    private Setting setting() {
        return new Setting(
                one("tool", 1, words -> words[0]),
                one("image", 1, words -> words[0]),
                one("board", 1, words -> words[0]),
                one("memory", 1, words -> number(words[0])),
                one("quantum", 1, RecordingReader::quantum),
                one("limit", 2, RecordingReader::limits),
                sensors());
    }

    private static int quantum(String[] words) {
        int quantum = Integer.parseInt(words[0]);
        if (quantum < 1 || quantum > Turns.MAX_QUANTUM) {
            throw new NumberFormatException(words[0]);
        }
        return quantum;
    }

    private static RunLimits limits(String[] words) {
        long cycles = words[0].equals("none") ? Long.MAX_VALUE : number(words[0]);
        return new RunLimits(cycles, constant(RunLimits.Idle.values(), words[1]));
    }

    private Optional<String> sensors() {
        if (!lines.get(next).startsWith("sensors ")) {
            return Optional.empty();
        }
        long count = one("sensors", 1, words -> number(words[0]));
        List<String> script = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            script.add(one("|", 1, words -> words[0]));
        }
        return Optional.of(String.join("\n", script));
    }

    private static Arrival arrival(String[] words) {
        byte[] bytes = QuotedBytes.unquote(words[2]).orElseThrow(NumberFormatException::new);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return new Arrival(number(words[0]), number(words[1]), text);
    }

    private static Stop stop(String[] words) {
        return new Stop(number(words[0]), constant(StopReason.values(), words[1]));
    }

    private static Checkpoint checkpoint(String[] words) {
        return new Checkpoint(number(words[0]), Long.parseUnsignedLong(words[1], 16));
    }

    private Ending ending() {
        Ending ending =
                one(
                        "end",
                        3,
                        words ->
                                new Ending(
                                        number(words[0]),
                                        constant(StopReason.values(), words[1]),
                                        Integer.parseInt(words[2]),
                                        "",
                                        List.of()));
        String console = one("console", 1, words -> words[0]);
        List<Work> threads = all("thread", 6, RecordingReader::work);
        return new Ending(ending.cycle(), ending.reason(), ending.exitCode(), console, threads);
    }

    private static Work work(String[] words) {
        return new Work(
                QuotedBytes.unquoteText(words[5]).orElseThrow(NumberFormatException::new),
                number(words[0]),
                number(words[1]),
                number(words[2]),
                number(words[3]),
                number(words[4]));
    }

    private <T> List<T> all(String kind, int count, Function<String[], T> form) {
        List<T> values = new ArrayList<>();
        while (lines.get(next).startsWith(kind + " ")) {
            values.add(one(kind, count, form));
        }
        return values;
    }

    /// {@return what the next line says}
    ///
    /// @param count how many words it has after its kind; the last one may have blanks
    private <T> T one(String kind, int count, Function<String[], T> form) {
        String[] words = lines.get(next).split(" ", count + 1);
        if (words.length != count + 1 || !words[0].equals(kind)) {
            throw refused("`%s` and what belongs to it".formatted(kind));
        }
        try {
            T value = form.apply(Stream.of(words).skip(1).toArray(String[]::new));
            next++;
            return value;
        } catch (NumberFormatException _) {
            throw refused("`%s` and what belongs to it".formatted(kind));
        }
    }

    private static long number(String word) {
        long number = Long.parseLong(word);
        if (number < 0) {
            throw new NumberFormatException(word);
        }
        return number;
    }

    private static <E extends Enum<E>> E constant(E[] constants, String word) {
        return Stream.of(constants)
                .filter(constant -> RecordingText.word(constant).equals(word))
                .findFirst()
                .orElseThrow(NumberFormatException::new);
    }

    private RecordingRefused refused(String expected) {
        return new RecordingRefused(
                "line %d should have %s: `%s`".formatted(next + 1, expected, lines.get(next)));
    }
}
