package org.coreplatform.description.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.Edit;
import org.coreplatform.description.diagnostic.Fix;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.diagnostic.Severity;
import org.coreplatform.description.diagnostic.Span;

/// Checks what is in an element against the format, and finds its children by name.
final class Structure {
    static final RuleId UNKNOWN = RuleId.of("element.unknown");
    static final RuleId UNSUPPORTED = RuleId.of("element.not-yet");
    static final RuleId TEXT = RuleId.of("element.text");
    static final RuleId MISSING = RuleId.of("element.missing");
    static final RuleId REPEATED = RuleId.of("element.repeated");

    private final XmlElement element;
    private final Decoding decoding;
    private boolean sound = true;

    private Structure(XmlElement element, Decoding decoding) {
        this.element = element;
        this.decoding = decoding;
    }

    /// Checks an element's children and text, not what is in its children.
    static Structure check(XmlElement element, ElementFormat format, Decoding decoding) {
        Structure structure = new Structure(element, decoding);
        structure.checkText(format);
        if (!element.children().isEmpty()) {
            structure.checkChildren(format);
        }
        return structure;
    }

    /// {@return whether each child may be there}
    boolean isSound() {
        return sound;
    }

    /// {@return the children with this name}
    List<XmlElement> all(String name) {
        List<XmlElement> found = new ArrayList<>();
        for (XmlElement child : element.children()) {
            if (child.name().equals(name)) {
                found.add(child);
            }
        }
        return found;
    }

    /// {@return the child that has to be there once; a diagnostic says if it is not}
    Optional<XmlElement> one(String name) {
        List<XmlElement> found = all(name);
        if (found.isEmpty()) {
            report(missing(name));
        }
        reportRepeated(found);
        return found.stream().findFirst();
    }

    /// {@return the child that may be there once; a diagnostic says if there are more}
    Optional<XmlElement> atMostOne(String name) {
        List<XmlElement> found = all(name);
        reportRepeated(found);
        return found.stream().findFirst();
    }

    private void reportRepeated(List<XmlElement> found) {
        for (int i = 1; i < found.size(); i++) {
            report(repeated(found.get(i), found.getFirst()));
        }
    }

    /// Microkit looks for text in `system` alone, and lets it pass elsewhere.
    private void checkText(ElementFormat format) {
        if (element.text().isEmpty()) {
            return;
        }
        boolean ignored = decoding.isMicrokit() && !element.name().equals("system");
        Diagnostic found = text(element.text().get(), ignored ? Severity.WARNING : Severity.ERROR);
        Optional<String> attribute = ignored ? Optional.empty() : format.onlyMissing(element);
        report(attribute.map(name -> found.withHelp(asAttribute(name))).orElse(found));
    }

    private void checkChildren(ElementFormat format) {
        List<ElementFormat> known = SystemFormat.childrenOf(format, decoding.profile());
        boolean ignored = decoding.isMicrokit() && known.isEmpty();
        for (XmlElement child : element.children()) {
            Optional<ElementFormat> found = named(child.name(), known);
            if (found.isEmpty()) {
                report(unknown(child, known, ignored));
            } else if (!found.get().support().in(decoding.profile())) {
                report(unsupported(child));
            }
        }
    }

    private static Optional<ElementFormat> named(String name, List<ElementFormat> formats) {
        for (ElementFormat format : formats) {
            if (format.name().equals(name)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    private void report(Diagnostic found) {
        sound &= !found.isError();
        decoding.report(found);
    }

    private Diagnostic text(Span text, Severity severity) {
        return Diagnostic.error(
                        TEXT,
                        "text is not allowed in `<%s>`".formatted(element.name()),
                        text,
                        severity == Severity.ERROR ? "remove this text" : "this text is ignored")
                .withSeverity(severity);
    }

    private String asAttribute(String name) {
        return "write it as attribute `%s` of `<%s>`".formatted(name, element.name());
    }

    private Diagnostic unknown(XmlElement child, List<ElementFormat> known, boolean ignored) {
        Diagnostic found =
                Diagnostic.error(
                                UNKNOWN,
                                "`<%s>` is not an element that `<%s>` may have"
                                        .formatted(child.name(), element.name()),
                                child.element(),
                                ignored ? "this element is ignored" : "not known here")
                        .withSeverity(ignored ? Severity.WARNING : Severity.ERROR);
        List<String> names =
                known.stream()
                        .filter(each -> each.support().in(decoding.profile()))
                        .map(ElementFormat::name)
                        .toList();
        Optional<String> meant = Spelling.nearest(child.name(), names);
        if (meant.isPresent()) {
            Diagnostic asked = found.withHelp("did you mean `<%s>`?".formatted(meant.get()));
            return Spelling.isSure(child.name(), names) && !ignored
                    ? asked.withFix(rename(child, meant.get()))
                    : asked;
        }
        String place = elsewhere(child.name());
        return place.isEmpty() ? found.withNote(allowed(names)) : found.withHelp(place);
    }

    private static Fix rename(XmlElement child, String name) {
        List<Edit> edits = new ArrayList<>();
        edits.add(new Edit(localName(child.element()), name));
        child.endTag().ifPresent(end -> edits.add(new Edit(localName(end), name)));
        return new Fix("rename `<%s>` to `<%s>`".formatted(child.name(), name), edits);
    }

    private static Span localName(Span name) {
        int colon = name.text().indexOf(':');
        return new Span(name.file(), name.start() + colon + 1, name.end());
    }

    /// The right element in the wrong place is a common mistake.
    private String elsewhere(String name) {
        List<String> parents = new ArrayList<>();
        for (ElementFormat parent : SystemFormat.elements().values()) {
            boolean has =
                    parent.support().in(decoding.profile())
                            && SystemFormat.childrenOf(parent, decoding.profile()).stream()
                                    .anyMatch(child -> child.name().equals(name));
            if (has && !parents.contains(parent.name())) {
                parents.add(parent.name());
            }
        }
        return parents.isEmpty()
                ? ""
                : "`<%s>` belongs into `<%s>`".formatted(name, String.join(">` or `<", parents));
    }

    private String allowed(List<String> names) {
        return names.isEmpty()
                ? "`<%s>` has no elements in it".formatted(element.name())
                : "known in `<%s>`: `<%s>`".formatted(element.name(), String.join(">`, `<", names));
    }

    private Diagnostic unsupported(XmlElement child) {
        return Diagnostic.error(
                        UNSUPPORTED,
                        "`<%s>` is not supported yet".formatted(child.name()),
                        child.element(),
                        "known to Microkit only")
                .withNote(
                        "profile `%s` does not have it; profile `microkit` can check it"
                                .formatted(decoding.profile().word()));
    }

    private Diagnostic missing(String name) {
        return Diagnostic.error(
                MISSING,
                "`<%s>` has no `<%s>`".formatted(element.name(), name),
                element.element(),
                "needs exactly one `<%s>`".formatted(name));
    }

    private Diagnostic repeated(XmlElement again, XmlElement first) {
        return Diagnostic.error(
                        REPEATED,
                        "`<%s>` has more than one `<%s>`".formatted(element.name(), again.name()),
                        again.element(),
                        "once more")
                .withLabel(first.element(), "the first one");
    }
}
