package org.coreplatform.builder.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.coreplatform.builder.artefact.WiringView;
import org.coreplatform.builder.artefact.WiringView.Constant;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.SourceFile;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;
import org.junit.jupiter.api.Test;

final class ProgramBuilderTest {
    private static final String IDLE =
            """
            import org.coreplatform.sdk.pd.ProtectionDomain;

            public final class Idle extends ProtectionDomain {
                @Override
                protected void init() {}
            }
            """;

    private static final String MOTOR =
            """
            package pump;

            import org.coreplatform.sdk.pd.ProtectionDomain;

            final class Motor extends ProtectionDomain {
                @Override
                protected void init() {
                    MotorWiring.CHANNEL_PEER.signal();
                }
            }
            """;

    private final MemoryFiles files = new MemoryFiles();

    @Test
    void linksTheMainClassWithWhatItUsesAndTheEventLoop() {
        files.with("Idle.java", IDLE + "class Unused {}\n");
        List<String> names =
                linked(request("idle", "Idle.java")).classes().stream()
                        .map(ProgramClass::name)
                        .toList();
        assertEquals("Idle", names.getFirst());
        assertTrue(names.contains("org.coreplatform.sdk.pd.PdMain"), names::toString);
        assertFalse(names.contains("Unused"), names::toString);
        assertEquals(names.stream().sorted().toList(), names);
    }

    @Test
    void findsTheClassesBelowTheSameRootThatASourceUses() {
        files.with(
                "src/pump/Motor.java",
                MOTOR.replace(
                        "MotorWiring.CHANNEL_PEER", "shared.Peers.of(MotorWiring.CHANNEL_PEER)"));
        files.with(
                "src/shared/Peers.java",
                """
                package shared;

                import org.coreplatform.sdk.pd.Channel;

                public final class Peers {
                    public static Channel of(Channel peer) {
                        return peer;
                    }
                }
                """);
        LinkedProgram program = linked(request("motor", "src/pump/Motor.java"));
        assertEquals("pump.Motor", program.mainClass());
        assertEquals(
                List.of("pump.Motor", "pump.MotorWiring", "shared.Peers"),
                List.copyOf(program.own().keySet()));
    }

    @Test
    void generatedConstantsHideAnOlderFileOfTheSameName() {
        files.with("pump/Motor.java", MOTOR);
        files.with("pump/MotorWiring.java", "package pump; class MotorWiring {}");
        assertEquals("pump.Motor", linked(request("motor", "pump/Motor.java")).mainClass());
        assertEquals("pump.Motor", linked(request("motor", "pump")).mainClass());
    }

    @Test
    void takesTheOnlyConcreteProtectionDomainOfAFolder() {
        files.with("pd/Idle.java", IDLE.replace("extends ProtectionDomain", "extends Base"));
        files.with(
                "pd/Base.java",
                """
                import org.coreplatform.sdk.pd.ProtectionDomain;

                abstract class Base extends ProtectionDomain {}
                """);
        files.with("pd/notes.txt", "not a source");
        files.with("pd/.hidden/Broken.java", "class {");
        assertEquals("Idle", linked(request("idle", "pd")).mainClass());
    }

    @Test
    void startsWithTheClassThatTheDescriptionNames() {
        files.with("pd/Idle.java", IDLE);
        files.with("pd/Other.java", IDLE.replace("Idle", "Other"));
        assertEquals("Other", linked(request("idle", "pd", "Other")).mainClass());
    }

    @Test
    void programsOfDifferentRootsMayUseTheSameNames() {
        files.with("a/Idle.java", IDLE);
        files.with("b/Idle.java", IDLE.replace("void init() {}", "void init() { int other = 1; }"));
        ProgramsResult result =
                build(List.of(request("first", "a/Idle.java"), request("second", "b/Idle.java")));
        assertEquals(List.of(), result.diagnostics());
        LinkedProgram first = result.programs().getFirst();
        assertFalse(first.classes().equals(result.programs().getLast().classes()));
    }

    @Test
    void aProblemInASharedSourceIsReportedOnce() {
        files.with("Idle.java", IDLE.replace("{}", "{ Shared.missing(); }"));
        files.with("Other.java", IDLE.replace("Idle", "Other").replace("{}", "{ Shared.x(); }"));
        files.with("Shared.java", "class Shared { static void x() { return 1; } }");
        List<String> messages =
                build(List.of(request("idle", "Idle.java"), request("other", "Other.java")))
                        .diagnostics()
                        .stream()
                        .map(found -> found.span() + ": " + found.message())
                        .toList();
        assertEquals(
                List.of(
                        "Idle.java:5:29: cannot find symbol",
                        "Shared.java:1:41: incompatible types: unexpected return value"),
                messages);
    }

    @Test
    void readsAJarAndItsManifest() throws IOException {
        LinkedProgram idle = compiledIdle();
        byte[] manifest = "Main-Class: Idle\n".getBytes(StandardCharsets.UTF_8);
        files.with(
                "pd.jar",
                jar("META-INF/MANIFEST.MF", manifest, "Idle.class", bytesOf(idle, "Idle")));
        LinkedProgram program = linked(request("idle", "pd.jar"));
        assertEquals("Idle", program.mainClass());
        assertEquals(idle.classes(), program.classes());
    }

    @Test
    void findsTheMainClassOfAJarWithoutManifest() throws IOException {
        files.with("pd.jar", jar("Idle.class", bytesOf(compiledIdle(), "Idle")));
        assertEquals("Idle", linked(request("idle", "pd.jar")).mainClass());
    }

