package serial;

/// Takes whole lines out of a ring.
final class LineReader {
    private static final int MAX_LENGTH = 200;

    private final ByteRing ring;
    private final StringBuilder begun = new StringBuilder();

    LineReader(ByteRing ring) {
        this.ring = ring;
    }

    /// {@return the next line without its end}; null when there is no whole one yet. What is longer
    /// than 200 characters is cut.
    String next() {
        for (int next = ring.read(); next >= 0; next = ring.read()) {
            if (next == '\n') {
                String line = begun.toString();
                begun.setLength(0);
                return line;
            }
            if (next != '\r' && begun.length() < MAX_LENGTH) {
                begun.append((char) next);
            }
        }
        return null;
    }
}
