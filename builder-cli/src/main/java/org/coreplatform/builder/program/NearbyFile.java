package org.coreplatform.builder.program;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.coreplatform.description.xml.Spelling;

/// Finds the existing file that an author may have meant.
final class NearbyFile {
    private NearbyFile() {}

    /// {@return a path like the one that names nothing, in the same folder}
    static Optional<String> of(String path, List<Path> folders, ProjectFiles files) {
        try {
            Path wanted = Path.of(path).normalize();
            return folders.stream()
                    .flatMap(folder -> nearest(folder.resolve(wanted), files).stream())
                    .findFirst()
                    .map(name -> wanted.resolveSibling(name).toString());
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> nearest(Path wanted, ProjectFiles files) {
        Path folder = wanted.getParent();
        List<String> names =
                files.list(folder == null ? Path.of("") : folder).stream()
                        .map(entry -> String.valueOf(entry.getFileName()))
                        .toList();
        return Spelling.nearest(String.valueOf(wanted.getFileName()), names);
    }
}