    @Test
    void renewsTheConstantsThatAJarWasCompiledAgainst() throws IOException {
        LinkedProgram motor = compiledMotor();
        byte[] old = bytesOf(compiledIdle(), "Idle");
        files.with(
                "motor.jar",
                jar(
                        "pump/Motor.class",
                        bytesOf(motor, "pump.Motor"),
                        "pump/MotorWiring.class",
                        old));
        assertEquals(motor.classes(), linked(request("motor", "motor.jar")).classes());
    }

    @Test
    void saysWhichClassAJarLacks() throws IOException {
        files.with("motor.jar", jar("pump/Motor.class", bytesOf(compiledMotor(), "pump.Motor")));
        refuses(
                "program.missing-class: the program of `motor` uses class `pump.MotorWiring`, which"
                        + " it does not contain",
                request("motor", "motor.jar"));
    }

    @Test
    void ignoresClassesOfTheSdkInAJar() throws IOException {
        LinkedProgram idle = compiledIdle();
        byte[] forged = bytesOf(idle, "Idle");
        files.with(
                "pd.jar",
                jar("Idle.class", forged, "org/coreplatform/sdk/pd/Kernel.class", forged));
        assertEquals(idle.classes(), linked(request("idle", "pd.jar")).classes());
    }

    @Test
    void refusesADamagedJarWithoutReadingOn() throws IOException {
        byte[] jar = jar("Idle.class", bytesOf(compiledIdle(), "Idle"));
        for (int position = 4; position < jar.length; position += 7) {
            byte[] damaged = jar.clone();
            damaged[position] ^= 0x55;
            files.with("pd.jar", damaged);
            build(List.of(request("idle", "pd.jar"))).diagnostics();
        }
        files.with("pd.jar", new byte[] {'P', 'K', 3, 4, 0});
        assertEquals(1, build(List.of(request("idle", "pd.jar"))).diagnostics().size());
    }

    @Test
    void refusesAClassThatIsNoClassFile() throws IOException {
        files.with("pd.jar", jar("Idle.class", new byte[] {1, 2, 3}));
        refuses(
                "program.no-main-class: the program of `idle` has no class `Idle`",
                request("idle", "pd.jar", "Idle"));
    }

    @Test
    void readsFoldersOfAnySizeButNoMoreOfThemThanAProgramHas() {
        for (int i = 0; i < 1200; i++) {
            files.with("many/" + i + "/notes.txt", "");
        }
        refuses(
                "program_image.unreadable: the folder `many` has more than 1000 Java sources or"
                        + " 1000 folders",
                request("idle", "many"));
    }

    @Test
    void survivesSourcesThatAreNestedTooDeeplyForTheCompiler() {
        String deep = "(".repeat(50_000) + "1" + ")".repeat(50_000);
        String longSum = "1" + " + Idle.one".repeat(50_000);
        for (String value : List.of(deep, longSum)) {
            files.with("Idle.java", IDLE.replace("{}", "{ int x = %s; }".formatted(value)));
            List<Diagnostic> found = build(List.of(request("idle", "Idle.java"))).diagnostics();
            assertEquals("program.does-not-compile", found.getFirst().rule().value());
        }
    }

    private LinkedProgram compiledIdle() {
        files.with("Idle.java", IDLE);
        return linked(request("idle", "Idle.java"));
    }

    private LinkedProgram compiledMotor() {
        files.with("pump/Motor.java", MOTOR);
        return linked(request("motor", "pump/Motor.java"));
    }

    private static byte[] bytesOf(LinkedProgram program, String name) {
        return Optional.ofNullable(program.own().get(name)).orElseThrow().bytes();
    }

    private LinkedProgram linked(ProgramRequest request) {
        ProgramsResult result = build(List.of(request));
        assertEquals(List.of(), result.diagnostics());
        return result.programs().getFirst();
    }

    @Test
    void saysThatASourceMayNotBeRead() {
        String expected =
                "program_image.unreadable: the source cannot be read: it may not be read, or"
                        + " is too large";
        files.withUnreadable("Idle.java");
        refuses(expected, request("idle", "Idle.java"));
        files.withUnreadable("pd/Idle.java");
        refuses(expected, request("idle", "pd"));
    }

    private void refuses(String expected, ProgramRequest request) {
        List<String> messages =
                build(List.of(request)).diagnostics().stream()
                        .map(ProgramBuilderTest::text)
                        .toList();
        assertEquals(List.of(expected), messages);
    }

    private static String text(Diagnostic found) {
        return found.rule() + ": " + found.message();
    }

    private ProgramsResult build(List<ProgramRequest> requests) {
        return ProgramBuilder.build(requests, List.of(Path.of("")), files);
    }

    private static ProgramRequest request(String pd, String path, String... mainClass) {
        SourceFile file = new SourceFile("system.xml", pd + " " + path);
        Named image = new Named(path, file.span(pd.length() + 1, file.text().length()));
        String className = Character.toUpperCase(pd.charAt(0)) + pd.substring(1) + "Wiring";
        Constant channel = new Constant("Channel", "CHANNEL_PEER", "3", "The channel to `peer`.");
        return new ProgramRequest(
                new Named(pd, file.span(0, pd.length())),
                image,
                List.of(mainClass).stream().findFirst().map(name -> new Named(name, image.span())),
                new WiringView(
                        "",
                        className,
                        pd,
                        List.of("org.coreplatform.sdk.pd.Channel"),
                        List.of(channel)),
                List.of());
    }

    /// {@return a jar of names and contents in turn}
    private static byte[] jar(Object... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<Object> parts = new ArrayList<>(List.of(entries));
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            while (!parts.isEmpty()) {
                out.putNextEntry(new ZipEntry((String) parts.removeFirst()));
                out.write((byte[]) parts.removeFirst());
            }
        }
        return bytes.toByteArray();
    }
}
