package org.coreplatform.description.xml;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The order in which people expect attributes: that of the format.
public final class AttributeOrder {
    private AttributeOrder() {}

    /// {@return the attributes of an element of this name, wherever it is}
    public static List<String> of(String element) {
        Set<String> names = new LinkedHashSet<>();
        for (ElementFormat format : SystemFormat.elements().values()) {
            if (format.name().equals(element)) {
                format.attributes().forEach(attribute -> names.add(attribute.name()));
            }
        }
        return new ArrayList<>(names);
    }
}
