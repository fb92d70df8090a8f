package org.coreplatform.builder.diagram;

import org.coreplatform.description.diagnostic.DisplayText;

/// How much room text takes. All text is set in a font whose letters are equally wide, and told to
/// take exactly this room, so that no viewer's fonts make it leave its box.
final class Measure {
    static final double TITLE = 13;
    static final double DETAIL = 11;
    static final double PIN = 10;

    /// The widest of the usual fonts of this kind.
    private static final double EM_PER_COLUMN = 0.602;

    /// A name that is longer is cut, and complete in the hint.
    private static final int MAX_COLUMNS = 44;

    private Measure() {}

    /// {@return the width of a text that was [cut][#cut(String)]}
    static double width(String text, double fontSize) {
        return DisplayText.columns(text) * fontSize * EM_PER_COLUMN;
    }

    /// {@return the text without what cannot be shown, and not too long}
    static String cut(String text) {
        return cut(text, MAX_COLUMNS);
    }

    /// {@return the text without what cannot be shown, its middle left out if it is too long}
    static String cut(String text, int columns) {
        String safe = DisplayText.safe(text);
        if (DisplayText.columns(safe) <= columns) {
            return safe;
        }
        int half = columns / 4; // A letter may take two columns.
        int[] letters = safe.codePoints().toArray();
        if (letters.length <= 2 * half + 1) {
            return safe;
        }
        boolean isNarrow = DisplayText.columns(safe) == letters.length;
        int kept = isNarrow ? (columns - 1) / 2 : half;
        return new String(letters, 0, kept)
                + "…"
                + new String(letters, letters.length - kept, kept);
    }
}
