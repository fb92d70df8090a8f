package org.coreplatform.builder.program;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.SourceFile;

/// Reads sources, each once.
final class SourceReader {
    private static final String SUFFIX = ".java";

    private final ProjectFiles files;
    private final Map<Path, SourceFile> sources = new TreeMap<>();
    private final Set<Path> unreadable = new HashSet<>();
    private final List<Diagnostic> problems = new ArrayList<>();

    SourceReader(ProjectFiles files) {
        this.files = files;
    }

    /// {@return a source; what can be read of it if it is not all UTF-8}
    SourceFile source(Path file) {
        return sources.computeIfAbsent(file, this::read);
    }

    private SourceFile read(Path file) {
        Optional<byte[]> content = files.read(file);
        if (content.isEmpty()) {
            unreadable.add(file);
            problems.add(unreadable(file));
        }
        return decode(file, content.orElseGet(() -> new byte[0]));
    }

    /// {@return whether a source can be read; that it cannot is a problem already}
    boolean isReadable(Path file) {
        source(file);
        return !unreadable.contains(file);
    }

    /// {@return the sources that lie directly in a folder, by ascending name}
    List<Path> sourcesIn(Path folder) {
        if (files.kind(folder) != ProjectFiles.Kind.FOLDER) {
            return List.of();
        }
        return files.list(folder).stream().filter(this::isSource).toList();
    }

    /// {@return whether a path names a source}
    boolean isSource(Path path) {
        return path.toString().endsWith(SUFFIX) && files.kind(path) == ProjectFiles.Kind.FILE;
    }

    /// {@return where the packages of a source begin: above the folders of its package}
    Path rootOf(Path file) {
        Path folder = parent(file);
        String packageName = PackageName.of(source(file).text());
        Path path = Path.of(packageName.replace('.', '/'));
        if (packageName.isEmpty() || !folder.endsWith(path)) {
            return folder;
        }
        Path root = folder;
        for (int i = 0; i < path.getNameCount(); i++) {
            root = parent(root);
        }
        return root;
    }

    /// {@return the class that a source's name promises}
    ///
    /// @param root where the packages of the source begin
    String binaryName(Path root, Path file) {
        String path = root.relativize(file).toString();
        return path.substring(0, path.length() - SUFFIX.length())
                .replace(file.getFileSystem().getSeparator(), ".");
    }

    /// {@return what is wrong with the files themselves}
    List<Diagnostic> problems() {
        return List.copyOf(problems);
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? Path.of("") : parent;
    }

    private SourceFile decode(Path file, byte[] bytes) {
        CharBuffer chars = CharBuffer.allocate(bytes.length);
        CharsetDecoder decoder =
                StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        boolean malformed = decoder.decode(ByteBuffer.wrap(bytes), chars, true).isError();
        SourceFile source =
                new SourceFile(file.toString(), new String(bytes, StandardCharsets.UTF_8));
        if (malformed) {
            problems.add(notUtf8(source, chars.position()));
        }
        return source;
    }

    private static Diagnostic unreadable(Path file) {
        return Diagnostic.error(
                ProgramRules.UNREADABLE,
                "the source cannot be read: it may not be read, or is too large",
                SourceFile.withoutText(file.toString()).start(),
                "");
    }

    private static Diagnostic notUtf8(SourceFile source, int offset) {
        return Diagnostic.error(
                        ProgramRules.DOES_NOT_COMPILE,
                        "the source is not UTF-8",
                        source.span(offset, offset + 1),
                        "this is no character of UTF-8")
                .withHelp("save the file as UTF-8");
    }
}
