package org.coreplatform.builder.artefact;

import java.util.ArrayList;
import java.util.List;

/// Lines with aligned columns, two spaces apart.
final class TextTable {
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Boolean> right = new ArrayList<>();

    /// @param header the columns' titles; a title that begins with `>` aligns its column to the
    /// right
    TextTable(String... header) {
        List<String> titles = new ArrayList<>();
        for (String title : header) {
            boolean alignsRight = title.startsWith(">");
            right.add(alignsRight);
            titles.add(alignsRight ? title.substring(1) : title);
        }
        rows.add(titles);
    }

    TextTable row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell.toString());
        }
        rows.add(row);
        return this;
    }

    /// {@return the header and the rows, or nothing if there are no rows}
    List<String> lines() {
        if (rows.size() == 1) {
            return List.of();
        }
        int[] widths = new int[right.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String padding = " ".repeat(widths[i] - row.get(i).length());
            line.append(i == 0 ? "" : "  ");
            line.append(right.get(i) ? padding + row.get(i) : row.get(i) + padding);
        }
        return line.toString().stripTrailing();
    }
}
