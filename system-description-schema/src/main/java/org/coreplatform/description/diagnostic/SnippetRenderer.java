package org.coreplatform.description.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Renders diagnostics as text: the message, the lines of source with what is said about them,
/// then notes and help.
///
/// ```
/// error[channel.ppc-priority]: protected procedure call to …
///   --> system.xml:14:17
///    |
/// 14 |         <end pd="client" id="1" pp="true"/>
///    |                 ^^^^^^^^ `client` has priority 120 and makes the call
///    |
///    = help: raise `driver` above 120
/// ```
public final class SnippetRenderer {
    /// Columns when the output is no terminal.
    public static final int DEFAULT_WIDTH = 120;

    private static final int MIN_WIDTH = 40;

    private final Palette palette;
    private final int width;

    /// @param palette with colours or without
    /// @param width columns of the terminal; source lines that do not fit are cut around the marks
    public SnippetRenderer(Palette palette, int width) {
        this.palette = palette;
        this.width = Math.max(width, MIN_WIDTH);
    }

    /// {@return a renderer for output that is no terminal}
    public static SnippetRenderer plain() {
        return new SnippetRenderer(Palette.PLAIN, DEFAULT_WIDTH);
    }

    /// {@return the diagnostics as text, an empty line after each}
    public String render(List<Diagnostic> diagnostics) {
        StringBuilder out = new StringBuilder();
        for (Diagnostic diagnostic : diagnostics) {
            out.append(render(diagnostic)).append('\n');
        }
        return out.toString();
    }

    /// {@return one diagnostic as lines of text}
    public String render(Diagnostic diagnostic) {
        List<Mark> marks = marks(diagnostic);
        Gutter gutter = new Gutter(palette, lastLine(marks));
        StringBuilder out = new StringBuilder();
        out.append(title(diagnostic)).append('\n');
        bySource(marks).forEach((file, ofFile) -> renderFile(out, gutter, file, ofFile));
        if (diagnostic.span().file().hasText()) {
            out.append(gutter.blank()).append('\n');
        }
        for (String note : diagnostic.notes()) {
            out.append(gutter.remark("note", DisplayText.safe(note))).append('\n');
        }
        diagnostic
                .help()
                .ifPresent(
                        help ->
                                out.append(gutter.remark("help", DisplayText.safe(help)))
                                        .append('\n'));
        out.append(gutter.remark("explain", "coreplat explain " + diagnostic.rule()));
        return out.append('\n').toString();
    }

    private String title(Diagnostic diagnostic) {
        String kind = "%s[%s]".formatted(diagnostic.severity().word(), diagnostic.rule());
        return palette.severity(diagnostic.severity(), kind)
                + palette.strong(": " + DisplayText.safe(diagnostic.message()));
    }

    private void renderFile(StringBuilder out, Gutter gutter, SourceFile file, List<Mark> marks) {
        Mark first = marks.getFirst();
        String arrow = first.primary() ? "-->" : ":::";
        out.append(gutter.arrow(arrow, DisplayText.safe(first.span().toString()))).append('\n');
        if (!file.hasText()) {
            return;
        }
        out.append(gutter.blank()).append('\n');
        int previous = 0;
        for (Map.Entry<Integer, List<Mark>> line : byLine(marks).entrySet()) {
            int number = line.getKey();
            if (previous != 0 && number == previous + 2) {
                renderLine(out, gutter, new MarkedLine(file, number - 1, List.of()));
            } else if (previous != 0 && number > previous + 2) {
                out.append(gutter.gap()).append('\n');
            }
            renderLine(out, gutter, new MarkedLine(file, number, line.getValue()));
            previous = number;
        }
    }

    private void renderLine(StringBuilder out, Gutter gutter, MarkedLine line) {
        List<String> rows = line.rows(palette, width - gutter.width());
        out.append(gutter.numbered(line.number(), rows.getFirst())).append('\n');
        for (String row : rows.subList(1, rows.size())) {
            out.append(gutter.beside(row)).append('\n');
        }
    }

    private static List<Mark> marks(Diagnostic diagnostic) {
        List<Mark> marks = new ArrayList<>();
        marks.add(new Mark(diagnostic.primary(), true, diagnostic.severity()));
        diagnostic
                .secondary()
                .forEach(label -> marks.add(new Mark(label, false, diagnostic.severity())));
        return marks;
    }

    /// The primary file comes first; in each file the primary mark decides the place after the
    /// arrow.
    private static Map<SourceFile, List<Mark>> bySource(List<Mark> marks) {
        Map<SourceFile, List<Mark>> files = new LinkedHashMap<>();
        for (Mark mark : marks) {
            files.computeIfAbsent(mark.span().file(), _ -> new ArrayList<>()).add(mark);
        }
        return files;
    }

    private static Map<Integer, List<Mark>> byLine(List<Mark> marks) {
        Map<Integer, List<Mark>> lines = new TreeMap<>();
        for (Mark mark : marks) {
            lines.computeIfAbsent(mark.span().begin().line(), _ -> new ArrayList<>()).add(mark);
        }
        lines.values()
                .forEach(line -> line.sort(Comparator.comparingInt(mark -> mark.span().start())));
        return lines;
    }

    private static int lastLine(List<Mark> marks) {
        return marks.stream().mapToInt(mark -> mark.span().begin().line()).max().orElse(1);
    }
}
