package org.coreplatform.builder.pipeline;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.coreplatform.builder.artefact.Inspection;
import org.coreplatform.builder.artefact.Inspector;
import org.coreplatform.builder.artefact.Reports;
import org.coreplatform.builder.elf.ElfChecker;
import org.coreplatform.builder.image.ImageBuilder;
import org.coreplatform.builder.image.ImageResult;
import org.coreplatform.builder.lowering.Planning;
import org.coreplatform.builder.lowering.SystemPlan;
import org.coreplatform.builder.pipeline.DescribeResult.Described;
import org.coreplatform.builder.program.ProgramBuilder;
import org.coreplatform.builder.program.ProgramRequest;
import org.coreplatform.builder.program.ProgramRequests;
import org.coreplatform.builder.program.ProgramRules;
import org.coreplatform.builder.program.ProgramsResult;
import org.coreplatform.builder.program.ProjectFiles;
import org.coreplatform.description.CheckOptions;
import org.coreplatform.description.CheckResult;
import org.coreplatform.description.DescriptionChecker;
import org.coreplatform.description.ValidatedSystem;
import org.coreplatform.description.diagnostic.CheckedFile;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.Severity;
import org.coreplatform.description.model.Profile;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.sdk.image.BootImageReader;
import org.coreplatform.sdk.image.ImageRefused;

/// Builds systems: the way from a description to an image, on one page.
///
/// ```
/// description ─check→ system ─compile→ programs ─plan→ plan ─lower, lay out, encode→ image
/// ```
///
/// Each phase is a pure function and runs only when the one before found no error. Files are read
/// through [ProjectFiles], so that all inputs of an image are known.
public final class SystemBuilder {
    private final BuildSettings settings;
    private final Optional<String> toolchain;

    public SystemBuilder(BuildSettings settings) {
        this(settings, ToolchainStamp.current());
    }

    /// A builder.
    ///
    /// @param toolchain tells its images from those of other builds of the toolchain; nothing: it
    ///     keeps none
    SystemBuilder(BuildSettings settings, Optional<String> toolchain) {
        this.settings = settings;
        this.toolchain = toolchain;
    }

    /// {@return what is wrong with a description, its programs and its use of memory; of Microkit's
    /// profile, with its programs as far as they are there}
    public CheckedFile check(Path file) {
        return new CheckedFile(file.toString(), findings(buildUnlessUnchanged(file)));
    }

    private static List<Diagnostic> findings(BuildResult result) {
        return result.diagnostics().stream()
                .filter(each -> !each.rule().equals(BuildFindings.NOT_BUILT))
                .map(SystemBuilder::asFinding)
                .toList();
    }

    /// A description is right without its programs, which may come later.
    private static Diagnostic asFinding(Diagnostic found) {
        return found.rule().equals(ProgramRules.NOT_FOUND)
                ? found.withSeverity(Severity.WARNING)
                : found;
    }

    /// {@return all that can be found out about a description, right or wrong}
    public ExamineResult examine(Path file) {
        BuildResult result = buildUnlessUnchanged(file);
        return new ExamineResult(
                findings(result),
                describe(file).described(),
                result instanceof BuildResult.Built built
                        ? Optional.of(inspect(built.image()))
                        : Optional.empty(),
                result.inputs());
    }

    /// {@return what a description says, right or wrong; its programs are not looked at}
    public DescribeResult describe(Path file) {
        ProjectFiles files = new DiskFiles();
        Optional<byte[]> content = files.read(file);
        if (content.isEmpty()) {
            return new DescribeResult(
                    List.of(BuildFindings.unreadable(file, files)), Optional.empty());
        }
        CheckOptions options = settings.checkOptions().withFiles(path -> sizeOf(path, file, files));
        CheckResult checked = DescriptionChecker.check(file.toString(), content.get(), options);
        return new DescribeResult(
                checked.diagnostics(),
                checked.understood()
                        .map(system -> new Described(system, options.target(system.profile()))));
    }

    /// {@return the same as a check, and which files and folders it depends on}
    public FileCheck checkWithInputs(Path file) {
        RecordingFiles files = new RecordingFiles(new DiskFiles());
        CheckedFile result = new CheckedFile(file.toString(), findings(build(file, files)));
        return new FileCheck(result, files.inputs());
    }

    /// {@return a description with the fixes of its diagnostics, unless it cannot be read}
    public Optional<Repair> repair(Path file) {
        return new DiskFiles()
                .read(file)
                .map(content -> Repair.of(file.toString(), content, settings.checkOptions()));
    }

    /// {@return the image of a description}
    public BuildResult build(Path file) {
        RecordingFiles files = new RecordingFiles(new DiskFiles());
        return build(file, files).withInputs(files.read());
    }

