package org.coreplatform.builder.elf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.coreplatform.board.catalog.Boards;
import org.coreplatform.builder.pipeline.BuildSettings;
import org.coreplatform.builder.pipeline.SystemBuilder;
import org.coreplatform.description.RulePages;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.diagnostic.SnippetRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said about programs of Microkit's profile, whose files are written here.
class ElfCheckerTest {
    private static final String DESCRIPTION =
            """
            <system>
              <memory_region name="ring" size="0x1000"/>
              <protection_domain name="driver">
                <program_image path="driver.elf"/>
                <map mr="ring" vaddr="0x400_0000" setvar_vaddr="ring_base"/>
              </protection_domain>
            </system>
            """;

    private final TreeSet<String> shown = new TreeSet<>();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private static ElfWriter driver() {
        return ElfWriter.program().symbol("ring_base", 0x20_2100, 8);
    }

    private List<Diagnostic> check(String description) throws IOException {
        Path file = Files.writeString(folder.resolve("driver.system"), description);
        return new SystemBuilder(BuildSettings.forBoard(Boards.ALL.getFirst().profile()))
                .check(file)
                .diagnostics();
    }

    private List<Diagnostic> check(byte[] program) throws IOException {
        Files.write(folder.resolve("driver.elf"), program);
        return check(DESCRIPTION);
    }

    private void finds(String expected, ElfWriter program) throws IOException {
        finds(expected, program.bytes());
    }

    /// Compares with all that is found; the pages of the rules show some of it.
    private void finds(String expected, byte[] program) throws IOException {
        List<Diagnostic> found = check(program);
        assertEquals(
                expected, String.join("\n", found.stream().map(ElfCheckerTest::line).toList()));
        for (Diagnostic each : found) {
            String text = SnippetRenderer.plain().render(each).replace(folder + "/", "");
            String page = RulePages.page(each.rule().value()).orElse("");
            if (page.contains("```text\n" + text + "```\n")) {
                shown.add(each.rule().value());
            }
        }
    }

    private static String line(Diagnostic found) {
        return "%s[%s]: %s".formatted(found.severity().word(), found.rule(), found.message());
    }

    @Test
    void programsThatMicrokitCanUseAreAccepted() throws IOException {
        finds("", driver());
        finds("", driver().segment(0x3f_0000, 0).symbol("x", 0, 0).symbol("x", 8, 0));
    }

    @Test
    void eachRuleIsBrokenAndItsPageShowsHow() throws IOException {
        finds(
                "warning[program_image.machine]: `driver.elf` is for AArch64, but"
                        + " `qemu_virt_riscv64 (debug)` is RISC-V 64",
                driver().machine(183));
        finds(
                "error[program_image.malformed]: Microkit cannot use `driver.elf`: it has no symbol"
                        + " table",
                driver().stripped());
        finds(
                "error[program_image.microkit-symbol]: `microkit_pps` of `driver.elf` is missing",
                driver().without("microkit_pps"));
        finds(
                "error[setvar.symbol]: `ring_base` of `driver.elf` is missing",
                ElfWriter.program().symbol("ring_bsae", 0x20_2100, 8));
        finds(
                "error[program_image.segments]: segments 0x200000..0x201234 and 0x201800..0x201900"
                        + " of `driver.elf` share a page",
                driver().segment(0x20_1800, 0x100));
        finds(
                "error[map.overlaps-program-image]: `ring` is mapped over the program of `driver`",
                driver().segment(0x3ff_f800, 0x801));
        assertEquals(new TreeSet<>(ElfRules.IDS.stream().map(RuleId::value).toList()), shown);
    }

