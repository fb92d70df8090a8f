package org.coreplatform.builder.trace;

import java.io.Closeable;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.coreplatform.builder.trace.Stretches.Stretch;
import org.coreplatform.sdk.profile.BoardProfile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes events as they come in Chrome's trace format, which Perfetto opens.
///
/// There is a lane for each core and for each thread; a stretch of running appears on both. The
/// turns of scheduling domains have a lane, too. [Arrows] lead from who does something to whom it
/// concerns. Each entry carries its event's fields in `args`, so that [TraceReader] gets back
/// exactly what was recorded.
///
/// Perfetto finds a lane's name by its number alone, and keeps the number 0 for itself: no two
/// lanes have the same number, and none has that.
public final class PerfettoWriter implements Consumer<TraceEvent>, Closeable {
    private static final int CORES = 1;
    private static final int THREADS = 2;
    private static final int DOMAINS = 9;
    private static final int FIRST_CORE = 10;
    private static final int FIRST_THREAD = 100;
    private static final String RUNS = "runs";
    private static final String WAITS = "waits for budget";

    private final JsonGenerator json;
    private final double cyclesPerMicro;
    private final Map<Integer, Integer> namedCores = new LinkedHashMap<>();
    private final Map<String, Integer> lanes = new LinkedHashMap<>();
    private final Stretches stretches = new Stretches();
    private final Arrows arrows = new Arrows(stretches, this::arrow);
    private @Nullable String domain;
    private long arrowsDrawn;
    private long lastCycle;

