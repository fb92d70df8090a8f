package org.coreplatform.builder.hostile;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.coreplatform.board.catalog.Boards;
import org.coreplatform.builder.pipeline.BuildResult;
import org.coreplatform.builder.pipeline.BuildSettings;
import org.coreplatform.builder.pipeline.SystemBuilder;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Whoever tries to leave the sandbox from a program's source is told where, when the system is
/// built. The kernel's tests have the ways out, and refuse the same class files in a machine.
class EscapesFromSourceTest {
    private static final Path TABLES =
            Path.of("../kernel-runtime/src/test/resources/org/coreplatform/kernel/pd/language");

    private static final String STATEMENTS =
            "final class %s { void o() {} void attack() throws Throwable {\n%s} }\n";
    private static final String MEMBERS = "final class %s {\n%s}\n";
    private static final int FIRST_LINE = 2;

    private static final String SYSTEM =
            """
            <system>
                <protection_domain name="attacker" priority="1">
                    <program_image path="attacker" main="Main"/>
                </protection_domain>
            </system>
            """;
    private final Map<String, String> sources = new LinkedHashMap<>();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        add("escapes.txt", STATEMENTS);
        add("members.txt", MEMBERS);
        Files.createDirectory(folder.resolve("attacker"));
        for (Map.Entry<String, String> each : sources.entrySet()) {
            Files.writeString(file(each.getKey()), each.getValue());
        }
        Files.writeString(folder.resolve("system.xml"), SYSTEM);
    }

    private void add(String table, String template) throws IOException {
        Sections.of(TABLES.resolve(table))
                .forEach((name, body) -> sources.put(name, template.formatted(name, body)));
    }

    private Path file(String name) {
        return folder.resolve("attacker").resolve(name + ".java");
    }

    @TestFactory
    Stream<DynamicTest> everyWayOutIsRefusedAtItsLine() throws IOException {
        List<Diagnostic> hidden = build(); // types that javac does not show to programs
        for (String name : List.copyOf(sources.keySet())) {
            if (hidden.stream().anyMatch(each -> isIn(each, name))) {
                Files.delete(file(name));
            }
        }
        List<Diagnostic> found = new ArrayList<>(hidden);
        found.addAll(build());
        return sources.entrySet().stream()
                .map(
                        each ->
                                DynamicTest.dynamicTest(
                                        each.getKey(),
                                        () -> isRefused(each.getKey(), each.getValue(), found)));
    }

    private List<Diagnostic> build() throws IOException {
        String all =
                sources.keySet().stream()
                        .filter(name -> Files.exists(file(name)))
                        .map(name -> "(%s) null".formatted(typeIn(name)))
                        .collect(Collectors.joining(", "));
        String main =
                """
                public final class Main extends org.coreplatform.sdk.pd.ProtectionDomain {
                    @Override
                    protected void init() {
                        Object[] all = {%s};
                    }
                }
                """
                        .formatted(all);
        Files.writeString(file("Main"), main);
        BuildSettings settings = BuildSettings.forBoard(Boards.ALL.getFirst().profile());
        BuildResult result = new SystemBuilder(settings).build(folder.resolve("system.xml"));
        return assertInstanceOf(BuildResult.Refused.class, result).diagnostics();
    }

    /// What a program must mention for the class in question to become a part of it.
    private String typeIn(String name) {
        boolean isInner =
                sources.getOrDefault(name, "").matches("(?s).*(class|@interface) Attack.*");
        return isInner ? name + ".Attack" : name;
    }

    private static void isRefused(String name, String source, List<Diagnostic> found) {
        boolean isRefused = found.stream().anyMatch(each -> isAbout(each, name));
        assertTrue(isRefused, () -> "not refused: " + source);
    }

    /// Whether it is an error of a class: at one of its lines, or, if its class file does not tell
    /// one, with its name.
    private static boolean isAbout(Diagnostic found, String name) {
        boolean isInside = isIn(found, name) && found.span().begin().line() >= FIRST_LINE;
        return found.isError() && (isInside || found.message().contains("`" + name));
    }

    private static boolean isIn(Diagnostic found, String name) {
        return found.span().file().name().endsWith("/" + name + ".java");
    }
}
