package org.coreplatform.description.diagnostic;

/// A label as it is drawn under its line.
///
/// @param label the label
/// @param primary whether it marks what is wrong, not what has to do with it
/// @param severity severity of the diagnostic
record Mark(Label label, boolean primary, Severity severity) {

    Span span() {
        return label.span();
    }

    String paint(Palette palette, String text) {
        return primary ? palette.severity(severity, text) : palette.frame(text);
    }

    String stroke() {
        return primary ? "^" : "-";
    }
}
