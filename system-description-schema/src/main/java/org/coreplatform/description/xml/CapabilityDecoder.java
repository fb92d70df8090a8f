package org.coreplatform.description.xml;

import java.util.List;
import java.util.Optional;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SharedCapability;

/// Decodes what is in `<cspace>`.
///
/// @param pds what capabilities can name
record CapabilityDecoder(Decoding decoding, PdNames pds) {
    static final RuleId UNKNOWN_PD = RuleId.of("cspace.unknown-pd");

    /// Adds the capabilities of a PD that make sense, after reporting why others do not.
    void decode(ProtectionDomain holder, XmlElement cspace, List<SharedCapability> into) {
        ElementFormat format = SystemFormat.element("cspace");
        Attributes.check(cspace, format, decoding);
        Structure structure = Structure.check(cspace, format, decoding);
        for (String kind : format.children()) {
            for (XmlElement element : structure.all(kind)) {
                decodeOne(holder, element).ifPresent(into::add);
            }
        }
    }

    private Optional<SharedCapability> decodeOne(ProtectionDomain holder, XmlElement element) {
        ElementFormat format = SystemFormat.element(element.name());
        Attributes attributes = Attributes.check(element, format, decoding);
        Structure.check(element, format, decoding);
        String name = attributes.text("pd");
        if (element.named("pd").isPresent() && !pds.isKnown(name)) {
            decoding.report(unknownPd(element, name));
        }
        if (!attributes.isSound()) {
            return Optional.empty();
        }
        return pds.named(name)
                .map(
                        target ->
                                new SharedCapability(
                                        element.name(),
                                        attributes.number("slot", 0),
                                        holder,
                                        target,
                                        element));
    }

    private Diagnostic unknownPd(XmlElement element, String name) {
        Diagnostic found =
                Diagnostic.error(
                        UNKNOWN_PD,
                        "there is no protection domain `%s`".formatted(name),
                        element.at("pd"),
                        "a capability of it is asked for");
        return Spelling.suggest(found, name, element.at("pd"), pds.names());
    }
}
