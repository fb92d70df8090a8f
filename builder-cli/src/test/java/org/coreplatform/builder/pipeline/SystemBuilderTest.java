package org.coreplatform.builder.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.coreplatform.board.catalog.Boards;
import org.coreplatform.builder.artefact.Reports;
import org.coreplatform.builder.artefact.Wirings;
import org.coreplatform.description.CheckOptions;
import org.coreplatform.description.DescriptionChecker;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.model.MicrokitBoards;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.sdk.image.BootImage;
import org.coreplatform.sdk.image.BootImageReader;
import org.coreplatform.sdk.image.PdProgram;
import org.coreplatform.sdk.image.PdProgramCodec;
import org.coreplatform.sdk.profile.BoardProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SystemBuilderTest {
    private static final Path RESOURCES =
            Path.of("src/test/resources/org/coreplatform/builder/pipeline");
    private static final BoardProfile BOARD = Boards.ALL.getFirst().profile();

    @TempDir private Path folder;

    @Test
    void theSameInputInAnotherFolderGivesTheSameImage() throws IOException {
        Path other = folder.resolve("a folder with blanks");
        copy(RESOURCES.resolve("pump"), other);
        assertArrayEquals(
                build(RESOURCES.resolve("pump/system.xml")),
                build(other.toAbsolutePath().resolve("system.xml")));
    }

    @Test
    void programsKnowWhatTheirPdsMayDo() {
        BootImage image = BootImageReader.read(build(RESOURCES.resolve("pump/system.xml")));
        assertEquals(
                List.of("controller", "logger", "uart-driver", "monitor"),
                image.segments().stream().map(BootImage.Segment::name).toList());
        PdProgram controller = program(image, 0);
        assertEquals("pump.Controller", controller.mainClass());
        assertEquals(1L << 1, controller.notifications());
        assertEquals(1L << 1, controller.ppcs());
        assertEquals(0, controller.irqs());
        assertTrue(program(image, 1).passive());
        assertEquals(1L << 5, program(image, 2).irqs());
        assertEquals(0x8000, program(image, 2).heapBytes());
    }

    @Test
    void constantsAreTheExpectedOnes() throws IOException {
        SystemDescription system = describe(RESOURCES.resolve("pump/system.xml"));
        StringBuilder text = new StringBuilder();
        for (var pd : system.protectionDomains()) {
            text.append(Reports.constants(Wirings.of(system, pd).inPackage("pump"))).append('\n');
        }
        Path golden = RESOURCES.resolve("pump.constants.txt");
        String expected = Files.exists(golden) ? Files.readString(golden) : "";
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(golden, text);
        }
        assertEquals(expected, text.toString(), "rewrite with -Dgolden=update");
    }

    @Test
    void findsProgramsOnTheSearchPathAfterTheDescriptionsFolder() throws IOException {
        Path description = folder.resolve("system.xml");
        Files.writeString(
                description,
                """
                <system>
                    <protection_domain name="idle" priority="1">
                        <program_image path="Idle.java"/>
                    </protection_domain>
                </system>
                """);
        Path programs = Files.createDirectories(folder.resolve("programs"));
        Files.writeString(programs.resolve("Idle.java"), idle("int found = 1;"));
        BuildSettings settings =
                new BuildSettings(
                        Optional.empty(), BOARD, MicrokitBoards.standard(), List.of(programs));
        byte[] elsewhere = built(new SystemBuilder(settings).build(description));
        Files.writeString(folder.resolve("Idle.java"), idle(""));
        byte[] beside = built(new SystemBuilder(settings).build(description));
        assertFalse(Arrays.equals(elsewhere, beside));
    }

    @Test
    void findsInitialContentInTheCurrentFolderToo() throws IOException {
        assertEquals(List.of(), errorsOfRegionWith("pom.xml"));
        assertEquals(List.of("memory_region.prefill-file"), errorsOfRegionWith("src"));
        assertEquals(List.of("memory_region.prefill-file"), errorsOfRegionWith("großé☃.bin"));
    }

    private List<String> errorsOfRegionWith(String prefill) throws IOException {
        Path description = folder.resolve("prefilled.system");
        Files.writeString(
                description,
                """
                <system>
                    <memory_region name="r" prefill_path="%s"/>
                    <protection_domain name="p"><program_image path="p.elf"/></protection_domain>
                </system>
                """
                        .formatted(prefill));
        return builder().check(description).diagnostics().stream()
                .filter(Diagnostic::isError)
                .map(found -> found.rule().value())
                .toList();
    }

    @Test
    void reportsAFileThatIsNotThere() {
        var checked = builder().check(folder.resolve("system.xml"));
        assertFalse(checked.isAccepted());
        assertEquals(
                List.of("the description cannot be read: there is no such file"),
                checked.diagnostics().stream().map(found -> found.message()).toList());
        assertInstanceOf(BuildResult.Refused.class, builder().build(folder));
    }

    @Test
    void systemsOfMicrokitAreCheckedButNotBuilt() throws IOException {
        Path description = folder.resolve("hello.system");
        Files.writeString(
                description,
                """
                <system>
                    <protection_domain name="hello">
                        <program_image path="hello.elf"/>
                    </protection_domain>
                </system>
                """);
        assertTrue(builder().check(description).isAccepted());
        assertEquals(
                List.of("systems of profile `microkit` can be checked, but not built yet"),
                builder().build(description).diagnostics().stream()
                        .filter(Diagnostic::isError)
                        .map(Diagnostic::message)
                        .toList());
    }

    private static String idle(String init) {
        return """
               public final class Idle extends org.coreplatform.sdk.pd.ProtectionDomain {
                   @Override
                   protected void init() {%s}
               }
               """
                .formatted(init);
    }

    private static SystemDescription describe(Path file) throws IOException {
        return DescriptionChecker.check(
                        file.toString(), Files.readAllBytes(file), CheckOptions.forBoard(BOARD))
                .system()
                .orElseThrow()
                .description();
    }

    private static PdProgram program(BootImage image, int pd) {
        return PdProgramCodec.decode(image.segments().get(pd).bytes());
    }

    private static byte[] build(Path file) {
        return built(builder().build(file));
    }

    private static byte[] built(BuildResult result) {
        assertEquals(List.of(), result.diagnostics());
        return assertInstanceOf(BuildResult.Built.class, result).image();
    }

    private static SystemBuilder builder() {
        return new SystemBuilder(BuildSettings.forBoard(BOARD));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }
}
