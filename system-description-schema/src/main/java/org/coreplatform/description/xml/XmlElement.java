package org.coreplatform.description.xml;

import java.util.List;
import java.util.Optional;
import org.coreplatform.description.diagnostic.Span;
import org.coreplatform.description.model.Origin;

/// An element with the places of its parts.
///
/// @param name its name without a prefix
/// @param element the name in the start tag
/// @param endTag the name in the end tag, if there is one
/// @param attributes in the order of the text
/// @param children in the order of the text
/// @param text the first text that is not blank and directly in it
record XmlElement(
        String name,
        Span element,
        Optional<Span> endTag,
        List<XmlAttribute> attributes,
        List<XmlElement> children,
        Optional<Span> text)
        implements Origin {

    XmlElement {
        attributes = List.copyOf(attributes);
        children = List.copyOf(children);
    }

    /// {@return the attribute with this name and no prefix}
    Optional<XmlAttribute> named(String attribute) {
        for (int i = 0; i < attributes.size(); i++) { // asked all the time: no iterator
            XmlAttribute candidate = attributes.get(i);
            if (candidate.prefix().isEmpty() && candidate.name().equals(attribute)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<Span> attribute(String attribute) {
        return named(attribute).map(XmlAttribute::valueSpan);
    }
}
