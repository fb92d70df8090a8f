package org.coreplatform.description.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Writes the format as the reference of the manual: a section for each element, with its
/// attributes and an example.
public final class ReferenceWriter {
    private final StringBuilder out = new StringBuilder();

    private ReferenceWriter() {}

    /// {@return the reference, in Markdown}
    public static String reference() {
        ReferenceWriter writer = new ReferenceWriter();
        writer.write();
        return writer.out.toString();
    }

    private void write() {
        out.append(
                """
                # System descriptions

                A system description is an XML file with the root element `<system>`. This reference is generated
                from the format that the checker uses; `system.xsd` for editors is made from the same data.

                Numbers are decimal, or hexadecimal with `0x`, with `_` anywhere between digits. Sizes are in
                bytes, times in microseconds. The order of elements does not matter (in Microkit's profile
                `<domains>` comes before the protection domains). Elements hold no text.

                A description follows the rules of a profile: `core-platform`, the default, or `microkit`, the
                default for files that end in `.system`. What only one profile knows is marked: **C** the Core
                Platform's, **M** Microkit's.
                """);
        for (Map.Entry<String, ElementFormat> element : SystemFormat.elements().entrySet()) {
            section(element.getKey(), element.getValue());
        }
    }

    private void section(String key, ElementFormat element) {
        out.append("\n## `<%s>`".formatted(element.name()));
        if (!key.equals(element.name())) {
            out.append(" in `<%s>`".formatted(parent(key)));
        }
        out.append("\n\n").append(element.doc()).append(mark(element.support())).append('\n');
        List<String> parents = parents(key);
        if (!parents.isEmpty()) {
            out.append("In: `<%s>`.\n".formatted(String.join(">`, `<", parents)));
        }
        if (!element.attributes().isEmpty()) {
            out.append("\n| attribute | value | meaning |\n|---|---|---|\n");
            element.attributes().forEach(this::row);
        }
        FormatExamples.of(key)
                .ifPresent(example -> out.append("\n```xml\n").append(example).append("```\n"));
    }

    private static String parent(String key) {
        return key.startsWith("child ")
                ? key.substring("child ".length())
                : key.substring(0, key.indexOf(' '));
    }

    private static List<String> parents(String key) {
        List<String> parents = new ArrayList<>();
        for (ElementFormat parent : SystemFormat.elements().values()) {
            if (parent.children().contains(key) && !parents.contains(parent.name())) {
                parents.add(parent.name());
            }
        }
        return parents;
    }

    private void row(AttributeFormat attribute) {
        out.append(
                "| `%s`%s%s | %s | %s |\n"
                        .formatted(
                                attribute.name(),
                                attribute.required() ? ", required" : "",
                                mark(attribute.support()),
                                value(attribute.value()),
                                attribute.doc()));
    }

    private static String mark(Support support) {
        return switch (support) {
            case BOTH -> "";
            case CORE_PLATFORM -> " **C**";
            case MICROKIT -> " **M**";
        };
    }

    private static String value(ValueFormat value) {
        return switch (value) {
            case ValueFormat.Text _ -> "text";
            case ValueFormat.Integer64 _, ValueFormat.Plain _ -> "number";
            case ValueFormat.Flag _ -> "`true`, `false`";
            case ValueFormat.Word(List<String> words) -> "`" + String.join("`, `", words) + "`";
            case ValueFormat.Letters(String letters) -> "letters of `%s`".formatted(letters);
            case ValueFormat.Pci _ -> "`bus:device.function`";
            case ValueFormat.Duration _ -> "`N us`, `N ticks`";
        };
    }
}
