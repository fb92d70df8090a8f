package org.coreplatform.builder.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// Finds the arrows of a run: each leads from the stretch in which a thread called, replied or
/// signalled to the stretch in which another one goes on with that.
///
/// Who is not running at the time begins or ends where it ran last, or runs next: a message that
/// had to wait was sent when its sender last ran, and a thread that is woken takes the message when
/// it gets a core. What nobody goes on with has no arrow, and of signals that add up until they are
/// taken, the first of each sender has one.
final class Arrows implements Consumer<TraceEvent> {
    private final Stretches stretches;
    private final Consumer<Arrow> sink;
    private final Map<String, List<Start>> sent = new HashMap<>();
    private final Map<String, List<Start>> arrived = new HashMap<>();

    /// An arrow between stretches of running.
    ///
    /// @param isLate whether nobody knew of it when it began
    record Arrow(String name, String from, long start, boolean isLate, String to, long end) {}

    private record Start(String name, String from, long cycle, boolean isLate) {
        Arrow to(String receiver, long end) {
            return new Arrow(name, from, cycle, isLate, receiver, end);
        }
    }

    /// @param stretches who runs; knows an event before this does
    /// @param sink gets arrows when their ends are known
    Arrows(Stretches stretches, Consumer<Arrow> sink) {
        this.stretches = stretches;
        this.sink = sink;
    }

    @Override
    public void accept(TraceEvent event) {
        switch (event) {
            case TraceEvent.Message(long cycle, String sender, String receiver, _) -> {
                start("call", sender, receiver, cycle, arrived);
                arrive(receiver, cycle);
            }
            case TraceEvent.Reply(long cycle, String sender, String receiver) -> {
                start("reply", sender, receiver, cycle, arrived);
                arrive(receiver, cycle);
            }
            case TraceEvent.SignalSent(long cycle, String sender, String receiver, _) ->
                    start("signal", sender, receiver, cycle, sent);
            case TraceEvent.Signal(long cycle, String receiver, _) -> {
                List<Start> starts = sent.remove(receiver);
                if (starts != null) {
                    arrived.computeIfAbsent(receiver, _ -> new ArrayList<>()).addAll(starts);
                }
                arrive(receiver, cycle);
            }
            case TraceEvent.Switch(long cycle, _, String thread) -> arrive(thread, cycle);
            default -> {}
        }
    }

    private void start(
            String name, String from, String to, long cycle, Map<String, List<Start>> starts) {
        OptionalLong since = stretches.lastRunning(from, cycle);
        if (to.isEmpty() || since.isEmpty()) {
            return;
        }
        List<Start> others = starts.computeIfAbsent(to, _ -> new ArrayList<>());
        if (others.stream().noneMatch(other -> other.from().equals(from))) {
            others.add(new Start(name, from, since.getAsLong(), !stretches.isRunning(from)));
        }
    }

    /// Ends the arrows to a thread, if it runs.
    private void arrive(String to, long cycle) {
        if (stretches.isRunning(to)) {
            List<Start> starts = arrived.remove(to);
            if (starts != null) {
                for (Start each : starts) {
                    sink.accept(each.to(to, cycle));
                }
            }
        }
    }
}
