package org.coreplatform.kernel.pd.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;
import org.junit.jupiter.api.Test;

/// Ways out of the sandbox: each one is refused, with the words that the golden files have.
final class EscapesTest {
    private static final String STATEMENTS =
            """
            package evil;

            public final class %s {
                void o() {}

                void attack() throws Throwable {
            %s
                }
            }
            """;
    private static final String MEMBERS =
            """
            package evil;

            public final class %s {
            %s
            }
            """;

    @Test
    void statementsThatReachOutsideAreRefused() {
        GoldenFile.expect("escapes.expected", verdicts(sources("escapes.txt", STATEMENTS)));
    }

    @Test
    void membersThatReachOutsideAreRefused() {
        GoldenFile.expect("members.expected", verdicts(sources("members.txt", MEMBERS)));
    }

    @Test
    void classFilesThatNoCompilerWritesAreRefused() {
        GoldenFile.expect("crafted.expected", verdicts(CraftedClasses.all()));
    }

    /// So that other modules can put them into images.
    @Test
    void theTableHasTheCraftedClassFiles() {
        StringBuilder table = new StringBuilder();
        CraftedClasses.all()
                .forEach(
                        (name, classes) -> {
                            table.append("=== ").append(name).append('\n');
                            classes.forEach(each -> table.append(line(each)).append('\n'));
                        });
        GoldenFile.expect("crafted.classes", table.toString());
    }

    private static String line(ProgramClass each) {
        return each.name() + " " + Base64.getEncoder().encodeToString(each.bytes());
    }

    @Test
    void verdictsDoNotDependOnTheOrderOfClasses() {
        List<ProgramClass> classes = new ArrayList<>();
        sources("members.txt", MEMBERS).values().forEach(classes::addAll);
        List<Violation> forwards = LanguageProfile.check(classes.subList(0, 1));
        assertEquals(forwards, LanguageProfile.check(List.of(classes.getFirst())));
        List<ProgramClass> program = JavaCompilation.withSdk(classes.subList(0, 1));
        List<Violation> sorted = LanguageProfile.check(program);
        assertEquals(sorted, LanguageProfile.check(program.reversed()));
    }

    /// Compiles each case of a file as a class of its name.
    private static Map<String, List<ProgramClass>> sources(String file, String template) {
        Map<String, String> sources = new LinkedHashMap<>();
        Map<String, List<ProgramClass>> cases = new LinkedHashMap<>();
        for (String part : TestFiles.text(file).split("(?m)^=== ", -1)) {
            if (!part.isEmpty()) {
                int end = part.indexOf('\n');
                String name = part.substring(0, end);
                String body = part.substring(end + 1).stripTrailing();
                sources.put(name + ".java", template.formatted(name, body));
                cases.put(name, new ArrayList<>());
            }
        }
        for (ProgramClass each : JavaCompilation.compile(sources)) {
            String simple = each.name().substring("evil.".length());
            int inner = simple.indexOf('$');
            String name = inner < 0 ? simple : simple.substring(0, inner);
            Objects.requireNonNull(cases.get(name), name).add(each);
        }
        return cases;
    }

    /// {@return what is found in each case; in each one something must be found}
    private static String verdicts(Map<String, List<ProgramClass>> cases) {
        StringBuilder text = new StringBuilder();
        cases.forEach(
                (name, classes) -> {
                    List<Violation> found = LanguageProfile.check(classes);
                    assertTrue(!found.isEmpty(), name + " is not refused");
                    text.append("=== ").append(name).append('\n');
                    found.forEach(each -> text.append(each).append('\n'));
                });
        return text.toString();
    }
}
