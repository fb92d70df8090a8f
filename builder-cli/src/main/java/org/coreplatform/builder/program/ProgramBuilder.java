package org.coreplatform.builder.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.coreplatform.builder.artefact.WiringView;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;

/// Makes the programs of a system: find, compile, choose the main class, link, check.
public final class ProgramBuilder {
    private final List<ProgramRequest> requests;
    private final DiagnosticSink sink = new DiagnosticSink();
    private final SdkClasses sdk = new SdkClasses();
    private final SourceReader sources;
    private final ImageFinder finder;
    private final Map<Path, List<SourceProgram>> sourcePrograms = new LinkedHashMap<>();
    private final Map<Integer, PdImage.Jar> jars = new TreeMap<>();
    private final Map<Integer, LinkedProgram> linked = new TreeMap<>();
    private final List<WiringView> constants = new ArrayList<>();

    private ProgramBuilder(List<ProgramRequest> requests, List<Path> folders, ProjectFiles files) {
        this.requests = requests;
        this.sources = new SourceReader(files);
        List<String> taken = requests.stream().map(request -> request.image().text()).toList();
        this.finder = new ImageFinder(new NearbyFile(folders, taken, files), sources, sink);
    }

    /// {@return the programs of a system}
    ///
    /// @param requests what the PDs ask for; index = PD index
    /// @param folders where programs are looked for, in this order
    public static ProgramsResult build(
            List<ProgramRequest> requests, List<Path> folders, ProjectFiles files) {
        ProgramBuilder builder = new ProgramBuilder(requests, folders, files);
        try {
            builder.build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ProgramsResult(
                List.copyOf(builder.linked.values()),
                builder.sink.sorted().stream().distinct().toList(),
                builder.constants);
    }

    private void build() throws IOException {
        for (int pd = 0; pd < requests.size(); pd++) {
            Optional<PdImage> image = finder.find(requests.get(pd).image());
            if (image.isPresent()) {
                sort(pd, image.get());
            }
        }
        Optional<Javac> javac = Javac.open();
        if (javac.isEmpty()) {
            requests.stream().findFirst().ifPresent(first -> sink.report(noCompiler(first)));
            return;
        }
        try (Javac open = javac.get()) {
            for (List<SourceProgram> programs : sourcePrograms.values()) {
                compile(programs, open);
            }
            for (Map.Entry<Integer, PdImage.Jar> jar : jars.entrySet()) {
                link(jar.getKey(), jar.getValue(), open);
            }
        }
        sources.problems().forEach(sink::report);
    }

    private void sort(int pd, PdImage image) {
        switch (image) {
            case PdImage.Jar jar -> jars.put(pd, jar);
            case PdImage.Source(Path root, Path file) ->
                    add(pd, root, List.of(file), Optional.of(sources.binaryName(root, file)));
            case PdImage.Folder(Path root, List<Path> files) ->
                    add(pd, root, files, Optional.empty());
        }
    }

    private void add(int pd, Path root, List<Path> files, Optional<String> likely) {
        ProgramRequest request = requests.get(pd);
        Optional<String> named = request.mainClass().map(Named::text);
        sourcePrograms
                .computeIfAbsent(root, _ -> new ArrayList<>())
                .add(new SourceProgram(pd, root, files, named, likely, request.constants()));
    }

    private void compile(List<SourceProgram> programs, Javac javac) throws IOException {
        Compilation.Result result = Compilation.of(programs, javac, sources);
        result.problems().forEach(sink::report);
        constants.addAll(result.constants().values());
        if (!result.problems().isEmpty()) {
            return;
        }
        MainClassRule rule = new MainClassRule(result.classes(), sink);
        List<String> mains = result.mainClasses().values().stream().flatMap(List::stream).toList();
        ReferenceRule references = new ReferenceRule(result.constants(), mains, sink);
        for (SourceProgram program : programs) {
            ProgramRequest request = requests.get(program.pd());
            List<String> candidates = result.mainClasses().getOrDefault(program.pd(), List.of());
            rule.choose(request, candidates)
                    .ifPresent(
                            main ->
                                    link(
                                            program.pd(),
                                            Linker.link(main, result.classes(), sdk),
                                            references));
        }
    }

    private void link(int pd, PdImage.Jar jar, Javac javac) throws IOException {
        ProgramRequest request = requests.get(pd);
        Map<String, CompiledClass> classes = new TreeMap<>(jar.classes());
        MainClassRule rule = new MainClassRule(classes, sink);
        Optional<String> named = request.mainClass().map(Named::text).or(jar::mainClass);
        Optional<String> main =
                rule.choose(request, named.map(List::of).orElseGet(rule::candidates));
        if (main.isEmpty()) {
            return;
        }
        WiringView view = request.constants().inPackage(CompilerFiles.packageOf(main.get()));
        constants.add(view);
        if (classes.containsKey(view.binaryName())) {
            // The jar was compiled against the constants of another build.
            classes.putAll(Compilation.of(view, javac, sources).classes());
        }
        link(
                pd,
                Linker.link(main.get(), classes, sdk),
                new ReferenceRule(new TreeMap<>(), List.of(), sink));
    }

    private void link(int pd, LinkedProgram program, ReferenceRule references) {
        ProgramRequest request = requests.get(pd);
        references.check(request, program);
        EntryPointRule.check(request, program, sink);
        if (program.missing().isEmpty()) {
            LanguageRule.check(request, program, sink);
        }
        linked.put(pd, program);
    }

    private static Diagnostic noCompiler(ProgramRequest request) {
        return Diagnostic.error(
                        ProgramRules.DOES_NOT_COMPILE,
                        "the Java that runs coreplat has no compiler",
                        request.image().span(),
                        "needs a compiler")
                .withHelp("run coreplat with a JDK");
    }
}
