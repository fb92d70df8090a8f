package org.coreplatform.description.xml;

import java.util.Comparator;
import java.util.List;

/// The order in which people expect attributes: that of the format.
public final class AttributeOrder {
    private AttributeOrder() {}

    /// {@return the attributes of an element of this name, wherever it is}
    public static List<String> of(String element) {
        return SystemFormat.elements().values().stream()
                .filter(format -> format.name().equals(element))
                .max(Comparator.comparingInt(format -> format.attributes().size()))
                .map(format -> format.attributes().stream().map(AttributeFormat::name).toList())
                .orElse(List.of());
    }
}
