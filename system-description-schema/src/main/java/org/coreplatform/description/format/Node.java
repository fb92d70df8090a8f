package org.coreplatform.description.format;

import java.util.List;

/// A piece of a description's text, in the order in which it stands there.
sealed interface Node {
    /// Blanks and line breaks.
    ///
    /// @param lineBreaks how many of them are line breaks
    record Blank(int lineBreaks) implements Node {}

    /// A comment.
    ///
    /// @param text all of it, with its delimiters
    /// @param column at which it begins if nothing is before it in its line, otherwise -1
    record Comment(String text, int column) implements Node {}

    /// A processing instruction or the XML declaration.
    record Instruction(String text) implements Node {}

    /// Text that is not blank, references unresolved, or a CDATA section.
    record Text(String text) implements Node {}

    /// An element.
    ///
    /// @param children what is in it
    /// @param inner the text of what is in it
    record Element(String name, List<Attribute> attributes, List<Node> children, String inner)
            implements Node {

        /// {@return whether blanks in it may mean something}
        boolean isVerbatim() {
            return children.stream().anyMatch(Text.class::isInstance)
                    || attributes.stream().anyMatch(Attribute::preservesSpace);
        }
    }

    /// An attribute.
    ///
    /// @param value what is between the quotes, references unresolved
    record Attribute(String name, String value) {
        private boolean preservesSpace() {
            return name.equals("xml:space") && value.equals("preserve");
        }
    }
}
