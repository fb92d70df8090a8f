package org.coreplatform.builder.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.coreplatform.builder.trace.Stretches.Stretch;
import org.coreplatform.builder.trace.Timeline.Kind;
import org.coreplatform.builder.trace.Timeline.Mark;
import org.coreplatform.builder.trace.Timeline.Run;
import org.coreplatform.builder.trace.Timeline.Turn;
import org.coreplatform.builder.trace.Timeline.Wait;
import org.jspecify.annotations.Nullable;

/// Finds a part of a run's timeline.
final class TimelineBuilder {
    private final Trace trace;
    private final long from;
    private final long to;
    private final Stretches stretches = new Stretches();
    private final Map<String, Integer> lanes = new LinkedHashMap<>();
    private final List<Run> runs = new ArrayList<>();
    private final List<Wait> waits = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private TraceEvent.@Nullable DomainTurn turn;

    TimelineBuilder(Trace trace, long from, long to) {
        this.trace = trace;
        long end = trace.events().isEmpty() ? 0 : trace.events().getLast().cycle();
        this.from = Math.min(from, end);
        this.to = Math.min(to, end);
    }

    Timeline build() {
        trace.events().forEach(this::add);
        stretches.endAll(to).forEach(this::add);
        endTurn(to);
        int cores = runs.stream().mapToInt(Run::core).max().orElse(0) + 1;
        return new Timeline(
                trace.board(),
                trace.clockHz(),
                from,
                to,
                cores,
                List.copyOf(lanes.keySet()),
                List.copyOf(runs),
                List.copyOf(waits),
                List.copyOf(turns),
                List.copyOf(marks));
    }

    private void add(TraceEvent event) {
        long cycle = event.cycle();
        switch (event) {
            case TraceEvent.Switch change -> {
                if (!Stretches.isIdle(change.thread()) && isShown(cycle)) {
                    lane(change.thread());
                }
                Stretch ended = stretches.switchTo(change);
                if (ended != null) {
                    add(ended);
                }
            }
            case TraceEvent.BudgetExhausted(_, String thread) -> {
                stretches.exhaust(thread, cycle);
                mark(event, Kind.BUDGET, "", thread, "budget used up");
            }
            case TraceEvent.BudgetRefilled(_, String thread) ->
                    stretches.refill(thread).ifPresent(since -> addWait(since, cycle, thread));
            case TraceEvent.DomainTurn begun -> {
                endTurn(cycle);
                turn = begun;
            }
            default -> addMark(event);
        }
    }

    private void addMark(TraceEvent event) {
        switch (event) {
            case TraceEvent.Message(_, String sender, String receiver, long badge) -> {
                String label = TraceText.isCall(badge) ? "call" : "message";
                mark(event, Kind.CALL, sender, receiver, label);
            }
            case TraceEvent.Reply(_, String sender, String receiver) ->
                    mark(event, Kind.REPLY, sender, receiver, "reply");
            case TraceEvent.SignalSent(_, String sender, String receiver, long badge) ->
                    mark(event, Kind.NOTIFY, sender, receiver, "signal 0x%x".formatted(badge));
            case TraceEvent.Signal(_, String receiver, long badge) ->
                    mark(event, Kind.SIGNAL, "", receiver, "gets 0x%x".formatted(badge));
            case TraceEvent.Donation(_, String receiver) ->
                    mark(event, Kind.DONATION, "", receiver, "scheduling context");
            case TraceEvent.Fault(_, String thread, int label) ->
                    mark(event, Kind.FAULT, "", thread, TraceText.faultKind(label));
            case TraceEvent.Interrupt(_, int source) ->
                    mark(event, Kind.INTERRUPT, "", "", "interrupt " + source);
            case TraceEvent.Switch _,
                    TraceEvent.BudgetExhausted _,
                    TraceEvent.BudgetRefilled _,
                    TraceEvent.DomainTurn _,
                    TraceEvent.End _ -> {}
        }
    }

    private void mark(TraceEvent event, Kind kind, String sender, String receiver, String label) {
        if (isShown(event.cycle())) {
            int origin = lane(sender);
            int target = lane(receiver);
            String words = TraceText.words(event);
            marks.add(new Mark(event.cycle(), kind, target, origin, words, label));
        }
    }

    private void endTurn(long cycle) {
        if (turn != null) {
            long start = Math.max(from, turn.cycle());
            long end = Math.min(to, cycle);
            if (end > start) {
                turns.add(new Turn(start, end, turn.domain()));
            }
        }
    }

    private boolean isShown(long cycle) {
        return cycle >= from && cycle <= to;
    }

    private void add(Stretch stretch) {
        long start = Math.max(from, stretch.start());
        long end = Math.min(to, stretch.end());
        if (!stretch.isIdle() && end > start) {
            runs.add(new Run(start, end, lane(stretch.thread()), stretch.core()));
        }
    }

    private void addWait(long since, long until, String thread) {
        long start = Math.max(from, since);
        long end = Math.min(to, until);
        if (end > start) {
            waits.add(new Wait(start, end, lane(thread)));
        }
    }

    /// {@return the lane of a thread, a new one if it has none; none for nobody}
    private int lane(String thread) {
        return thread.isEmpty()
                ? Timeline.NOWHERE
                : lanes.computeIfAbsent(thread, _ -> lanes.size());
    }
}
