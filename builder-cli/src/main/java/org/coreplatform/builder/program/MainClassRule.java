package org.coreplatform.builder.program;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.xml.Spelling;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// Decides which class a PD starts with: the one that the description names, or the only one that
/// can be meant. It extends `ProtectionDomain` and can be instantiated.
final class MainClassRule {
    private static final String BASE = ProtectionDomain.class.getName();
    private static final int SHOWN = 10;

    private final Map<String, CompiledClass> classes;
    private final DiagnosticSink sink;

    MainClassRule(Map<String, CompiledClass> classes, DiagnosticSink sink) {
        this.classes = classes;
        this.sink = sink;
    }

    /// {@return the main class, unless a problem with it was reported}
    ///
    /// @param candidates what was found in the program, or what the description names
    Optional<String> choose(ProgramRequest request, List<String> candidates) {
        if (candidates.isEmpty()) {
            return refused(noCandidate(request));
        }
        if (candidates.size() > 1) {
            return refused(severalCandidates(request, candidates));
        }
        String name = candidates.getFirst();
        Optional<ClassFacts> facts = facts(name);
        if (facts.isEmpty()) {
            return refused(notThere(request, name));
        }
        Optional<String> defect = defect(facts.get());
        return defect.isPresent()
                ? refused(unusable(request, name, defect.get()))
                : Optional.of(name);
    }

    /// {@return the classes that can be a main class, by name}
    List<String> candidates() {
        return classes.keySet().stream()
                .filter(name -> facts(name).filter(found -> defect(found).isEmpty()).isPresent())
                .toList();
    }

    private Optional<ClassFacts> facts(String name) {
        return Optional.ofNullable(classes.get(name)).flatMap(CompiledClass::facts);
    }

    private Optional<String> defect(ClassFacts main) {
        if (!extendsBase(main)) {
            return Optional.of("does not extend `ProtectionDomain`");
        }
        if (main.isAbstract()) {
            return Optional.of("is abstract");
        }
        if (!main.hasConstructor()) {
            return Optional.of("has no constructor without parameters, or hides it");
        }
        return Optional.empty();
    }

    private boolean extendsBase(ClassFacts main) {
        Optional<ClassFacts> at = Optional.of(main);
        for (int depth = 0; at.isPresent() && depth <= classes.size(); depth++) {
            if (at.get().superclass().equals(BASE)) {
                return true;
            }
            at = facts(at.get().superclass());
        }
        return false;
    }

    private Optional<String> refused(Diagnostic why) {
        sink.report(why);
        return Optional.empty();
    }

    private static Diagnostic noCandidate(ProgramRequest request) {
        return Diagnostic.error(
                        ProgramRules.NO_MAIN_CLASS,
                        "the program of `%s` has no main class".formatted(request.domain().text()),
                        request.image().span(),
                        "no class here extends `ProtectionDomain`")
                .withHelp("write a class that extends `org.coreplatform.sdk.pd.ProtectionDomain`");
    }

    private static Diagnostic severalCandidates(ProgramRequest request, List<String> candidates) {
        String shown = String.join("`, `", candidates.stream().limit(SHOWN).toList());
        return Diagnostic.error(
                        ProgramRules.SEVERAL_MAIN_CLASSES,
                        "the program of `%s` has %d classes that can be its main class"
                                .formatted(request.domain().text(), candidates.size()),
                        request.image().span(),
                        "they extend `ProtectionDomain`")
                .withNote("they are `%s`".formatted(shown))
                .withHelp(
                        "say which one it is: `<program_image … main=\"%s\"/>`"
                                .formatted(candidates.getFirst()));
    }

    private Diagnostic notThere(ProgramRequest request, String name) {
        return withGuess(
                request,
                Diagnostic.error(
                        ProgramRules.NO_MAIN_CLASS,
                        "the program of `%s` has no class `%s`"
                                .formatted(request.domain().text(), name),
                        request.mainClass().orElse(request.image()).span(),
                        "no such class in the program"));
    }

    private Diagnostic unusable(ProgramRequest request, String name, String defect) {
        return withGuess(
                request,
                Diagnostic.error(
                        ProgramRules.NO_MAIN_CLASS,
                        "the main class of `%s` cannot be `%s`: it %s"
                                .formatted(request.domain().text(), name, defect),
                        request.mainClass().orElse(request.image()).span(),
                        "needs a class that extends `ProtectionDomain` and can be instantiated"));
    }

    /// Programs are compiled together: not every class is this program's own.
    private Diagnostic withGuess(ProgramRequest request, Diagnostic error) {
        if (request.mainClass().isEmpty()) {
            return error;
        }
        List<String> others = candidates();
        String file = simpleName(request.image().text().replaceFirst("\\.java$", ""));
        return others.stream()
                .filter(name -> simpleName(name).equals(file))
                .findFirst()
                .or(() -> Spelling.nearest(request.mainClass().get().text(), others))
                .or(() -> others.size() == 1 ? others.stream().findFirst() : Optional.empty())
                .map(name -> error.withHelp("did you mean `%s`?".formatted(name)))
                .orElse(error);
    }

    private static String simpleName(String path) {
        return path.replaceFirst("^.*[./$]", "");
    }
}
