package org.coreplatform.description.diagnostic;

import java.io.StringWriter;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Diagnostics in the Static Analysis Results Interchange Format 2.1.0, for services that keep
/// and compare findings. Columns are UTF-16 units, as everywhere here.
public final class SarifJson {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private final JsonGenerator json;

    private SarifJson(JsonGenerator json) {
        this.json = json;
    }

    /// {@return the log, one line}
    ///
    /// @param version the tool's version
    public static String of(List<CheckedFile> files, String version) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json =
                new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            new SarifJson(json).log(files, version);
        }
        return text.toString();
    }

    private void log(List<CheckedFile> files, String version) {
        json.writeStartObject();
        json.writeStringProperty("$schema", SCHEMA);
        json.writeStringProperty("version", "2.1.0");
        json.writeArrayPropertyStart("runs");
        json.writeStartObject();
        tool(files, version);
        json.writeStringProperty("columnKind", "utf16CodeUnits");
        json.writeArrayPropertyStart("results");
        files.forEach(file -> file.diagnostics().forEach(this::result));
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void tool(List<CheckedFile> files, String version) {
        json.writeObjectPropertyStart("tool");
        json.writeObjectPropertyStart("driver");
        json.writeStringProperty("name", "coreplat");
        json.writeStringProperty("version", version);
        json.writeArrayPropertyStart("rules");
        TreeSet<RuleId> rules = new TreeSet<>();
        files.forEach(file -> file.diagnostics().forEach(found -> rules.add(found.rule())));
        for (RuleId rule : rules) {
            json.writeStartObject();
            json.writeStringProperty("id", rule.value());
            json.writeObjectPropertyStart("help");
            json.writeStringProperty("text", "coreplat explain " + rule);
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void result(Diagnostic found) {
        json.writeStartObject();
        json.writeStringProperty("ruleId", found.rule().value());
        json.writeStringProperty("level", found.severity().word());
        message(found.message() + found.help().map(help -> ". " + help).orElse(""));
        json.writeArrayPropertyStart("locations");
        location(found.primary());
        json.writeEndArray();
        json.writeArrayPropertyStart("relatedLocations");
        found.secondary().forEach(this::location);
        json.writeEndArray();
        found.fix().ifPresent(this::fix);
        json.writeEndObject();
    }

    private void fix(Fix fix) {
        json.writeArrayPropertyStart("fixes");
        json.writeStartObject();
        json.writeObjectPropertyStart("description");
        json.writeStringProperty("text", fix.title());
        json.writeEndObject();
        json.writeArrayPropertyStart("artifactChanges");
        json.writeStartObject();
        artifact(fix.edits().getFirst().span().file());
        json.writeArrayPropertyStart("replacements");
        for (Edit edit : fix.edits()) {
            json.writeStartObject();
            region("deletedRegion", edit.span());
            json.writeObjectPropertyStart("insertedContent");
            json.writeStringProperty("text", edit.replacement());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private void artifact(SourceFile file) {
        json.writeObjectPropertyStart("artifactLocation");
        json.writeStringProperty("uri", file.name().replace(" ", "%20"));
        json.writeEndObject();
    }

    private void region(String name, Span span) {
        Position begin = span.begin();
        Position end = span.finish();
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("startLine", begin.line());
        json.writeNumberProperty("startColumn", begin.column());
        json.writeNumberProperty("endLine", end.line());
        json.writeNumberProperty("endColumn", end.column());
        json.writeEndObject();
    }

    private void location(Label label) {
        json.writeStartObject();
        if (!label.text().isEmpty()) {
            message(label.text());
        }
        json.writeObjectPropertyStart("physicalLocation");
        artifact(label.span().file());
        region("region", label.span());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void message(String text) {
        json.writeObjectPropertyStart("message");
        json.writeStringProperty("text", text);
        json.writeEndObject();
    }
}
