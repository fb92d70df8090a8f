package org.coreplatform.builder.program;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;

/// Finds what `program_image` elements name, and what it is.
final class ImageFinder {
    private static final String MAY_NOT = "it may not be read";
    private static final int ELF = 0x7f454c46;
    private static final int ZIP = 0x504b0304;

    private final NearbyFile nearby;
    private final ProjectFiles files;
    private final SourceReader sources;
    private final DiagnosticSink sink;

    /// A finder.
    ///
    /// @param nearby where to look
    ImageFinder(NearbyFile nearby, SourceReader sources, DiagnosticSink sink) {
        this.nearby = nearby;
        this.files = nearby.files();
        this.sources = sources;
        this.sink = sink;
    }

    /// {@return what is there, unless that was reported}
    Optional<PdImage> find(Named image) {
        Optional<Path> path = locate(image);
        if (path.isEmpty()) {
            sink.report(ImageWording.notFound(image, nearby));
            return Optional.empty();
        }
        return files.kind(path.get()) == ProjectFiles.Kind.FOLDER
                ? folder(image, path.get())
                : file(image, path.get());
    }

    private Optional<Path> locate(Named image) {
        try {
            return nearby.folders().stream()
                    .map(folder -> folder.resolve(image.text()).normalize())
                    .filter(path -> files.kind(path) != ProjectFiles.Kind.MISSING)
                    .findFirst();
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private Optional<PdImage> folder(Named image, Path folder) {
        SourceFolder walked = new SourceFolder(folder, files, sources);
        List<Path> found = walked.sources();
        if (walked.isTooLarge()) {
            return refused(ImageWording.tooLarge(image));
        }
        if (found.isEmpty()) {
            return refused(
                    files.size(folder).isPresent()
                            ? ImageWording.noSources(image)
                            : ImageWording.unreadable(image, MAY_NOT));
        }
        if (!found.stream().allMatch(sources::isReadable)) {
            return Optional.empty(); // Reported with the sources' other problems.
        }
        return Optional.of(new PdImage.Folder(sources.rootOf(found.getFirst()), found));
    }

    private Optional<PdImage> file(Named image, Path file) {
        if (sources.isSource(file)) {
            if (!sources.isReadable(file)) {
                return Optional.empty(); // Reported with the sources' other problems.
            }
            return Optional.of(new PdImage.Source(sources.rootOf(file), file));
        }
        Optional<byte[]> bytes = files.read(file);
        if (bytes.isEmpty()) {
            return refused(ImageWording.unreadable(image, MAY_NOT));
        }
        return switch (magic(bytes.get())) {
            case ELF -> refused(ImageWording.elf(image));
            case ZIP -> jar(image, bytes.get());
            default -> refused(ImageWording.unknown(image));
        };
    }

    private Optional<PdImage> jar(Named image, byte[] bytes) {
        try {
            return Optional.of(JarReader.read(bytes));
        } catch (IOException e) {
            return refused(ImageWording.unreadable(image, String.valueOf(e.getMessage())));
        }
    }

    private Optional<PdImage> refused(Diagnostic why) {
        sink.report(why);
        return Optional.empty();
    }

    private static int magic(byte[] bytes) {
        int magic = 0;
        for (int i = 0; i < Integer.BYTES && i < bytes.length; i++) {
            magic = (magic << 8) | (bytes[i] & 0xff);
        }
        return magic;
    }
}
