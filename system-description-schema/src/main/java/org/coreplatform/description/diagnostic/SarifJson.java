package org.coreplatform.description.diagnostic;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Diagnostics in the Static Analysis Results Interchange Format 2.1.0, for services that keep
/// and compare findings. Columns are UTF-16 units, as everywhere here.
public final class SarifJson {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /// What relative URIs are relative to, by the name that viewers know.
    private static final String BASE = "%SRCROOT%";

    private final JsonGenerator json;
    private final List<RuleId> rules;

    private SarifJson(JsonGenerator json, List<RuleId> rules) {
        this.json = json;
        this.rules = rules;
    }

    /// {@return the log, one line}
    ///
    /// @param version the tool's version
    public static String of(List<CheckedFile> files, String version) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json =
                new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            List<RuleId> rules =
                    files.stream()
                            .flatMap(file -> file.diagnostics().stream())
                            .map(Diagnostic::rule)
                            .distinct()
                            .sorted()
                            .toList();
            new SarifJson(json, rules).log(files, version);
        }
        return text.toString();
    }

    private void log(List<CheckedFile> files, String version) {
        json.writeStartObject();
        json.writeStringProperty("$schema", SCHEMA);
        json.writeStringProperty("version", "2.1.0");
        json.writeArrayPropertyStart("runs");
        json.writeStartObject();
        tool(version);
        json.writeStringProperty("columnKind", "utf16CodeUnits");
        base();
        json.writeArrayPropertyStart("results");
        files.forEach(file -> file.diagnostics().forEach(this::result));
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void base() {
        json.writeObjectPropertyStart("originalUriBaseIds");
        json.writeObjectPropertyStart(BASE);
        json.writeObjectPropertyStart("description");
        json.writeStringProperty("text", "the folder in which coreplat was called");
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void tool(String version) {
        json.writeObjectPropertyStart("tool");
        json.writeObjectPropertyStart("driver");
        json.writeStringProperty("name", "coreplat");
        json.writeStringProperty("version", version);
        json.writeArrayPropertyStart("rules");
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
        json.writeNumberProperty("ruleIndex", rules.indexOf(found.rule()));
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
        boolean isAbsolute = file.name().startsWith("/");
        json.writeStringProperty("uri", (isAbsolute ? "file://" : "") + encoded(file.name()));
        if (!isAbsolute) {
            json.writeStringProperty("uriBaseId", BASE);
        }
        json.writeEndObject();
    }

    /// {@return a path as URIs have it: all but a few characters as the bytes of their UTF-8}
    private static String encoded(String path) {
        StringBuilder uri = new StringBuilder();
        for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
            boolean isPlain =
                    (each >= 'a' && each <= 'z')
                            || (each >= 'A' && each <= 'Z')
                            || (each >= '0' && each <= '9')
                            || "-._~/".indexOf(each) >= 0;
            uri.append(isPlain ? String.valueOf((char) each) : "%%%02X".formatted(each & 0xff));
        }
        return uri.toString();
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
