package org.coreplatform.builder.trace;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.coreplatform.builder.trace.Timeline.Kind;
import org.coreplatform.builder.trace.Timeline.Mark;
import org.coreplatform.builder.trace.Timeline.Turn;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// A trace as one HTML page: a timeline with a lane for each thread, and a sequence chart. The page
/// loads nothing from anywhere.
public final class TimelinePage {
    private final Timeline timeline;
    private final Map<String, Integer> words = new LinkedHashMap<>();

    private TimelinePage(Timeline timeline) {
        this.timeline = timeline;
    }

    /// {@return the page about a part of a run}
    ///
    /// @param from the first cycle
    /// @param to the last one
    public static String of(Trace trace, long from, long to) {
        String data = new TimelinePage(Timeline.of(trace, from, to)).json();
        return resource("timeline.html")
                .replace("@STYLE@", resource("timeline.css"))
                .replace("@DATA@", data);
    }

    private String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json =
                new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("board", timeline.board());
            json.writeNumberProperty("clockHz", timeline.clockHz());
            json.writeNumberProperty("start", timeline.start());
            json.writeNumberProperty("end", timeline.end());
            json.writeNumberProperty("cores", timeline.cores());
            json.writeArrayPropertyStart("threads");
            timeline.threads().forEach(json::writeString);
            json.writeEndArray();
            json.writeArrayPropertyStart("kinds");
            for (Kind kind : Kind.values()) {
                json.writeString(kind.style());
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("runs");
            timeline.runs()
                    .forEach(run -> row(json, run.start(), run.end(), run.lane(), run.core()));
            json.writeEndArray();
            json.writeArrayPropertyStart("waits");
            timeline.waits().forEach(wait -> row(json, wait.start(), wait.end(), wait.lane()));
            json.writeEndArray();
            json.writeArrayPropertyStart("turns");
            timeline.turns().forEach(turn -> write(json, turn));
            json.writeEndArray();
            json.writeArrayPropertyStart("events");
            timeline.marks().forEach(mark -> write(json, mark));
            json.writeEndArray();
            json.writeArrayPropertyStart("words");
            words.keySet().forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString().replace("<", "\\u003c"); // it stands in a script element
    }

    private void write(JsonGenerator json, Turn turn) {
        int domain = words.computeIfAbsent(turn.domain(), _ -> words.size());
        row(json, turn.start(), turn.end(), domain);
    }

    /// The same words come often: a number stands for them.
    private void write(JsonGenerator json, Mark mark) {
        int said = words.computeIfAbsent(mark.words(), _ -> words.size());
        row(json, mark.cycle(), mark.kind().ordinal(), mark.lane(), mark.from(), said);
    }

    private static void row(JsonGenerator json, long... numbers) {
        json.writeStartArray();
        for (long number : numbers) {
            json.writeNumber(number);
        }
        json.writeEndArray();
    }

    static String resource(String name) {
        try (InputStream in = TimelinePage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
