package org.coreplatform.builder.elf;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.coreplatform.builder.fit.FitChecker;
import org.coreplatform.builder.program.ImageWording;
import org.coreplatform.builder.program.Named;
import org.coreplatform.builder.program.NearbyFile;
import org.coreplatform.builder.program.ProgramRules;
import org.coreplatform.builder.program.ProjectFiles;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.Severity;
import org.coreplatform.description.model.AddressRange;
import org.coreplatform.description.model.PatchedVariable;
import org.coreplatform.description.model.ProgramImage;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Checks the programs of a system of Microkit's profile, as far as they are there.
public final class ElfChecker {
    private final List<Path> folders;
    private final ProjectFiles files;
    private final DiagnosticSink sink = new DiagnosticSink();
    private final Map<Path, ElfReader.Result> read = new LinkedHashMap<>();
    private final List<Named> missing = new ArrayList<>();
    private final List<List<AddressRange>> segments = new ArrayList<>();
    private int found;

    private ElfChecker(List<Path> folders, ProjectFiles files) {
        this.folders = folders;
        this.files = files;
    }

    /// {@return what is wrong with the programs; a missing one is a warning}
    ///
    /// @param folders where they are looked for, in this order
    public static List<Diagnostic> check(
            SystemDescription system, Target target, List<Path> folders, ProjectFiles files) {
        ElfChecker checker = new ElfChecker(folders, files);
        List<List<PatchedVariable>> variables = PatchedVariable.of(system);
        for (ProtectionDomain pd : system.protectionDomains()) {
            checker.check(pd, variables.get(pd.index()), target);
        }
        List<String> taken =
                system.protectionDomains().stream().map(pd -> pd.image().path()).toList();
        checker.reportMissing(new NearbyFile(folders, taken, files));
        checker.checkFit(system, target);
        return checker.sink.sorted();
    }

    /// Only a complete system has a size.
    private void checkFit(SystemDescription system, Target target) {
        if (segments.size() == system.protectionDomains().size() && !sink.hasErrors()) {
            FitChecker.check(system, target, segments, sink);
        }
    }

    private void check(ProtectionDomain pd, List<PatchedVariable> variables, Target target) {
        ProgramImage image = pd.image();
        Optional<ElfFile> program = open(new Named(image.path(), image.origin().at("path")));
        Optional<ElfFile> symbols =
                image.pathForSymbols().isEmpty()
                        ? program
                        : image.pathForSymbols()
                                .map(path -> new Named(path, image.origin().at("path_for_symbols")))
                                .flatMap(this::open);
        if (program.isPresent() && symbols.isPresent()) {
            LoadedProgram loaded = new LoadedProgram(pd, variables, program.get(), symbols.get());
            ElfRules.ALL.forEach(rule -> rule.check(loaded, target, sink));
            segments.add(program.get().ranges());
        }
    }

    private Optional<ElfFile> open(Named image) {
        Optional<Path> path = locate(image.text());
        if (path.isEmpty()) {
            missing.add(image);
            return Optional.empty();
        }
        found++;
        Optional<ElfReader.Result> result =
                Optional.ofNullable(read.get(path.get()))
                        .or(() -> files.read(path.get()).map(ElfReader::read));
        if (result.isEmpty()) {
            sink.report(unreadable(image));
            return Optional.empty();
        }
        read.put(path.get(), result.get());
        return switch (result.get()) {
            case ElfReader.Result.Read(ElfFile file) -> Optional.of(file);
            case ElfReader.Result.Refused(String why) -> {
                sink.report(malformed(image, why));
                yield Optional.empty();
            }
        };
    }

    private Optional<Path> locate(String path) {
        try {
            return folders.stream()
                    .map(folder -> folder.resolve(path).normalize())
                    .filter(file -> files.kind(file) == ProjectFiles.Kind.FILE)
                    .findFirst();
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    /// A description without any program is checked alone: one warning says so.
    private void reportMissing(NearbyFile nearby) {
        if (found == 0 && missing.size() > 1) {
            Diagnostic first = ImageWording.notFound(missing.getFirst(), nearby);
            sink.report(
                    Diagnostic.warning(
                                    first.rule(),
                                    "none of the %d programs is there".formatted(missing.size()),
                                    missing.getFirst().span(),
                                    "the first of them")
                            .withNote(ImageWording.lookedIn(folders))
                            .withNote("the description alone was checked")
                            .withHelp(ImageWording.WHERE));
            return;
        }
        for (Named image : missing) {
            sink.report(ImageWording.notFound(image, nearby).withSeverity(Severity.WARNING));
        }
    }

    private static Diagnostic unreadable(Named image) {
        return Diagnostic.warning(
                        ProgramRules.UNREADABLE,
                        "the program `%s` cannot be read".formatted(image.text()),
                        image.span(),
                        "it may not be read, or is too large")
                .withNote("it was not checked");
    }

    private static Diagnostic malformed(Named image, String why) {
        return Diagnostic.error(
                        ElfRules.MALFORMED,
                        "Microkit cannot use `%s`: %s".formatted(image.text(), why),
                        image.span(),
                        "not a program of Microkit")
                .withHelp("name the ELF file that the linker writes, with its symbols");
    }
}