    /// {@return the image of a description, from the last time if nothing has changed since}
    public BuildResult buildUnlessUnchanged(Path file) {
        ImageCache cache = new ImageCache(file, settings, toolchain);
        Optional<BuildResult.Built> kept = cache.find(new DiskFiles());
        if (kept.isPresent()) {
            return kept.get();
        }
        RecordingFiles files = new RecordingFiles(new DiskFiles());
        BuildResult result = build(file, files);
        if (result instanceof BuildResult.Built built && built.diagnostics().isEmpty()) {
            cache.keep(built.image(), files.inputs());
        }
        return result.withInputs(files.read());
    }

    /// {@return the classes of constants that programs are compiled with, for people and IDEs}
    public GenerateResult generate(Path file) {
        ProjectFiles files = new DiskFiles();
        Optional<byte[]> content = files.read(file);
        if (content.isEmpty()) {
            Diagnostic unreadable = BuildFindings.unreadable(file, files);
            return new GenerateResult(List.of(), List.of(unreadable));
        }
        CheckResult checked =
                DescriptionChecker.check(file.toString(), content.get(), settings.checkOptions());
        if (checked.system().isEmpty()) {
            return new GenerateResult(List.of(), checked.diagnostics());
        }
        List<ProgramRequest> requests = ProgramRequests.of(checked.system().get().description());
        ProgramsResult programs = ProgramBuilder.build(requests, programFolders(file), files);
        return GenerateResult.of(programs);
    }

    /// {@return the build report of an image}
    public static String report(byte[] image) {
        return Reports.buildReport(inspect(image));
    }

    private static Inspection inspect(byte[] image) {
        try {
            return Inspector.inspect(BootImageReader.read(image), Digests.hex(image));
        } catch (ImageRefused e) {
            throw new IllegalStateException("the builder wrote an image that is refused", e);
        }
    }

    private BuildResult build(Path file, ProjectFiles files) {
        Optional<byte[]> content = files.read(file);
        if (content.isEmpty()) {
            return new BuildResult.Refused(List.of(BuildFindings.unreadable(file, files)));
        }
        CheckResult checked =
                DescriptionChecker.check(
                        file.toString(),
                        content.get(),
                        settings.checkOptions().withFiles(path -> sizeOf(path, file, files)));
        List<Diagnostic> found = checked.diagnostics();
        return checked.system()
                .map(system -> build(file, system, found, files))
                .orElseGet(() -> new BuildResult.Refused(found));
    }

    private BuildResult build(
            Path file, ValidatedSystem checked, List<Diagnostic> warnings, ProjectFiles files) {
        SystemDescription system = checked.description();
        if (system.profile() == Profile.MICROKIT) {
            List<Diagnostic> found = new ArrayList<>(warnings);
            found.addAll(ElfChecker.check(system, checked.target(), programFolders(file), files));
            return refused(found, List.of(BuildFindings.notBuilt(system)));
        }
        ProgramsResult programs =
                ProgramBuilder.build(ProgramRequests.of(system), programFolders(file), files);
        if (!programs.diagnostics().isEmpty()) {
            return refused(warnings, programs.diagnostics());
        }
        SystemPlan plan = Planning.plan(system);
        return switch (ImageBuilder.build(plan, programs.of(plan), settings.board())) {
            case ImageResult.Built built -> new BuildResult.Built(built.file(), warnings);
            case ImageResult.Refused(var problem) ->
                    refused(warnings, List.of(BuildFindings.memory(problem, system)));
        };
    }

    /// {@return the size of a file that a description names, looked for where programs are and
    /// then, as Microkit does, in the current folder}
    private Optional<Long> sizeOf(String path, Path file, ProjectFiles files) {
        try {
            return Stream.concat(programFolders(file).stream(), Stream.of(Path.of("")))
                    .map(folder -> folder.resolve(path))
                    .filter(found -> files.kind(found) == ProjectFiles.Kind.FILE)
                    .findFirst()
                    .flatMap(files::size);
        } catch (InvalidPathException _) { // The system's encoding has no such name.
            return Optional.empty();
        }
    }

    private List<Path> programFolders(Path file) {
        List<Path> folders = new ArrayList<>();
        Path parent = file.getParent();
        folders.add(parent == null ? Path.of("") : parent);
        folders.addAll(settings.searchPath());
        return folders;
    }

    private static BuildResult refused(List<Diagnostic> warnings, List<Diagnostic> errors) {
        return new BuildResult.Refused(
                Stream.concat(warnings.stream(), errors.stream())
                        .sorted(Diagnostic.ORDER)
                        .toList());
    }
}
