package org.coreplatform.builder.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;
import java.util.regex.Pattern;

/// Shows a change as a unified diff, which `patch` understands.
final class LineDiff {
    private static final int CONTEXT = 3;
    private static final Pattern LINE = Pattern.compile("(?<=\n)");

    private LineDiff() {}

    /// {@return the difference, nothing if there is none}
    ///
    /// @param name what people call the file
    static String of(String name, String before, String after) {
        if (before.equals(after)) {
            return "";
        }
        List<String> old = lines(before);
        List<String> diff =
                UnifiedDiffUtils.generateUnifiedDiff(
                        name, name, old, DiffUtils.diff(old, lines(after)), CONTEXT);
        return String.join("\n", diff) + "\n";
    }

    /// Lines without their LF, the last one with a remark if it has none.
    private static List<String> lines(String text) {
        return LINE.splitAsStream(text)
                .map(
                        line ->
                                line.endsWith("\n")
                                        ? line.substring(0, line.length() - 1)
                                        : line + "\n\\ No newline at end of file")
                .toList();
    }
}
