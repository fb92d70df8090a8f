package org.coreplatform.builder.program;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.coreplatform.builder.artefact.Reports;
import org.coreplatform.builder.artefact.WiringView;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.SourceFile;

/// One run of javac: all programs whose sources have the same root.
///
/// The sources are parsed first. Then each program's main class is known, and with it the package
/// into which its generated constants go; only then the names in the sources are looked up.
final class Compilation {
    private final Path root;
    private final CompilerFiles files;
    private final JavaProblems problems = new JavaProblems();
    private final Map<Integer, List<String>> mainClasses = new TreeMap<>();
    private final Map<String, WiringView> constants = new TreeMap<>();

    private Compilation(Path root, CompilerFiles files) {
        this.root = root;
        this.files = files;
    }

    /// What came of it.
    ///
    /// @param classes what was compiled, by name; nothing if there are problems
    /// @param mainClasses by PD index: what can be the main class
    /// @param constants the generated constants, by class
    /// @param problems what javac refused
    record Result(
            Map<String, CompiledClass> classes,
            Map<Integer, List<String>> mainClasses,
            Map<String, WiringView> constants,
            List<Diagnostic> problems) {}

    /// Compiles programs that have the same root.
    static Result of(List<SourceProgram> programs, Javac javac, SourceReader reader)
            throws IOException {
        Path root = programs.getFirst().root();
        Compilation run = new Compilation(root, new CompilerFiles(javac.libraries(), root, reader));
        run.compile(programs, javac);
        return run.result();
    }

    /// Compiles constants alone, for a program that is compiled already.
    static Result of(WiringView constants, Javac javac, SourceReader reader) throws IOException {
        Path root = Path.of("");
        Compilation run = new Compilation(root, new CompilerFiles(javac.libraries(), root, reader));
        JavaSource source = run.addConstants(constants);
        StringWriter log = new StringWriter();
        JavacTask task = javac.task(List.of(source), run.files, run.problems, log);
        task.parse();
        run.finish(task, source, log);
        return run.result();
    }

    private void compile(List<SourceProgram> programs, Javac javac) throws IOException {
        Map<Path, JavaSource> sources = new LinkedHashMap<>();
        for (SourceProgram program : programs) {
            for (Path file : program.files()) {
                if (!isGenerated(file, programs)) {
                    sources.put(file, files.source(file));
                }
            }
        }
        if (sources.isEmpty()) {
            return;
        }
        JavaSource first = sources.values().iterator().next();
        try {
            compile(programs, sources, javac);
        } catch (IllegalStateException e) {
            // How javac says that it failed itself. It recurses into what is nested.
            if (!(e.getCause() instanceof StackOverflowError)) {
                throw e;
            }
            problems.addFailure(first, "something in it or in what it uses is nested too deeply");
        }
    }

    private void compile(List<SourceProgram> programs, Map<Path, JavaSource> sources, Javac javac)
            throws IOException {
        StringWriter log = new StringWriter();
        JavacTask task = javac.task(sources.values(), files, problems, log);
        Map<Path, CompilationUnitTree> trees = new LinkedHashMap<>();
        var paths = sources.keySet().iterator();
        for (CompilationUnitTree tree : task.parse()) {
            trees.put(paths.next(), tree);
        }
        for (SourceProgram program : programs) {
            findMainClass(program, trees);
        }
        finish(task, sources.values().iterator().next(), log);
    }

    /// Whether a source is somebody's copy of constants that are generated afresh.
    private static boolean isGenerated(Path file, List<SourceProgram> programs) {
        return programs.stream()
                .map(program -> program.constants().className() + ".java")
                .anyMatch(file::endsWith);
    }

    private void finish(JavacTask task, JavaSource first, StringWriter log) throws IOException {
        if (problems.isEmpty()) {
            task.analyze();
        }
        if (problems.isEmpty()) {
            task.generate();
        }
        if (problems.isEmpty() && files.isEmpty()) {
            problems.addFailure(first, log.toString());
        }
    }

    private void findMainClass(SourceProgram program, Map<Path, CompilationUnitTree> trees) {
        List<CompilationUnitTree> units = new ArrayList<>();
        for (Path file : program.files()) {
            CompilationUnitTree unit = trees.get(file);
            if (unit != null) {
                units.add(unit);
            }
        }
        List<String> mains =
                program.named()
                        .map(List::of)
                        .orElseGet(() -> MainClassSearch.in(units, program.likely()));
        mainClasses.put(program.pd(), mains);
        String packageName =
                mains.stream()
                        .findFirst()
                        .map(CompilerFiles::packageOf)
                        .orElseGet(() -> packageOf(units));
        addConstants(program.constants().inPackage(packageName));
    }

    private JavaSource addConstants(WiringView view) {
        String file = view.className() + ".java";
        JavaSource source =
                new JavaSource(
                        root.resolve(view.packageName().replace('.', '/')).resolve(file),
                        view.binaryName(),
                        () -> new SourceFile(file, Reports.constants(view)));
        constants.put(view.binaryName(), view);
        files.addGenerated(source);
        return source;
    }

    private Result result() {
        return new Result(files.classes(), mainClasses, constants, problems.found());
    }

    private static String packageOf(List<CompilationUnitTree> units) {
        return units.stream()
                .findFirst()
                .map(CompilationUnitTree::getPackageName)
                .map(Object::toString)
                .orElse("");
    }
}
