package org.coreplatform.builder.trace;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Who runs where, and since when: what follows from the switches of a run.
final class Stretches {
    private static final String IDLE = "idle";

    private final Map<Integer, Stretch> running = new TreeMap<>();
    private final Map<String, Stretch> last = new HashMap<>();
    private final Map<String, Long> exhausted = new HashMap<>();

    /// A stretch of time for which a thread runs on a core.
    ///
    /// @param end the cycle after the last, or [Long#MAX_VALUE] while it runs
    record Stretch(int core, String thread, long start, long end) {
        boolean isIdle() {
            return Stretches.isIdle(thread);
        }

        /// {@return a cycle at which it has come to what it does last}
        long lastCycle() {
            return Math.max(start, end - 1);
        }
    }

    /// {@return whether this is the name of what runs when nothing does}
    static boolean isIdle(String thread) {
        return thread.equals(IDLE);
    }

    /// Lets another thread run.
    ///
    /// @return what ran there before, null if nothing did
    @Nullable Stretch switchTo(TraceEvent.Switch change) {
        Stretch ended = end(change.core(), change.cycle());
        Stretch begun = new Stretch(change.core(), change.thread(), change.cycle(), Long.MAX_VALUE);
        running.put(change.core(), begun);
        exhausted.remove(change.thread());
        return ended;
    }

    private @Nullable Stretch end(int core, long cycle) {
        Stretch open = running.remove(core);
        if (open == null) {
            return null;
        }
        Stretch ended = new Stretch(core, open.thread(), open.start(), cycle);
        last.put(open.thread(), ended);
        return ended;
    }

    /// {@return what runs when the run ends, as it ends}
    List<Stretch> endAll(long cycle) {
        Collection<Stretch> open = List.copyOf(running.values());
        running.clear();
        return open.stream()
                .map(each -> new Stretch(each.core(), each.thread(), each.start(), cycle))
                .toList();
    }

    boolean isRunning(String thread) {
        return running.values().stream().anyMatch(each -> each.thread().equals(thread));
    }

    /// {@return when a thread was last running, or nothing if it never was}
    ///
    /// @param now the cycle up to which the run is known
    OptionalLong lastRunning(String thread, long now) {
        if (isRunning(thread)) {
            return OptionalLong.of(now);
        }
        Stretch stretch = last.get(thread);
        return stretch == null ? OptionalLong.empty() : OptionalLong.of(stretch.lastCycle());
    }

    /// Notes that a thread has used its budget up.
    void exhaust(String thread, long cycle) {
        exhausted.put(thread, cycle);
    }

    /// {@return since when a thread, which has budget again, has waited for that; nothing if it has
    /// not}
    OptionalLong refill(String thread) {
        Long since = exhausted.remove(thread);
        if (since == null || isRunning(thread)) {
            return OptionalLong.empty();
        }
        Stretch stretch = last.get(thread);
        return OptionalLong.of(stretch == null ? since : Math.max(since, stretch.end()));
    }
}
