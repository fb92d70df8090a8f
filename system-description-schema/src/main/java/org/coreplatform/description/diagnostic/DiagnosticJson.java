package org.coreplatform.description.diagnostic;

import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Diagnostics as JSON, one object for all files. The form is part of the command's interface:
/// names stay, and new ones only change `version` when old readers would misunderstand.
public final class DiagnosticJson {
    public static final int VERSION = 1;

    private DiagnosticJson() {}

    /// {@return the JSON text, one line}
    public static String of(List<CheckedFile> files) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json =
                new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeNumberProperty("version", VERSION);
            json.writeArrayPropertyStart("files");
            files.forEach(file -> write(json, file));
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, CheckedFile file) {
        json.writeStartObject();
        json.writeStringProperty("file", file.name());
        json.writeStringProperty("verdict", file.isAccepted() ? "accept" : "reject");
        json.writeArrayPropertyStart("diagnostics");
        file.diagnostics().forEach(diagnostic -> write(json, diagnostic));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Diagnostic diagnostic) {
        json.writeStartObject();
        json.writeStringProperty("id", diagnostic.rule().value());
        json.writeStringProperty("severity", diagnostic.severity().word());
        json.writeStringProperty("message", diagnostic.message());
        writePlace(json, diagnostic.span());
        json.writeArrayPropertyStart("labels");
        write(json, diagnostic.primary(), true);
        diagnostic.secondary().forEach(label -> write(json, label, false));
        json.writeEndArray();
        json.writeArrayPropertyStart("notes");
        diagnostic.notes().forEach(json::writeString);
        json.writeEndArray();
        diagnostic
                .help()
                .ifPresentOrElse(
                        help -> json.writeStringProperty("help", help),
                        () -> json.writeNullProperty("help"));
        diagnostic
                .fix()
                .ifPresentOrElse(fix -> write(json, fix), () -> json.writeNullProperty("fix"));
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Label label, boolean primary) {
        json.writeStartObject();
        json.writeStringProperty("file", label.span().file().name());
        writePlace(json, label.span());
        json.writeStringProperty("text", label.text());
        json.writeBooleanProperty("primary", primary);
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Fix fix) {
        json.writeObjectPropertyStart("fix");
        json.writeStringProperty("title", fix.title());
        json.writeArrayPropertyStart("edits");
        for (Edit edit : fix.edits()) {
            json.writeStartObject();
            json.writeStringProperty("file", edit.span().file().name());
            writePlace(json, edit.span());
            json.writeStringProperty("replacement", edit.replacement());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writePlace(JsonGenerator json, Span span) {
        Position begin = span.begin();
        Position end = span.finish();
        json.writeNumberProperty("line", begin.line());
        json.writeNumberProperty("column", begin.column());
        json.writeNumberProperty("endLine", end.line());
        json.writeNumberProperty("endColumn", end.column());
    }
}
