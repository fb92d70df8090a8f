package org.coreplatform.builder.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/// What JUnit prints, with each failure told once: the tree says which tests failed, and the list
/// after it how.
final class FailuresOnce extends Writer {
    private static final String RESET = "\033[0m";

    /// Before the name of a test or class in the tree.
    private static final List<String> BRANCHES = List.of("─ ", "-- ", "╷");

    /// After the name of a test that failed, and before what it said.
    private static final List<String> FAILED = List.of("✘", "[X]");

    /// How the parts after the tree begin.
    private static final List<String> AFTER_TREE = List.of("Failures (", "Test run finished");

    private final Writer out;
    private final StringBuilder line = new StringBuilder();
    private boolean isInTree = true;

    FailuresOnce(Writer out) {
        this.out = out;
    }

    @Override
    public void write(char[] characters, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            line.append(characters[i]);
            if (characters[i] == '\n') {
                endLine();
            }
        }
    }

    private void endLine() throws IOException {
        String text = line.toString();
        line.setLength(0);
        if (isInTree && AFTER_TREE.stream().anyMatch(text::startsWith)) {
            isInTree = false;
            out.write('\n');
        }
        if (!isInTree) {
            out.write(text);
        } else if (BRANCHES.stream().anyMatch(text.replace(RESET, "")::contains)) {
            out.write(withoutMessage(text));
        }
    }

    private static String withoutMessage(String text) {
        for (String mark : FAILED) {
            int end = text.indexOf(mark);
            if (end >= 0) {
                boolean isColoured = text.indexOf(RESET, end) >= 0;
                return text.substring(0, end) + mark + (isColoured ? RESET : "") + "\n";
            }
        }
        return text;
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.write(line.toString());
        line.setLength(0);
        out.flush();
    }
}
