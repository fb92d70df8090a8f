package org.coreplatform.builder.trace;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads what [PerfettoWriter] wrote.
public final class TraceReader {
    private final JsonParser json;
    private final List<TraceEvent> events = new ArrayList<>();
    private String board = "";
    private long clockHz;
    private int quantum;

    private TraceReader(JsonParser json) {
        this.json = json;
    }

    /// {@return the run that was recorded}
    ///
    /// @throws TraceRefused when the bytes are no trace
    public static Trace read(InputStream in) {
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
            return new TraceReader(json).read();
        } catch (JacksonException e) {
            throw new TraceRefused("this is not JSON: " + e.getOriginalMessage());
        }
    }

    private Trace read() {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new TraceRefused("this is not a trace");
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "otherData" -> readBoard();
                case "traceEvents" -> readEvents();
                default -> json.skipChildren();
            }
        }
        if (clockHz <= 0) {
            throw new TraceRefused("this is not a trace that coreplat has written");
        }
        return new Trace(board, clockHz, quantum, events);
    }

    private void readBoard() {
        Map<String, Object> data = scalars();
        if (data.get("board") instanceof String name && data.get("clockHz") instanceof Long hz) {
            board = name;
            clockHz = hz;
            quantum = data.get("quantumCycles") instanceof Long cycles ? cycles.intValue() : 0;
        }
    }

    private void readEvents() {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals(EventJson.ARGS)) {
                    TraceEvent event = EventJson.read(scalars());
                    if (event != null) {
                        events.add(event);
                    }
                } else {
                    json.skipChildren();
                }
            }
        }
    }

    /// {@return the numbers and texts of the object that has begun}
    private Map<String, Object> scalars() {
        Map<String, Object> values = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            switch (json.nextToken()) {
                case VALUE_NUMBER_INT -> values.put(name, json.getLongValue());
                case VALUE_STRING -> values.put(name, json.getString());
                default -> json.skipChildren();
            }
        }
        return values;
    }
}
