package org.coreplatform.description.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The fixes of a file's diagnostics, applied to its text.
///
/// @param text the text with the fixes
/// @param applied the diagnostics that are fixed in it
public record Fixes(String text, List<Diagnostic> applied) {
    public Fixes {
        applied = List.copyOf(applied);
    }

    /// {@return a file's text with all fixes but those that change the same place as one before}
    public static Fixes apply(SourceFile file, List<Diagnostic> found) {
        List<Edit> edits = new ArrayList<>();
        List<Diagnostic> applied = new ArrayList<>();
        for (Diagnostic each : found) {
            List<Edit> wanted = each.fix().map(Fix::edits).orElse(List.of());
            boolean isApplicable =
                    !wanted.isEmpty() && wanted.stream().allMatch(edit -> fits(edit, file, edits));
            if (isApplicable) {
                edits.addAll(wanted);
                applied.add(each);
            }
        }
        return new Fixes(edited(file.text(), edits), applied);
    }

    private static boolean fits(Edit edit, SourceFile file, List<Edit> taken) {
        return edit.span().file() == file && taken.stream().noneMatch(edit::conflictsWith);
    }

    private static String edited(String text, List<Edit> edits) {
        List<Edit> sorted = new ArrayList<>(edits);
        sorted.sort(Comparator.comparingInt(edit -> edit.span().start()));
        StringBuilder result = new StringBuilder();
        int copied = 0;
        for (Edit edit : sorted) {
            result.append(text, copied, edit.span().start()).append(edit.replacement());
            copied = edit.span().end();
        }
        return result.append(text, copied, text.length()).toString();
    }
}
