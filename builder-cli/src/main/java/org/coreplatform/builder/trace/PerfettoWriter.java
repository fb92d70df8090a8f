package org.coreplatform.builder.trace;

import java.io.Closeable;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.coreplatform.sdk.profile.BoardProfile;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes events as they come in Chrome's trace format, which Perfetto opens.
///
/// There is a lane for each core and for each thread; a stretch of running appears on both. Arrows
/// lead from caller to callee and back. Each entry carries its event's fields in `args`, so that
/// [TraceReader] gets back exactly what was recorded.
public final class PerfettoWriter implements Consumer<TraceEvent>, Closeable {
    private static final int CORES = 1;
    private static final int THREADS = 2;
    private static final String IDLE = "idle";

    private final JsonGenerator json;
    private final double cyclesPerMicro;
    private final Map<String, Integer> lanes = new LinkedHashMap<>();
    private final Map<Integer, String> running = new TreeMap<>();
    private long arrows;
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
        nameProcess(CORES, "cores");
        nameProcess(THREADS, "protection domains");
    }

    @Override
    public void accept(TraceEvent event) {
        lastCycle = event.cycle();
        switch (event) {
            case TraceEvent.Switch change -> switchTo(change);
            case TraceEvent.Message(long cycle, String from, String to, _) -> {
                instant(event, THREADS, lane(to));
                arrow(cycle, "call", from, to);
            }
            case TraceEvent.Reply(long cycle, String from, String to) -> {
                instant(event, THREADS, lane(to));
                arrow(cycle, "reply", from, to);
            }
            case TraceEvent.Signal(_, String receiver, _) ->
                    instant(event, THREADS, lane(receiver));
            case TraceEvent.Donation(_, String receiver) -> instant(event, THREADS, lane(receiver));
            case TraceEvent.Fault(_, String thread, _) -> instant(event, THREADS, lane(thread));
            case TraceEvent.Interrupt _ -> instant(event, CORES, 0);
            case TraceEvent.BudgetExhausted(_, String thread) ->
                    instant(event, THREADS, lane(thread));
            case TraceEvent.BudgetRefilled(_, String thread) ->
                    instant(event, THREADS, lane(thread));
            case TraceEvent.End _ -> instant(event, CORES, 0);
        }
    }

    @Override
    public void close() {
        running.keySet().forEach(core -> endOf(core, lastCycle));
        json.writeEndArray();
        json.writeEndObject();
        json.close();
    }

    /// What ran so far ends on both its lanes, and what runs from here on begins on both.
    private void switchTo(TraceEvent.Switch change) {
        endOf(change.core(), change.cycle());
        if (running.put(change.core(), change.thread()) == null) {
            name("thread_name", CORES, change.core(), "core " + change.core());
        }
        begin("B", change.thread(), change.cycle(), CORES, change.core());
        EventJson.write(json, change);
        json.writeEndObject();
        if (!change.thread().equals(IDLE)) {
            begin("B", "runs", change.cycle(), THREADS, lane(change.thread()));
            json.writeEndObject();
        }
    }

    private void endOf(int core, long cycle) {
        String thread = running.get(core);
        if (thread == null) {
            return;
        }
        begin("E", thread, cycle, CORES, core);
        json.writeEndObject();
        if (!thread.equals(IDLE)) {
            begin("E", "runs", cycle, THREADS, lane(thread));
            json.writeEndObject();
        }
    }

    private void instant(TraceEvent event, int process, int lane) {
        begin("i", TraceText.words(event), event.cycle(), process, lane);
        json.writeStringProperty("s", "t");
        EventJson.write(json, event);
        json.writeEndObject();
    }

    private void arrow(long cycle, String name, String from, String to) {
        arrows++;
        end("s", name, cycle, lane(from));
        end("f", name, cycle, lane(to));
    }

    /// One end of an arrow: its beginning belongs to the stretch that runs, its end to the next one
    /// that begins in its lane.
    private void end(String phase, String name, long cycle, int lane) {
        begin(phase, name, cycle, THREADS, lane);
        json.writeStringProperty("cat", "ipc");
        json.writeNumberProperty("id", arrows);
        json.writeEndObject();
    }

    private void begin(String phase, String name, long cycle, int process, int lane) {
        json.writeStartObject();
        json.writeStringProperty("ph", phase);
        json.writeStringProperty("name", name);
        json.writeNumberProperty("ts", micros(cycle));
        json.writeNumberProperty("pid", process);
        json.writeNumberProperty("tid", lane);
    }

    private double micros(long cycles) {
        return cycles / cyclesPerMicro;
    }

    /// {@return the lane of a thread, which is named when it is first seen}
    private int lane(String thread) {
        Integer known = lanes.get(thread);
        if (known != null) {
            return known;
        }
        int lane = lanes.size() + 1;
        lanes.put(thread, lane);
        name("thread_name", THREADS, lane, thread);
        return lane;
    }

    private void nameProcess(int process, String name) {
        name("process_name", process, 0, name);
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
