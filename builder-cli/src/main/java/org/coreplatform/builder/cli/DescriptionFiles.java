package org.coreplatform.builder.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Finds the descriptions in a folder.
final class DescriptionFiles {
    /// Prolog, comments and the start of the root: enough to know a description by.
    private static final int HEAD_BYTES = 8192;

    private static final Pattern ROOT =
            Pattern.compile(
                    "\\A\uFEFF?\\s*(<\\?.*?\\?>\\s*|<!--.*?-->\\s*)*<([A-Za-z_][\\w.-]*:)?system[\\s/>].*",
                    Pattern.DOTALL);

    private DescriptionFiles() {}

    /// {@return the descriptions in a folder and below it by name, but not in hidden folders or in
    /// those that Maven makes}
    static List<Path> in(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path inner, BasicFileAttributes attributes) {
                        String name = String.valueOf(inner.getFileName());
                        boolean isSkipped = name.startsWith(".") || name.equals("target");
                        return isSkipped && !inner.equals(folder)
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (attributes.isRegularFile() && isDescription(file)) {
                            found.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        found.sort(null);
        return found;
    }

    private static boolean isDescription(Path file) {
        String name = String.valueOf(file.getFileName());
        if (!name.endsWith(".xml")) {
            return name.endsWith(".system");
        }
        try (var in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(HEAD_BYTES), StandardCharsets.UTF_8);
            return ROOT.matcher(head).matches();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
