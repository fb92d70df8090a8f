package org.coreplatform.description.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.coreplatform.description.diagnostic.Diagnostic;
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

    /// Checks all attributes of an element that does not always have the same ones.
    ///
    /// @param known which of the format's attributes the element has in this case
    static Attributes check(
            XmlElement element,
            ElementFormat format,
            Decoding decoding,
            Predicate<AttributeFormat> known) {
        return check(element, format, decoding, known, AttributeFormat::required);
    }

    /// Checks all attributes of an element whose format depends on more than the profile.
    ///
    /// @param known which of the format's attributes the element has in this case
    /// @param required which of these it needs
    static Attributes check(
            XmlElement element,
            ElementFormat format,
            Decoding decoding,
            Predicate<AttributeFormat> known,
            Predicate<AttributeFormat> required) {
        Attributes attributes = new Attributes(element, format, decoding, known);
        attributes.checkAll(required);
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

    private void checkAll(Predicate<AttributeFormat> required) {
        List<AttributeFormat> missing = missing(required);
        List<XmlAttribute> unknown = new ArrayList<>();
        for (XmlAttribute attribute : element.attributes()) {
            if (!decoding.isMicrokit() && attribute.isForTools()) {
                continue;
            }
            Optional<AttributeFormat> found = known(attribute.name());
            boolean foreign = !decoding.isMicrokit() && !attribute.prefix().isEmpty();
            if (found.isEmpty() || foreign) {
                unknown.add(attribute);
            } else if (!found.get().support().in(decoding.profile())) {
                report(unsupported(attribute));
            } else if (attribute.prefix().isEmpty()) {
                checkValue(attribute, found.get());
            }
        }
        if (!unknown.isEmpty()) {
            UnknownAttributes asked =
                    new UnknownAttributes(element, format, usable(), missing, decoding);
            asked.findings(unknown).forEach(this::report);
            missing = asked.notMeant();
        }
        boolean isInText =
                !decoding.isMicrokit()
                        && element.text().isPresent()
                        && format.onlyMissing(element).isPresent();
        if (isInText) {
            sound = false; // The text is reported: it is in the attribute's place.
            return;
        }
        for (AttributeFormat attribute : missing) {
            report(missing(attribute.name()));
        }
    }

    private List<AttributeFormat> missing(Predicate<AttributeFormat> required) {
        List<AttributeFormat> missing = new ArrayList<>();
        for (AttributeFormat attribute : format.attributes()) {
            boolean isNeeded = required.test(attribute) && isKnown(attribute);
            if (isNeeded && element.named(attribute.name()).isEmpty()) {
                missing.add(attribute);
            }
        }
        return missing;
    }

    private List<AttributeFormat> usable() {
        return format.attributes().stream()
                .filter(each -> isKnown(each) && each.support().in(decoding.profile()))
                .toList();
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
