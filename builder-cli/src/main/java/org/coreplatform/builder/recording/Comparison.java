package org.coreplatform.builder.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.coreplatform.builder.recording.Recording.Checkpoint;
import org.coreplatform.builder.recording.Recording.Ending;
import org.coreplatform.builder.recording.Recording.Work;

/// What tells a replay from the run that was recorded.
public final class Comparison {
    private final Recording recorded;
    private final double clockHz;
    private final List<String> differences = new ArrayList<>();

    private Comparison(Recording recorded, long clockHz) {
        this.recorded = recorded;
        this.clockHz = clockHz;
    }

    /// {@return the differences in words, nothing if the runs were the same}
    ///
    /// @param clockHz cycles per second
    public static List<String> of(
            Recording recorded, List<Checkpoint> checkpoints, Ending ending, long clockHz) {
        Comparison comparison = new Comparison(recorded, clockHz);
        comparison.compare(checkpoints);
        comparison.compare(ending);
        return List.copyOf(comparison.differences);
    }

    private void compare(List<Checkpoint> replayed) {
        long same = 0;
        for (int i = 0; i < Math.max(replayed.size(), recorded.checkpoints().size()); i++) {
            Optional<Checkpoint> before = at(recorded.checkpoints(), i);
            Optional<Checkpoint> now = at(replayed, i);
            if (!before.equals(now)) {
                long end = Math.min(cycle(before), cycle(now));
                differences.add(
                        "the kernel first did something else between %s and %s"
                                .formatted(seconds(same), seconds(end)));
                return;
            }
            same = cycle(before);
        }
    }

    private static Optional<Checkpoint> at(List<Checkpoint> checkpoints, int index) {
        return index < checkpoints.size() ? Optional.of(checkpoints.get(index)) : Optional.empty();
    }

    private static long cycle(Optional<Checkpoint> checkpoint) {
        return checkpoint.map(Checkpoint::cycle).orElse(Long.MAX_VALUE);
    }

    private void compare(Ending replayed) {
        Ending before = recorded.ending();
        if (!words(before).equals(words(replayed))) {
            differences.add(
                    "it ended as %s, the recording as %s"
                            .formatted(words(replayed), words(before)));
        }
        if (!before.console().equals(replayed.console())) {
            differences.add("it printed something else");
        }
        var work = new TreeMap<String, Work>();
        replayed.threads().forEach(each -> work.put(each.name(), each));
        for (Work each : before.threads()) {
            if (!each.equals(work.get(each.name()))) {
                differences.add("`%s` did something else".formatted(each.name()));
            }
        }
    }

    private String words(Ending ending) {
        return "`%s` at cycle %d with exit code %d"
                .formatted(RecordingText.word(ending.reason()), ending.cycle(), ending.exitCode());
    }

    private String seconds(long cycles) {
        return String.format(Locale.ROOT, "%.6f s", cycles / clockHz);
    }
}
