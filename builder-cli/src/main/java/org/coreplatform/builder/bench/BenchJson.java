package org.coreplatform.builder.bench;

import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Results for programs.
public final class BenchJson {
    private BenchJson() {}

    /// {@return a JSON object with the array `results`; `cycles` is 0 where nothing is simulated}
    public static String of(List<Result> results) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json =
                new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeArrayPropertyStart("results");
            results.forEach(result -> write(result, json));
            json.writeEndArray();
            json.writeEndObject();
        }
        return out + "\n";
    }

    private static void write(Result result, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("name", result.benchmark().name());
        json.writeStringProperty("unit", result.benchmark().unit());
        json.writeNumberProperty("median", rounded(result.samples().median()));
        json.writeNumberProperty("min", rounded(result.samples().min()));
        json.writeNumberProperty("max", rounded(result.samples().max()));
        json.writeNumberProperty("cycles", result.samples().cycles());
        json.writeEndObject();
    }

    private static double rounded(double value) {
        return Math.rint(value * 1000) / 1000;
    }
}
