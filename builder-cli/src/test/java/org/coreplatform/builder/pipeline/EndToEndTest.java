package org.coreplatform.builder.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.coreplatform.board.catalog.Board;
import org.coreplatform.board.catalog.BoardModel;
import org.coreplatform.board.catalog.Boards;
import org.coreplatform.kernel.boot.FaultReport;
import org.coreplatform.kernel.boot.Machine;
import org.coreplatform.kernel.boot.MachineOptions;
import org.coreplatform.kernel.boot.RunLimits;
import org.coreplatform.kernel.boot.RunOutcome;
import org.coreplatform.kernel.boot.StopReason;
import org.coreplatform.sdk.image.BootImage;
import org.coreplatform.sdk.image.BootImageReader;
import org.coreplatform.sdk.image.PdProgram;
import org.coreplatform.sdk.image.PdProgramCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From the description to the console, with nothing left out.
final class EndToEndTest {
    private static final BoardModel MODEL = Boards.ALL.getFirst();
    private static final Path PUMP =
            Path.of("src/test/resources/org/coreplatform/builder/pipeline/pump/system.xml");

    @TempDir private Path folder;

    @Test
    void constantsNameWhatTheDescriptionGives() {
        Run run = run(build(PUMP));
        assertEquals(
                """
                logged: 42
                logged: 1
                logged: 44
                the driver is there
                """,
                run.console());
        assertEquals(StopReason.IDLE, run.reason());
        assertEquals(List.of(), run.faults());
    }

    @Test
    void twoRunsOfAnImageAreTheSame() {
        byte[] image = build(PUMP);
        assertEquals(run(image), run(image));
    }

    @Test
    void aProgramRunsFromAJarAsFromItsSource() throws IOException {
        Path source = Path.of("../examples/hello/Hello.java");
        Files.copy(source, folder.resolve("Hello.java"));
        byte[] fromSource = build(describe("Hello.java"));
        writeJar(folder.resolve("hello.jar"), BootImageReader.read(fromSource));
        assertEquals(run(fromSource), run(build(describe("hello.jar"))));
        assertEquals("hello, world\n", run(fromSource).console());
    }

    /// What can be seen of a run.
    private record Run(String console, StopReason reason, long cycles, List<FaultReport> faults) {}

    private static Run run(byte[] image) {
        Board board = MODEL.create(MODEL.profile());
        StringBuilder console = new StringBuilder();
        MachineOptions options =
                MachineOptions.of((thread, character) -> console.append((char) character));
        RunOutcome outcome =
                new Machine(BootImageReader.read(image), board, options).run(RunLimits.untilIdle());
        return new Run(console.toString(), outcome.reason(), outcome.cycles(), outcome.faults());
    }

    private static byte[] build(Path description) {
        BuildSettings settings = BuildSettings.forBoard(MODEL.profile());
        BuildResult result = new SystemBuilder(settings).build(description);
        assertEquals(List.of(), result.diagnostics());
        return assertInstanceOf(BuildResult.Built.class, result).image();
    }

    private Path describe(String program) throws IOException {
        Path description = folder.resolve("system.xml");
        List<String> system =
                List.of(
                        "<system>",
                        "    <protection_domain name=\"hello\" priority=\"100\">",
                        "        <program_image path=\"" + program + "\"/>",
                        "    </protection_domain>",
                        "</system>");
        Files.write(description, system);
        return description;
    }

    /// Writes what the first PD of an image brought along itself.
    private static void writeJar(Path file, BootImage image) throws IOException {
        PdProgram program = PdProgramCodec.decode(image.segments().getFirst().bytes());
        try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(file))) {
            for (PdProgram.ProgramClass each : program.classes()) {
                jar.putNextEntry(new ZipEntry(each.name().replace('.', '/') + ".class"));
                jar.write(each.bytes());
            }
        }
    }
}
