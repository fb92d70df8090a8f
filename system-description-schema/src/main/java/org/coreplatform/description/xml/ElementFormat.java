package org.coreplatform.description.xml;

import java.util.List;
import java.util.Optional;

/// An element of the format.
///
/// @param name its name
/// @param support which profiles understand it
/// @param doc what it means, for the schema and the manual
/// @param attributes its attributes
/// @param children keys of the elements that may be in it
record ElementFormat(
        String name,
        Support support,
        String doc,
        List<AttributeFormat> attributes,
        List<String> children) {

    ElementFormat {
        attributes = List.copyOf(attributes);
        children = List.copyOf(children);
    }

    static ElementFormat of(String name, String doc, AttributeFormat... attributes) {
        return new ElementFormat(name, Support.BOTH, doc, List.of(attributes), List.of());
    }

    ElementFormat with(String... childKeys) {
        return new ElementFormat(name, support, doc, attributes, List.of(childKeys));
    }

    ElementFormat onlyIn(Support profiles) {
        return new ElementFormat(name, profiles, doc, attributes, children);
    }

    /// {@return the required attribute without which an element is, if there is one alone}
    Optional<String> onlyMissing(XmlElement element) {
        List<String> missing =
                attributes.stream()
                        .filter(AttributeFormat::required)
                        .map(AttributeFormat::name)
                        .filter(name -> element.named(name).isEmpty())
                        .toList();
        return missing.size() == 1 ? Optional.of(missing.getFirst()) : Optional.empty();
    }

    /// {@return the attribute with this name}
    Optional<AttributeFormat> attribute(String attribute) {
        return attributes.stream().filter(known -> known.name().equals(attribute)).findFirst();
    }
}