    /// @param out where the trace goes; closed with the writer
    /// @param board whose clock the cycles are
    /// @param quantum how many of them a core runs while others have something to do
    public PerfettoWriter(OutputStream out, BoardProfile board, int quantum) {
        json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out);
        cyclesPerMicro = board.cyclesPerMicro();
        json.writeStartObject();
        json.writeStringProperty("displayTimeUnit", "ns");
        json.writeObjectPropertyStart("otherData");
        json.writeStringProperty("board", board.name());
        json.writeNumberProperty("clockHz", board.clockHz());
        json.writeNumberProperty("quantumCycles", quantum);
        json.writeEndObject();
        json.writeArrayPropertyStart("traceEvents");
        name("process_name", CORES, FIRST_CORE, "cores");
        name("process_name", THREADS, FIRST_THREAD, "protection domains");
    }

    @Override
    public void accept(TraceEvent event) {
        lastCycle = event.cycle();
        switch (event) {
            case TraceEvent.Switch change -> switchTo(change);
            case TraceEvent.Message(_, String sender, String receiver, _) ->
                    instant(event, actor(sender, receiver));
            case TraceEvent.Reply(_, String sender, String receiver) ->
                    instant(event, actor(sender, receiver));
            case TraceEvent.SignalSent(_, String sender, _, _) -> instant(event, sender);
            case TraceEvent.Signal(_, String receiver, _) -> instant(event, receiver);
            case TraceEvent.Donation(_, String receiver) -> instant(event, receiver);
            case TraceEvent.Fault(_, String thread, _) -> instant(event, thread);
            case TraceEvent.BudgetExhausted(long cycle, String thread) -> {
                stretches.exhaust(thread, cycle);
                instant(event, thread);
            }
            case TraceEvent.BudgetRefilled(long cycle, String thread) -> {
                stretches.refill(thread).ifPresent(since -> waited(thread, since, cycle));
                instant(event, thread);
            }
            case TraceEvent.DomainTurn turn -> begin(turn);
            case TraceEvent.Interrupt _, TraceEvent.End _ -> instant(event, CORES, core(0));
        }
        arrows.accept(event);
    }

    @Override
    public void close() {
        stretches.endAll(lastCycle).forEach(this::ended);
        endTurn(lastCycle);
        json.writeEndArray();
        json.writeEndObject();
        json.close();
    }

    /// The turns of scheduling domains have a lane of their own.
    private void begin(TraceEvent.DomainTurn turn) {
        if (domain == null) {
            nameLane(CORES, DOMAINS, "scheduling domains");
        }
        endTurn(turn.cycle());
        domain = turn.domain();
        begin("B", turn.domain(), turn.cycle(), CORES, DOMAINS);
        EventJson.write(json, turn);
        json.writeEndObject();
    }

    private void endTurn(long cycle) {
        if (domain != null) {
            begin("E", domain, cycle, CORES, DOMAINS);
            json.writeEndObject();
        }
    }

    /// {@return who passes a message now: its sender, or a receiver that finds it waiting}
    private String actor(String sender, String receiver) {
        return stretches.isRunning(sender) ? sender : receiver;
    }

    /// What ran so far ends on both its lanes, and what runs from here on begins on both.
    private void switchTo(TraceEvent.Switch change) {
        int core = core(change.core());
        ended(stretches.switchTo(change));
        begin("B", change.thread(), change.cycle(), CORES, core);
        EventJson.write(json, change);
        json.writeEndObject();
        if (!Stretches.isIdle(change.thread())) {
            entry("B", RUNS, change.cycle(), change.thread());
        }
    }

    private void ended(@Nullable Stretch stretch) {
        if (stretch == null) {
            return;
        }
        begin("E", stretch.thread(), stretch.end(), CORES, core(stretch.core()));
        json.writeEndObject();
        if (!stretch.isIdle()) {
            entry("E", RUNS, stretch.end(), stretch.thread());
        }
    }

    private void waited(String thread, long since, long until) {
        entry("B", WAITS, since, thread);
        entry("E", WAITS, until, thread);
    }

    private void entry(String phase, String name, long cycle, String thread) {
        begin(phase, name, cycle, THREADS, lane(thread));
        json.writeEndObject();
    }

    private void instant(TraceEvent event, String thread) {
        instant(event, THREADS, lane(thread));
    }

    private void instant(TraceEvent event, int process, int lane) {
        begin("i", TraceText.words(event), event.cycle(), process, lane);
        json.writeStringProperty("s", "t");
        EventJson.write(json, event);
        json.writeEndObject();
    }

    /// Each end is bound to what began last in its lane, be it a stretch or an instant. So there
    /// has to be an instant where an arrow begins; unless its sender had to wait, there is one.
    private void arrow(Arrows.Arrow arrow) {
        arrowsDrawn++;
        if (arrow.isLate()) {
            begin("i", arrow.name(), arrow.start(), THREADS, lane(arrow.from()));
            json.writeStringProperty("s", "t");
            json.writeEndObject();
        }
        arrowEnd("s", arrow.name(), arrow.start(), lane(arrow.from()));
        json.writeEndObject();
        arrowEnd("f", arrow.name(), arrow.end(), lane(arrow.to()));
        json.writeStringProperty("bp", "e");
        json.writeEndObject();
    }

    private void arrowEnd(String phase, String name, long cycle, int lane) {
        begin(phase, name, cycle, THREADS, lane);
        json.writeStringProperty("cat", "ipc");
        json.writeNumberProperty("id", arrowsDrawn);
    }

    private void begin(String phase, String name, long cycle, int process, int lane) {
        json.writeStartObject();
        json.writeStringProperty("ph", phase);
        json.writeStringProperty("name", name);
        json.writeNumberProperty("ts", cycle / cyclesPerMicro);
        json.writeNumberProperty("pid", process);
        json.writeNumberProperty("tid", lane);
    }

    /// {@return the lane of a core, which is named when it is first seen}
    private int core(int core) {
        return namedCores.computeIfAbsent(
                core, _ -> nameLane(CORES, FIRST_CORE + core, "core " + core));
    }

    /// {@return the lane of a thread, which is named when it is first seen}
    private int lane(String thread) {
        return lanes.computeIfAbsent(
                thread, _ -> nameLane(THREADS, FIRST_THREAD + lanes.size(), thread));
    }

    private int nameLane(int process, int lane, String name) {
        name("thread_name", process, lane, name);
        return lane;
    }

    private void name(String what, int process, int lane, String name) {
        json.writeStartObject();
        json.writeStringProperty("ph", "M");
        json.writeStringProperty("name", what);
        json.writeNumberProperty("pid", process);
        json.writeNumberProperty("tid", lane);
        json.writeObjectPropertyStart("args");
        json.writeStringProperty("name", name);
        json.writeEndObject();
        json.writeEndObject();
    }
}
