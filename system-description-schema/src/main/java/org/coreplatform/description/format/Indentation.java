package org.coreplatform.description.format;

/// The blanks at the start of lines.
final class Indentation {
    static final int STEP = 4;
    private static final int TAB = 4;

    private Indentation() {}

    /// {@return the columns that blanks take}
    static int width(String blanks) {
        int width = 0;
        for (int i = 0; i < blanks.length(); i++) {
            width += blanks.charAt(i) == '\t' ? TAB - width % TAB : 1;
        }
        return width;
    }

    /// {@return a line that is moved to the right, or to the left as far as there are blanks}
    static String moved(String line, int by) {
        String content = line.stripLeading();
        if (content.isEmpty()) {
            return "";
        }
        int width = width(line.substring(0, line.length() - content.length()));
        return " ".repeat(Math.max(0, width + by)) + content.stripTrailing();
    }
}
