package org.coreplatform.builder.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.coreplatform.builder.layout.Culprit;
import org.coreplatform.builder.layout.MemoryProblem;
import org.coreplatform.builder.lowering.PlannedObject.Use;
import org.coreplatform.builder.program.ProjectFiles;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.Label;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.diagnostic.Severity;
import org.coreplatform.description.diagnostic.SourceFile;
import org.coreplatform.description.diagnostic.Span;
import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;

/// Words what only the phases around the description's own rules can find.
final class BuildFindings {
    static final RuleId UNREADABLE = RuleId.of("description.unreadable");

    static final RuleId NOT_BUILT = RuleId.of("system.profile-not-built");

    private BuildFindings() {}

    /// {@return that a system of Microkit's profile gives no image}
    static Diagnostic notBuilt(SystemDescription system) {
        return Diagnostic.error(
                        NOT_BUILT,
                        "systems of profile `microkit` can be checked, but not built yet",
                        system.origin().element(),
                        "of profile `microkit`")
                .withHelp("write it for profile `core-platform`, with programs in Java");
    }

    private static String noFile(Path file, ProjectFiles files) {
        if (NamedPipe.is(file)) {
            return "it is a pipe, which may never end; `/dev/stdin` can be read";
        }
        if (files.size(file).isPresent()) {
            return endless();
        }
        return Files.notExists(file) ? "there is no such file" : "it may not be read";
    }

    private static String tooLarge(long bytes) {
        return "it has %d MiB, and %d are the most"
                .formatted(bytes >> 20, DiskFiles.MAX_FILE_BYTES >> 20);
    }

    /// Of what can be read although it is no file.
    private static String endless() {
        return "it is a device, and gives more than %d MiB"
                .formatted(DiskFiles.MAX_FILE_BYTES >> 20);
    }

    /// {@return that a description cannot be read}
    static Diagnostic unreadable(Path file, ProjectFiles files) {
        String why =
                switch (files.kind(file)) {
                    case MISSING -> noFile(file, files);
                    case FOLDER -> "it is a folder";
                    case FILE ->
                            files.size(file)
                                    .filter(size -> size > DiskFiles.MAX_FILE_BYTES)
                                    .map(BuildFindings::tooLarge)
                                    .orElse("it may not be read");
                };
        return Diagnostic.error(
                UNREADABLE,
                "the description cannot be read: " + why,
                SourceFile.withoutText(file.toString()).start(),
                "");
    }

    /// {@return that a system does not fit the board, at what takes the most}
    static Diagnostic memory(MemoryProblem problem, SystemDescription system) {
        Span span =
                problem.culprit()
                        .flatMap(culprit -> span(culprit, system))
                        .orElseGet(() -> system.origin().element());
        return new Diagnostic(
                RuleId.of(problem.rule()),
                Severity.ERROR,
                problem.message(),
                new Label(span, problem.label()),
                List.of(),
                problem.notes(),
                Optional.of(problem.help()),
                Optional.empty());
    }

    private static Optional<Span> span(Culprit culprit, SystemDescription system) {
        return switch (culprit) {
            case Culprit.Map(int pd, int map) ->
                    Optional.of(
                            system.protectionDomains()
                                    .get(pd)
                                    .maps()
                                    .get(map)
                                    .origin()
                                    .at("vaddr"));
            case Culprit.Memory(String owner, Use use) when use == Use.REGION ->
                    system.memoryRegions().stream()
                            .filter(region -> region.name().equals(owner))
                            .findFirst()
                            .map(BuildFindings::place);
            case Culprit.Memory(String owner, Use use) ->
                    system.protectionDomains().stream()
                            .filter(pd -> pd.name().equals(owner))
                            .findFirst()
                            .map(pd -> place(pd, use));
        };
    }

    private static Span place(MemoryRegion region) {
        return region.origin().attribute("phys_addr").orElseGet(() -> region.origin().at("size"));
    }

    private static Span place(ProtectionDomain pd, Use use) {
        Optional<Span> chosen =
                switch (use) {
                    case HEAP -> pd.origin().attribute("heap_size");
                    case STACK -> pd.origin().attribute("stack_size");
                    case PROGRAM -> pd.image().origin().attribute("path");
                    case KERNEL, REGION -> Optional.empty();
                };
        return chosen.orElseGet(() -> pd.origin().at("name"));
    }
}
