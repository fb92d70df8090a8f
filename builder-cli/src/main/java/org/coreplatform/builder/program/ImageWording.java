package org.coreplatform.builder.program;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.RuleId;

/// Words what was found where programs are looked for.
public final class ImageWording {
    /// Where programs are looked for.
    public static final String WHERE =
            "paths are relative to the folder of the description; others are given with"
                    + " `--search-path`";

    private static final String KINDS =
            "a program is a `.java` source, a folder of sources, or a `.jar` with a main class";

    private ImageWording() {}

    /// {@return that there is no such program}
    ///
    /// @param nearby where it was looked for, and what is there instead
    public static Diagnostic notFound(Named image, NearbyFile nearby) {
        Diagnostic error =
                error(
                        ProgramRules.NOT_FOUND,
                        "there is no program `%s`".formatted(image.text()),
                        image,
                        "not found");
        if (nearby.folders().size() > 1) {
            error = error.withNote(lookedIn(nearby.folders()));
        }
        Optional<String> nearest = nearby.of(image.text());
        return error.withHelp(nearest.map("did you mean `%s`?"::formatted).orElse(WHERE));
    }

    /// {@return the folders in words}
    public static String lookedIn(List<Path> folders) {
        return "looked in %s"
                .formatted(
                        folders.stream()
                                .map(ImageWording::quoted)
                                .collect(Collectors.joining(", ")));
    }

    static Diagnostic noSources(Named image) {
        return error(
                        ProgramRules.UNSUPPORTED,
                        "the folder `%s` has no Java sources".formatted(image.text()),
                        image,
                        "no `.java` files in it")
                .withNote(KINDS);
    }

    static Diagnostic tooLarge(Named image) {
        return error(
                        ProgramRules.UNREADABLE,
                        "the folder `%s` has more than %d Java sources or %d folders"
                                .formatted(
                                        image.text(),
                                        SourceFolder.MAX_SOURCES,
                                        SourceFolder.MAX_FOLDERS),
                        image,
                        "this is more than a program")
                .withHelp("name the folder that holds this program alone");
    }

    static Diagnostic unreadable(Named image, String why) {
        return error(
                ProgramRules.UNREADABLE,
                "the program `%s` cannot be read".formatted(image.text()),
                image,
                why);
    }

    static Diagnostic elf(Named image) {
        return error(
                        ProgramRules.UNSUPPORTED,
                        "ELF programs are not supported yet",
                        image,
                        "this is an ELF file")
                .withNote(KINDS);
    }

    static Diagnostic unknown(Named image) {
        return error(
                        ProgramRules.UNSUPPORTED,
                        "`%s` is no program".formatted(image.text()),
                        image,
                        "neither a Java source nor a jar")
                .withNote(KINDS);
    }

    private static String quoted(Path folder) {
        return "`%s`".formatted(folder.toString().isEmpty() ? "." : folder);
    }

    private static Diagnostic error(RuleId rule, String message, Named at, String label) {
        return Diagnostic.error(rule, message, at.span(), label);
    }
}
