package org.coreplatform.builder.elf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.coreplatform.board.catalog.Boards;
import org.coreplatform.builder.pipeline.BuildSettings;
import org.coreplatform.builder.pipeline.SystemBuilder;
import org.coreplatform.description.RulePages;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.SnippetRenderer;
import org.coreplatform.description.model.Architecture;
import org.coreplatform.description.model.MicrokitBoards;
import org.coreplatform.description.model.Target;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Whether a protection domain with some regions fits into a board's memory. The table in
/// `memory-fit.txt` says how it is read.
class MemoryFitTest {
    private static final Path TABLE =
            Path.of("src/test/resources/org/coreplatform/builder/elf/memory-fit.txt");

    private static final String DESCRIPTION =
            """
            <system>
              REGIONS
              <protection_domain name="driver">
                <program_image path="driver.elf"/>REST
              </protection_domain>
            </system>
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    /// A row: what is found on a board.
    private record Row(int line, String board, String expected, String regions, String inPd) {}

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        List<String> lines = Files.readAllLines(TABLE);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isEmpty() && !lines.get(i).startsWith("#")) {
                String[] head = lines.get(i).split(" ", 2);
                String[] body = lines.get(++i).split(" *; *", 2);
                rows.add(new Row(i, head[0], head[1], body[0], body.length > 1 ? body[1] : ""));
            }
        }
        return rows;
    }

    @TestFactory
    Stream<DynamicTest> findsWhatDoesNotFit() throws IOException {
        return rows().stream()
                .map(
                        row ->
                                dynamicTest(
                                        "%s at line %d".formatted(row.board, row.line),
                                        () -> assertEquals(row.expected, found(row))));
    }

    private String found(Row row) throws IOException {
        List<String> found =
                check(row).stream()
                        .filter(Diagnostic::isError)
                        .map(each -> each.rule() + ": " + each.message() + places(each))
                        .toList();
        return found.isEmpty() ? "fits" : String.join("; ", found);
    }

    private static String places(Diagnostic found) {
        return String.join(
                "",
                found.notes().stream()
                        .filter(note -> note.startsWith("there is no place"))
                        .map(note -> note.replaceFirst(".*for ", ", "))
                        .toList());
    }

    private List<Diagnostic> check(Row row) throws IOException {
        Target target = MicrokitBoards.target(row.board, "debug").orElseThrow();
        int machine = target.architecture() == Architecture.RISCV64 ? 243 : 183;
        ElfWriter program = ElfWriter.program().machine(machine).symbol("at", 0x20_2100, 8);
        Files.write(folder.resolve("driver.elf"), program.bytes());
        Path file = folder.resolve("driver.system");
        Files.writeString(
                file, DESCRIPTION.replace("REGIONS", row.regions).replace("REST", row.inPd));
        BuildSettings settings =
                new BuildSettings(
                        Optional.empty(), Boards.ALL.getFirst().profile(), target, List.of());
        return new SystemBuilder(settings).check(file).diagnostics();
    }

    @Test
    void thePagesOfTheRulesShowIt() throws IOException {
        List<String> shown = new ArrayList<>();
        for (Row row : rows()) {
            for (Diagnostic each : check(row)) {
                String text = SnippetRenderer.plain().render(each).replace(folder + "/", "");
                String page = RulePages.page(each.rule().value()).orElse("");
                if (page.contains("```text\n" + text + "```\n")) {
                    shown.add(each.rule().value());
                }
            }
        }
        assertEquals(
                List.of("memory.over-commit", "memory_region.not-on-board", "setvar.no-address"),
                shown.stream().distinct().sorted().toList());
    }

    @Test
    void onlyCompleteSystemsHaveASize() throws IOException {
        Row row = rows().getFirst();
        assertTrue(found(row).startsWith("memory_region.not-on-board"));
        Files.delete(folder.resolve("driver.elf"));
        Target target = MicrokitBoards.target(row.board, "debug").orElseThrow();
        BuildSettings settings =
                new BuildSettings(
                        Optional.empty(), Boards.ALL.getFirst().profile(), target, List.of());
        assertTrue(
                new SystemBuilder(settings)
                        .check(folder.resolve("driver.system")).diagnostics().stream()
                                .noneMatch(Diagnostic::isError));
    }
}
