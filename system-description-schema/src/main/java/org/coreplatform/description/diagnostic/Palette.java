package org.coreplatform.description.diagnostic;

/// How the parts of a rendered diagnostic are coloured.
public enum Palette {
    /// Text alone.
    PLAIN,
    /// With the escape sequences of ANSI terminals.
    COLOUR;

    private static final String RED = "\033[1;31m";
    private static final String YELLOW = "\033[1;33m";
    private static final String BLUE = "\033[1;34m";
    private static final String BOLD = "\033[1m";
    private static final String RESET = "\033[0m";

    String severity(Severity severity, String text) {
        return in(severity == Severity.ERROR ? RED : YELLOW, text);
    }

    String frame(String text) {
        return in(BLUE, text);
    }

    String strong(String text) {
        return in(BOLD, text);
    }

    private String in(String colour, String text) {
        return this == PLAIN || text.isEmpty() ? text : colour + text + RESET;
    }
}
