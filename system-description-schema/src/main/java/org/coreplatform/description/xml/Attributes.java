package org.coreplatform.description.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.Fix;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.diagnostic.Severity;

/// The attributes of an element, checked against the format: those that are unknown, missing or
/// malformed are reported, the others can be read.
final class Attributes {
    static final RuleId UNKNOWN = RuleId.of("attribute.unknown");
    static final RuleId UNSUPPORTED = RuleId.of("attribute.not-yet");
    static final RuleId MISSING = RuleId.of("attribute.missing");

    private final XmlElement element;
    private final ElementFormat format;
    private final Predicate<AttributeFormat> known;
    private final Decoding decoding;
    private final List<String> misspelt = new ArrayList<>();
    private boolean sound = true;

    private Attributes(
            XmlElement element,
            ElementFormat format,
            Decoding decoding,
            Predicate<AttributeFormat> known) {
        this.element = element;
        this.format = format;
        this.decoding = decoding;
        this.known = known;
    }

    /// Checks all attributes of an element.
    static Attributes check(XmlElement element, ElementFormat format, Decoding decoding) {
        return check(element, format, decoding, _ -> true);
    }

    /// Checks all attributes of an element whose format depends on more than the profile.
    ///
    /// @param known which of the format's attributes the element has in this case
    static Attributes check(
            XmlElement element,
            ElementFormat format,
            Decoding decoding,
            Predicate<AttributeFormat> known) {
        Attributes attributes = new Attributes(element, format, decoding, known);
        attributes.checkAll();
        return attributes;
    }

    /// {@return whether every attribute is as the format wants it}
    boolean isSound() {
        return sound;
    }

    /// {@return a text, empty if the attribute is missing}
    String text(String name) {
        return optionalText(name).orElse("");
    }

    Optional<String> optionalText(String name) {
        return element.named(name).map(XmlAttribute::value);
    }

    /// {@return a number, or the standard value if the attribute is not there or malformed}
    long number(String name, long standard) {
        return optionalNumber(name).orElse(standard);
    }

    Optional<Long> optionalNumber(String name) {
        return element.named(name).flatMap(at -> Values.number(at.value(), format(name), decoding));
    }

    /// {@return a flag, or the standard value if the attribute is not there}
    boolean flag(String name, boolean standard) {
        return optionalText(name).map("true"::equals).orElse(standard);
    }

    /// Reports that an attribute is missing which only this case requires.
    void require(String name) {
        if (element.named(name).isEmpty()) {
            sound = false;
            if (!misspelt.contains(name)) {
                report(missing(name));
            }
        }
    }

    private AttributeFormat format(String name) {
        return known(name).orElseThrow(() -> new IllegalStateException("no attribute " + name));
    }

    private boolean isKnown(AttributeFormat attribute) {
        return attribute.support().isKnownTo(decoding.profile()) && known.test(attribute);
    }

    private Optional<AttributeFormat> known(String name) {
        for (AttributeFormat attribute : format.attributes()) {
            if (attribute.name().equals(name) && isKnown(attribute)) {
                return Optional.of(attribute);
            }
        }
        return Optional.empty();
    }

    private void checkAll() {
        for (XmlAttribute attribute : element.attributes()) {
            if (!decoding.isMicrokit() && attribute.isForTools()) {
                continue;
            }
            Optional<AttributeFormat> found = known(attribute.name());
            boolean foreign = !decoding.isMicrokit() && !attribute.prefix().isEmpty();
            if (found.isEmpty() || foreign) {
                report(unknown(attribute));
            } else if (!found.get().support().in(decoding.profile())) {
                report(unsupported(attribute));
            } else if (attribute.prefix().isEmpty()) {
                checkValue(attribute, found.get());
            }
        }
        for (AttributeFormat attribute : format.attributes()) {
            if (attribute.required() && isKnown(attribute)) {
                require(attribute.name());
            }
        }
    }

    private void checkValue(XmlAttribute attribute, AttributeFormat as) {
        Values.problem(attribute, as, decoding).ifPresent(this::report);
    }

    /// Microkit does not look at the attributes of the root.
    private void report(Diagnostic found) {
        boolean ignored = decoding.isMicrokit() && element.name().equals("system");
        Diagnostic weighed = ignored ? found.withSeverity(Severity.WARNING) : found;
        sound &= !weighed.isError();
        decoding.report(weighed);
    }

    private Diagnostic unknown(XmlAttribute attribute) {
        List<String> names = new ArrayList<>();
        for (AttributeFormat candidate : format.attributes()) {
            if (isKnown(candidate) && candidate.support().in(decoding.profile())) {
                names.add(candidate.name());
            }
        }
        Diagnostic found =
                Diagnostic.error(
                        UNKNOWN,
                        "`%s` is not an attribute of `<%s>`"
                                .formatted(attribute.nameSpan().text(), element.name()),
                        attribute.nameSpan(),
                        "not known here");
        Optional<String> meant = Spelling.nearest(attribute.name(), names);
        if (meant.isPresent()) {
            boolean isFree =
                    element.named(meant.get()).isEmpty() && !misspelt.contains(meant.get());
            misspelt.add(meant.get());
            Diagnostic asked = found.withHelp("did you mean `%s`?".formatted(meant.get()));
            boolean isSure = isFree && Spelling.isSure(attribute.name(), names);
            return isSure && attribute.prefix().isEmpty()
                    ? asked.withFix(Fix.replace(attribute.nameSpan(), meant.get()))
                    : asked;
        }
        return found.withNote(
                names.isEmpty()
                        ? "`<%s>` has no attributes".formatted(element.name())
                        : "known on `<%s>`: `%s`"
                                .formatted(element.name(), String.join("`, `", names)));
    }

    private Diagnostic unsupported(XmlAttribute attribute) {
        return Diagnostic.error(
                        UNSUPPORTED,
                        "`%s` of `<%s>` is not supported yet"
                                .formatted(attribute.name(), element.name()),
                        attribute.nameSpan(),
                        "known to Microkit only")
                .withNote(
                        "profile `%s` does not have it; profile `microkit` can check it"
                                .formatted(decoding.profile().word()));
    }

    private Diagnostic missing(String name) {
        return Diagnostic.error(
                MISSING,
                "`<%s>` has no attribute `%s`".formatted(element.name(), name),
                element.element(),
                "`%s` is required".formatted(name));
    }
}
