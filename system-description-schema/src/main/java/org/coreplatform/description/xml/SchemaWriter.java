package org.coreplatform.description.xml;

import java.util.List;
import java.util.Map;

/// Writes the format as an XML schema, for editors that complete and explain while one types. It
/// is wider than the rules: what depends on profile or target, the checker says.
public final class SchemaWriter {
    private final StringBuilder out = new StringBuilder();

    private SchemaWriter() {}

    /// {@return the schema}
    public static String schema() {
        SchemaWriter writer = new SchemaWriter();
        writer.write();
        return writer.out.toString();
    }

    private void write() {
        line(0, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        line(0, "<!-- Generated from the format that the checker uses. -->");
        line(0, "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">");
        line(1, "<xs:element name=\"system\" type=\"system\"/>");
        for (Map.Entry<String, ElementFormat> element : SystemFormat.elements().entrySet()) {
            complexType(typeName(element.getKey()), element.getValue());
        }
        pattern("number", "[+_]*(0_*x[0-9A-Fa-f_+]+|[0-9_+]+)", "Decimal, or hexadecimal with 0x.");
        pattern("integer", "[+-]?(0x[0-9A-Fa-f_]+|[0-9_]+)", "A number, perhaps negative.");
        pattern(
                "pci",
                "\\s*[0-9A-Fa-f]+\\s*:\\s*[0-9A-Fa-f]+\\s*\\.\\s*[0-9A-Fa-f]+\\s*",
                "A PCI address `bus:device.function`.");
        pattern("duration", "[^ ]+ (us|ticks)", "A number, one blank, and `us` or `ticks`.");
        pattern("rwx", "[rwx]*", "Some of `r`, `w` and `x`.");
        pattern("rw", "[rw]*", "Some of `r` and `w`.");
        pattern("flag", "true|false", "`true` or `false`.");
        line(0, "</xs:schema>");
    }

    private static String typeName(String key) {
        return key.replace(' ', '_');
    }

    private void complexType(String name, ElementFormat element) {
        line(1, "<xs:complexType name=\"%s\">".formatted(name));
        documentation(2, element.doc() + only(element.support()));
        if (!element.children().isEmpty()) {
            line(2, "<xs:choice minOccurs=\"0\" maxOccurs=\"unbounded\">");
            for (String child : element.children()) {
                String childName = SystemFormat.element(child).name();
                line(
                        3,
                        "<xs:element name=\"%s\" type=\"%s\"/>"
                                .formatted(childName, typeName(child)));
            }
            line(2, "</xs:choice>");
        }
        element.attributes().forEach(this::attribute);
        line(1, "</xs:complexType>");
    }

    private void attribute(AttributeFormat attribute) {
        String use = attribute.required() ? " use=\"required\"" : "";
        String start = "<xs:attribute name=\"%s\"%s".formatted(attribute.name(), use);
        boolean hasWords = attribute.value() instanceof ValueFormat.Word;
        line(2, start + (hasWords ? ">" : " type=\"%s\">".formatted(type(attribute.value()))));
        documentation(3, attribute.doc() + only(attribute.support()));
        if (attribute.value() instanceof ValueFormat.Word(List<String> words)) {
            line(3, "<xs:simpleType>");
            line(4, "<xs:restriction base=\"xs:string\">");
            words.forEach(word -> line(5, "<xs:enumeration value=\"%s\"/>".formatted(word)));
            line(4, "</xs:restriction>");
            line(3, "</xs:simpleType>");
        }
        line(2, "</xs:attribute>");
    }

    private static String type(ValueFormat value) {
        return switch (value) {
            case ValueFormat.Text _, ValueFormat.Word _ -> "xs:string";
            case ValueFormat.Integer64 _ -> "number";
            case ValueFormat.Plain _ -> "integer";
            case ValueFormat.Flag _ -> "flag";
            case ValueFormat.Letters(String letters) -> letters;
            case ValueFormat.Pci _ -> "pci";
            case ValueFormat.Duration _ -> "duration";
        };
    }

    static String only(Support support) {
        return switch (support) {
            case BOTH -> "";
            case CORE_PLATFORM -> " Core Platform only.";
            case MICROKIT -> " Microkit only.";
        };
    }

    private void pattern(String name, String pattern, String doc) {
        line(1, "<xs:simpleType name=\"%s\">".formatted(name));
        documentation(2, doc);
        line(2, "<xs:restriction base=\"xs:string\">");
        line(3, "<xs:pattern value=\"%s\"/>".formatted(pattern));
        line(2, "</xs:restriction>");
        line(1, "</xs:simpleType>");
    }

    private void documentation(int depth, String text) {
        line(depth, "<xs:annotation>");
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
        line(depth + 1, "<xs:documentation>%s</xs:documentation>".formatted(escaped));
        line(depth, "</xs:annotation>");
    }

    private void line(int depth, String text) {
        out.repeat("  ", depth).append(text).append('\n');
    }
}