    @Test
    void symbolsHaveToBeOnceInASegmentAndLargeEnough() throws IOException {
        String name = "error[program_image.microkit-symbol]: `microkit_name` of `driver.elf` ";
        finds(name + "is there more than once", driver().symbol("microkit_name", 0x20_2200, 64));
        ElfWriter small = driver().without("microkit_name").symbol("microkit_name", 0x20_2200, 63);
        finds(name + "has 63 bytes, not 64", small);
        ElfWriter outside =
                driver().without("microkit_name").symbol("microkit_name", 0x20_27c1, 64);
        finds(name + "is in no segment", outside);
        String base = "error[setvar.symbol]: `ring_base` of `driver.elf` ";
        finds(base + "is there more than once", driver().symbol("ring_base", 0x20_2108, 8));
        finds(base + "has 4 bytes, not 8", ElfWriter.program().symbol("ring_base", 0x20_2100, 4));
        finds(base + "is in no segment", ElfWriter.program().symbol("ring_base", 0x30_0000, 8));
    }

    @Test
    void symbolsCanBeInAnotherFile() throws IOException {
        Files.write(folder.resolve("driver.elf"), ElfWriter.program().bytes());
        Files.write(folder.resolve("symbols.elf"), driver().bytes());
        String separate = "path=\"driver.elf\" path_for_symbols=\"symbols.elf\"";
        assertEquals(List.of(), check(DESCRIPTION.replace("path=\"driver.elf\"", separate)));
    }

    @Test
    void segmentsStayBelowTheStackAndBesideMaps() throws IOException {
        finds(
                "error[program_image.segments]: segment 0x3fffffa000..0x3fffffb001 of `driver.elf`"
                        + " reaches into the stack at 0x3fffffb000",
                driver().segment(0x3f_ffff_a000L, 0x1001));
        finds("", driver().segment(0x3f_ffff_a000L, 0x1000).segment(0x400_1000, 0x1000));
    }

    @Test
    void missingProgramsAreWarningsThatSayWhereTheyWereLookedFor() throws IOException {
        Diagnostic one = check(DESCRIPTION).getFirst();
        assertEquals(
                "warning[program_image.not-found]: there is no program `driver.elf`", line(one));
        assertTrue(one.help().orElseThrow().contains("--search-path"));
        String pd = "<protection_domain name='b'><program_image path='b.elf'/></protection_domain>";
        Diagnostic all = check(DESCRIPTION.replace("</system>", pd + "</system>")).getFirst();
        assertEquals(
                "warning[program_image.not-found]: none of the 2 programs is there", line(all));
        assertEquals("looked in `%s`".formatted(folder), all.notes().getFirst());
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        String malformed = "error[program_image.malformed]: Microkit cannot use `driver.elf`: it ";
        byte[] program = driver().bytes();
        finds(
                malformed + "is no ELF file",
                "#!/bin/sh\n".repeat(10).getBytes(StandardCharsets.UTF_8));
        finds(malformed + "is no ELF file", new byte[0]);
        finds(malformed + "is not for 64 bits", with(program, 4, 1));
        finds(malformed + "is not little endian", with(program, 5, 2));
        finds(malformed + "has no program header", with(program, 0x38, 0));
        String damaged = malformed + "is cut off or damaged";
        finds(damaged, Arrays.copyOf(program, program.length - 1));
        finds(damaged, with(program, 0x27, 0x80));
    }

    private static byte[] with(byte[] program, int at, int value) {
        byte[] changed = program.clone();
        changed[at] = (byte) value;
        return changed;
    }

    @Test
    void damagedFilesNeverCauseExceptions() {
        SplittableRandom random = new SplittableRandom(20261129);
        byte[] program = driver().bytes();
        for (int i = 0; i < 50_000; i++) {
            byte[] damaged = Arrays.copyOf(program, program.length - random.nextInt(2) * 40);
            for (int change = random.nextInt(4); change >= 0; change--) {
                int at = random.nextInt(damaged.length - Long.BYTES);
                ByteBuffer.wrap(damaged).putLong(at, random.nextLong() >> random.nextInt(64));
            }
            assertNotNull(ElfReader.read(damaged));
        }
    }
}
