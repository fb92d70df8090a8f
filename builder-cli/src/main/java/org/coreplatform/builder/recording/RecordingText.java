package org.coreplatform.builder.recording;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.coreplatform.builder.pipeline.Digests;
import org.coreplatform.builder.recording.Recording.Ending;
import org.coreplatform.builder.recording.Recording.Setting;
import org.coreplatform.builder.recording.Recording.Work;
import org.coreplatform.kernel.boot.RunLimits;

/// A recording as text: a line for each thing, its kind first, and a digest of all in the last.
///
/// ```
/// coreplat recording 1
/// tool 0.1.0
/// image 9f86d081...            SHA-256 of the image file
/// board qemu_virt_riscv64
/// memory 2147483648            bytes
/// quantum 1000                 cycles of a core's turn
/// limit 3000000000 wait        cycles or none; stop or wait when nothing will happen any more
/// sensors 1                    that many lines of script follow, each behind a bar
/// | 1s 3 250
/// uart 10000000 86805 "b\n"    first cycle, cycles between bytes, bytes
/// stop 3000000000 interrupted  if somebody outside ended the run
/// check 100000000 2b1e...      digest of the kernel's events before a cycle
/// end 3000000000 time-reached 0
/// console e3b0c442...          SHA-256 of what was printed
/// thread 5131 1 0 3 0 "pump"   cycles, calls, signals, received, faults, name
/// sha256 60303ae2...           of all lines above
/// ```
public final class RecordingText {
    static final String HEADER = "coreplat recording ";
    static final int VERSION = 1;

    private final StringBuilder text = new StringBuilder();

    private RecordingText() {}

    /// {@return the file's bytes}
    public static byte[] of(Recording recording) {
        RecordingText text = new RecordingText();
        text.line(HEADER + VERSION);
        text.write(recording.setting());
        for (Recording.Arrival arrival : recording.arrivals()) {
            byte[] bytes = arrival.text().getBytes(StandardCharsets.ISO_8859_1);
            text.line("uart", arrival.cycle(), arrival.step(), QuotedBytes.quote(bytes));
        }
        recording.stop().ifPresent(stop -> text.line("stop", stop.cycle(), word(stop.reason())));
        for (Recording.Checkpoint checkpoint : recording.checkpoints()) {
            text.line("check", checkpoint.cycle(), Long.toHexString(checkpoint.digest()));
        }
        text.write(recording.ending());
        text.line("sha256", Digests.hex(text.bytes()));
        return text.bytes();
    }

    private void write(Setting setting) {
        line("tool", setting.tool());
        line("image", setting.image());
        line("board", setting.board());
        line("memory", setting.memoryBytes());
        line("quantum", setting.quantum());
        RunLimits limits = setting.limits();
        line(
                "limit",
                limits.cycles() == Long.MAX_VALUE ? "none" : limits.cycles(),
                word(limits.idle()));
        setting.sensors().ifPresent(this::writeScript);
    }

    private void writeScript(String script) {
        line("sensors", script.lines().count());
        script.lines().forEachOrdered(line -> line("|", line));
    }

    private void write(Ending ending) {
        line("end", ending.cycle(), word(ending.reason()), ending.exitCode());
        line("console", ending.console());
        for (Work work : ending.threads()) {
            line(
                    "thread",
                    work.cycles(),
                    work.calls(),
                    work.signals(),
                    work.received(),
                    work.faults(),
                    QuotedBytes.quote(work.name().getBytes(StandardCharsets.UTF_8)));
        }
    }

    /// {@return the word for a constant}
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void line(Object... words) {
        text.append(Stream.of(words).map(String::valueOf).collect(Collectors.joining(" ")));
        text.append('\n');
    }

    private byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
