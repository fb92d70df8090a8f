package org.coreplatform.builder.program;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.coreplatform.description.xml.Spelling;

/// Finds the existing file that an author may have meant.
///
/// @param folders where programs are looked for, in this order
/// @param taken the paths that PDs name: what is another one's program is hardly meant
public record NearbyFile(List<Path> folders, List<String> taken, ProjectFiles files) {

    public NearbyFile {
        folders = List.copyOf(folders);
        taken = List.copyOf(taken);
    }

    /// {@return a path like the one that names nothing, in the same folder}
    Optional<String> of(String path) {
        try {
            Path wanted = Path.of(path).normalize();
            return folders.stream()
                    .flatMap(folder -> nearest(wanted, folder).stream())
                    .findFirst()
                    .map(name -> wanted.resolveSibling(name).toString());
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private Optional<String> nearest(Path wanted, Path folder) {
        Path parent = folder.resolve(wanted).getParent();
        List<String> names =
                files.list(parent == null ? Path.of("") : parent).stream()
                        .map(entry -> String.valueOf(entry.getFileName()))
                        .filter(name -> !taken.contains(wanted.resolveSibling(name).toString()))
                        .toList();
        String written = String.valueOf(wanted.getFileName());
        return Spelling.nearest(written, names)
                .or(() -> names.stream().filter(name -> isSourceOf(written, name)).findFirst());
    }

    private static boolean isSourceOf(String written, String name) {
        return name.endsWith(".java") && stem(name).equals(stem(written));
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
