package org.coreplatform.description.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.Fix;

/// The attributes of an element that its format does not have, and what they were meant to be: a
/// known one with a similar name, or one that is missing and could have this value.
final class UnknownAttributes {
    private final XmlElement element;
    private final ElementFormat format;
    private final List<AttributeFormat> known;
    private final List<AttributeFormat> missing;
    private final Decoding decoding;

    /// @param known the attributes that the element may have
    /// @param missing those that it needs and does not have
    UnknownAttributes(
            XmlElement element,
            ElementFormat format,
            List<AttributeFormat> known,
            List<AttributeFormat> missing,
            Decoding decoding) {
        this.element = element;
        this.format = format;
        this.known = known;
        this.missing = new ArrayList<>(missing);
        this.decoding = decoding;
    }

    /// {@return the missing attributes that none of the findings asks about}
    List<AttributeFormat> notMeant() {
        return missing;
    }

    /// {@return a finding for each of the unknown attributes, with the question what was meant}
    List<Diagnostic> findings(List<XmlAttribute> unknown) {
        List<Diagnostic> findings = new ArrayList<>();
        List<XmlAttribute> unlike = new ArrayList<>();
        List<String> asked = new ArrayList<>();
        for (XmlAttribute attribute : unknown) {
            Optional<String> similar = Spelling.nearest(attribute.name(), names());
            if (similar.isPresent()) {
                findings.add(misspelt(attribute, similar.get(), asked));
                asked.add(similar.get());
                missing.removeIf(each -> each.name().equals(similar.get()));
            } else {
                unlike.add(attribute);
            }
        }
        for (XmlAttribute attribute : unlike) {
            findings.add(other(attribute));
        }
        return findings;
    }

    private List<String> names() {
        return known.stream().map(AttributeFormat::name).toList();
    }

    private Diagnostic unknown(XmlAttribute attribute) {
        return Diagnostic.error(
                Attributes.UNKNOWN,
                "`%s` is not an attribute of `<%s>`"
                        .formatted(attribute.nameSpan().text(), element.name()),
                attribute.nameSpan(),
                "not known here");
    }

    /// @param asked what others were taken for
    private Diagnostic misspelt(XmlAttribute attribute, String similar, List<String> asked) {
        boolean isFree = element.named(similar).isEmpty() && !asked.contains(similar);
        Diagnostic found = unknown(attribute).withHelp("did you mean `%s`?".formatted(similar));
        boolean isSure = isFree && Spelling.isSure(attribute.name(), names());
        return isSure && attribute.prefix().isEmpty()
                ? found.withFix(Fix.replace(attribute.nameSpan(), similar))
                : found;
    }

    private Diagnostic other(XmlAttribute attribute) {
        Optional<AttributeFormat> meant = meant(attribute);
        meant.ifPresent(missing::remove);
        Diagnostic found = unknown(attribute);
        if (meant.isPresent()) {
            return found.withHelp(
                    "did you mean `%s`, which is missing?".formatted(meant.get().name()));
        }
        Optional<String> parent = SystemFormat.parentWhere(element.name(), attribute.name());
        if (format.attribute(attribute.name()).isEmpty() && parent.isPresent()) {
            return found.withNote(
                    "only a `<%s>` in a `<%s>` has it".formatted(element.name(), parent.get()));
        }
        return found.withNote(
                known.isEmpty()
                        ? "`<%s>` has no attributes".formatted(element.name())
                        : "known on `<%s>`: `%s`"
                                .formatted(element.name(), String.join("`, `", names())));
    }

    /// {@return a missing attribute that could have the value; any text is the last choice}
    private Optional<AttributeFormat> meant(XmlAttribute attribute) {
        List<AttributeFormat> fitting =
                missing.stream()
                        .filter(_ -> attribute.prefix().isEmpty())
                        .filter(each -> Values.problem(attribute, each, decoding).isEmpty())
                        .toList();
        return fitting.stream()
                .filter(each -> !each.value().equals(ValueFormat.TEXT))
                .findFirst()
                .or(() -> fitting.stream().findFirst());
    }
}
