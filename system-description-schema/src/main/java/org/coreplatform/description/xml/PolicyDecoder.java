package org.coreplatform.description.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.FlowConstraint;
import org.coreplatform.description.model.ProtectionDomain;

/// Decodes `<policy>`.
///
/// @param pds what statements can name
record PolicyDecoder(Decoding decoding, PdNames pds) {
    static final RuleId UNKNOWN_PD = RuleId.of("policy.unknown-pd");
    private static final List<String> NAMES = List.of("from", "to", "except_through");

    /// {@return the statements that make sense, after reporting why others do not}
    List<FlowConstraint> decode(List<XmlElement> policies) {
        List<FlowConstraint> constraints = new ArrayList<>();
        for (XmlElement policy : policies) {
            ElementFormat format = SystemFormat.element("policy");
            Attributes.check(policy, format, decoding);
            for (XmlElement element : Structure.check(policy, format, decoding).all("no_flow")) {
                decodeOne(element).ifPresent(constraints::add);
            }
        }
        return constraints;
    }

    private Optional<FlowConstraint> decodeOne(XmlElement element) {
        ElementFormat format = SystemFormat.element("no_flow");
        Attributes attributes = Attributes.check(element, format, decoding);
        Structure.check(element, format, decoding);
        boolean known = true;
        for (String attribute : NAMES) {
            Optional<String> name = attributes.optionalText(attribute);
            if (name.isPresent() && pds.named(name.get()).isEmpty()) {
                known = false;
                if (!pds.isKnown(name.get())) {
                    decoding.report(unknownPd(element, attribute, name.get()));
                }
            }
        }
        if (!known || !attributes.isSound()) {
            return Optional.empty();
        }
        return Optional.of(
                new FlowConstraint(
                        pd(attributes, "from"),
                        pd(attributes, "to"),
                        attributes.optionalText("except_through").flatMap(pds::named),
                        element));
    }

    private ProtectionDomain pd(Attributes attributes, String attribute) {
        return pds.named(attributes.text(attribute)).orElseThrow();
    }

    private Diagnostic unknownPd(XmlElement element, String attribute, String name) {
        Diagnostic found =
                Diagnostic.error(
                        UNKNOWN_PD,
                        "there is no protection domain `%s`".formatted(name),
                        element.at(attribute),
                        "named here");
        return Spelling.suggest(found, name, element.at(attribute), pds.names());
    }
}
