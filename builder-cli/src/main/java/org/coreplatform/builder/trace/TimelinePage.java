package org.coreplatform.builder.trace;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// A trace as one HTML page: a timeline with a lane for each thread, and a sequence chart. The page
/// loads nothing from anywhere.
public final class TimelinePage {
    private static final String IDLE = "idle";

    private final Trace trace;
    private final Map<String, Integer> lanes = new LinkedHashMap<>();
    private final List<Run> runs = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final Map<Integer, TraceEvent.Switch> running = new TreeMap<>();
    private long end;

    private record Run(long start, long end, int lane, int core) {}

    /// @param other the lane of the sender, -1 for none
    private record Mark(long cycle, String kind, int lane, int other, String words) {}

    private TimelinePage(Trace trace) {
        this.trace = trace;
    }

    /// {@return the page}
    public static String of(Trace trace) {
        TimelinePage page = new TimelinePage(trace);
        trace.events().forEach(page::add);
        page.running.values().forEach(page::stop);
        return template().replace("@DATA@", page.json());
    }

    private void add(TraceEvent event) {
        end = event.cycle();
        switch (event) {
            case TraceEvent.Switch change -> {
                if (!change.thread().equals(IDLE)) {
                    lane(change.thread());
                }
                TraceEvent.Switch last = running.put(change.core(), change);
                if (last != null) {
                    stop(last);
                }
            }
            case TraceEvent.Message(_, String from, String to, _) ->
                    mark(event, "call", lane(to), lane(from));
            case TraceEvent.Reply(_, String from, String to) ->
                    mark(event, "reply", lane(to), lane(from));
            case TraceEvent.Signal(_, String receiver, _) ->
                    mark(event, "signal", lane(receiver), -1);
            case TraceEvent.Fault(_, String thread, _) -> mark(event, "fault", lane(thread), -1);
            case TraceEvent.Interrupt _ -> mark(event, "irq", 0, -1);
            case TraceEvent.BudgetExhausted(_, String thread) ->
                    mark(event, "budget", lane(thread), -1);
            case TraceEvent.Donation _, TraceEvent.BudgetRefilled _, TraceEvent.End _ -> {}
        }
    }

    private void stop(TraceEvent.Switch start) {
        if (!start.thread().equals(IDLE) && end > start.cycle()) {
            runs.add(new Run(start.cycle(), end, lane(start.thread()), start.core()));
        }
    }

    private void mark(TraceEvent event, String kind, int lane, int other) {
        marks.add(new Mark(event.cycle(), kind, lane, other, TraceText.words(event)));
    }

    private int lane(String thread) {
        return lanes.computeIfAbsent(thread, _ -> lanes.size());
    }

    /// {@return how many cores there are up to the last one that ran something}
    private int cores() {
        return runs.stream().mapToInt(Run::core).max().orElse(0) + 1;
    }

    private String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json =
                new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("board", trace.board());
            json.writeNumberProperty("clockHz", trace.clockHz());
            json.writeNumberProperty("end", end);
            json.writeNumberProperty("cores", cores());
            json.writeArrayPropertyStart("threads");
            lanes.keySet().forEach(json::writeString);
            json.writeEndArray();
            json.writeArrayPropertyStart("runs");
            runs.forEach(run -> write(json, run));
            json.writeEndArray();
            json.writeArrayPropertyStart("events");
            marks.forEach(mark -> write(json, mark));
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString().replace("<", "\\u003c"); // it stands in a script element
    }

    private static void write(JsonGenerator json, Run run) {
        json.writeStartArray();
        json.writeNumber(run.start());
        json.writeNumber(run.end());
        json.writeNumber(run.lane());
        json.writeNumber(run.core());
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Mark mark) {
        json.writeStartArray();
        json.writeNumber(mark.cycle());
        json.writeString(mark.kind());
        json.writeNumber(mark.lane());
        json.writeNumber(mark.other());
        json.writeString(mark.words());
        json.writeEndArray();
    }

    private static String template() {
        try (InputStream in = TimelinePage.class.getResourceAsStream("timeline.html")) {
            if (in == null) {
                throw new IllegalStateException("timeline.html is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
