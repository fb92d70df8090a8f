package org.coreplatform.description.xml;

import org.coreplatform.description.diagnostic.Span;

/// An attribute as it is written.
///
/// @param prefix its namespace prefix, empty for none
/// @param name its name without the prefix
/// @param value its value, references resolved
/// @param nameSpan the whole name
/// @param valueSpan what is between the quotes
record XmlAttribute(String prefix, String name, String value, Span nameSpan, Span valueSpan) {

    /// {@return whether it speaks to XML tools, as `xsi:noNamespaceSchemaLocation` does}
    boolean isForTools() {
        return prefix.equals("xsi") || prefix.equals("xml");
    }
}
