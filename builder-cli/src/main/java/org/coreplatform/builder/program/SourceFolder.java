package org.coreplatform.builder.program;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The sources in a folder and the folders below it, without hidden ones. What is too large to be
/// a program is not read to its end.
final class SourceFolder {
    static final int MAX_SOURCES = 1000;
    static final int MAX_FOLDERS = 1000;

    private static final int MAX_DEPTH = 16;
    private static final String MODULE = "module-info.java";

    private final ProjectFiles files;
    private final SourceReader reader;
    private final List<Path> found = new ArrayList<>();
    private int folders;

    SourceFolder(Path folder, ProjectFiles files, SourceReader reader) {
        this.files = files;
        this.reader = reader;
        collect(folder, 0);
    }

    /// {@return the sources by ascending path}
    List<Path> sources() {
        return List.copyOf(found);
    }

    /// {@return whether there are more sources or folders than a program has}
    boolean isTooLarge() {
        return found.size() > MAX_SOURCES || folders > MAX_FOLDERS;
    }

    private void collect(Path folder, int depth) {
        folders++;
        if (depth > MAX_DEPTH || isTooLarge()) {
            return;
        }
        for (Path entry : files.list(folder)) {
            String name = String.valueOf(entry.getFileName());
            if (isTooLarge() || name.startsWith(".") || name.equals(MODULE)) {
                continue;
            }
            if (reader.isSource(entry)) {
                found.add(entry);
            } else if (files.kind(entry) == ProjectFiles.Kind.FOLDER) {
                collect(entry, depth + 1);
            }
        }
    }
}
