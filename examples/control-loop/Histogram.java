import org.coreplatform.sdk.pd.DebugConsole;

/// Counts of times, in classes that double in width.
final class Histogram {
    private static final int CLASSES = 14;
    private static final int BAR = 40;

    private final int[] counts = new int[CLASSES];
    private int total;
    private long worst;

    void add(long micros) {
        int width = Long.SIZE - Long.numberOfLeadingZeros(Math.max(0, micros));
        counts[Math.min(width, CLASSES - 1)]++;
        total++;
        worst = Math.max(worst, micros);
    }

    /// Prints the classes from the first to the last that has any.
    void print() {
        int first = 0;
        while (first < CLASSES - 1 && counts[first] == 0) {
            first++;
        }
        int last = CLASSES - 1;
        while (last > first && counts[last] == 0) {
            last--;
        }
        for (int i = first; i <= last; i++) {
            int bar = (counts[i] * BAR + total - 1) / total;
            String range = right("< " + (1L << i) + " us", 11);
            String blanks = bar > 0 ? "  " : "";
            DebugConsole.println(range + right("" + counts[i], 6) + blanks + "#".repeat(bar));
        }
        DebugConsole.println("worst: " + worst + " us");
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
