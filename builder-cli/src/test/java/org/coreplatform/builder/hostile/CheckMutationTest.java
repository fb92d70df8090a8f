package org.coreplatform.builder.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.coreplatform.builder.cli.Cli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever a description contains, `check` says what is wrong with it, and so do the commands that
/// build and run.
///
/// `-Dfuzz.seed=SEED` and `-Dfuzz.count=COUNT` choose other mutations; a failure names its file's
/// seed, which is also the seed that makes it alone.
class CheckMutationTest {
    private static final Path ORIGINAL = Path.of("../examples/passive-server/system.xml");
    private static final int BATCH = 100;

    /// How many of the descriptions that lack nothing but their programs are run, with these.
    private static final int RUNS = 20;

    private static final Pattern PROGRAMS_ALONE =
            Pattern.compile(".*: (error: there is no program `[A-Z][a-z]+\\.java` .*|warning: .*)");

    private static final List<String> PIECES =
            List.of(
                    "<",
                    ">",
                    "/>",
                    "\"",
                    "'",
                    "&",
                    "&amp;",
                    "&#0;",
                    "<!--",
                    "-->",
                    "<![CDATA[",
                    "<!DOCTYPE system [<!ENTITY a \"b\">]>",
                    "<system>",
                    "</system>",
                    "<protection_domain name=\"x\">",
                    "</protection_domain>",
                    "<end pd=\"calculator\" id=\"64\"/>",
                    "<channel>",
                    "</channel>",
                    "id=\"0\"",
                    "pp=\"true\"",
                    "passive=\"true\"",
                    "0",
                    "-1",
                    "255",
                    "0x",
                    "0xffffffffffffffffffffffff",
                    "99999999999999999999",
                    "\u0000",
                    "\ud83d\ude00",
                    "\u202e",
                    " ",
                    "\n");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void neverFailsItself() throws IOException {
        String original = Files.readString(ORIGINAL);
        copyPrograms();
        int count = Integer.getInteger("fuzz.count", 10_000);
        SplittableRandom seeds = new SplittableRandom(Long.getLong("fuzz.seed", 20261124L));
        int refused = 0;
        List<Path> others = new ArrayList<>();
        for (int done = 0; done < count; done += BATCH) {
            List<Path> files = new ArrayList<>();
            for (int i = 0; i < Math.min(BATCH, count - done); i++) {
                long seed = seeds.nextLong();
                Path file = folder.resolve(seed + ".xml");
                Files.write(file, mutation(new SplittableRandom(seed), original));
                files.add(file);
            }
            refused += check(files, others);
        }
        assertTrue(refused > count / 2, refused + " of " + count + " refused");
        int ran = 0;
        for (Path file : others) {
            ran += coreplat("run", "--for", "5ms", file.toString()).exitCode() == 0 ? 1 : 0;
        }
        assertTrue(ran > others.size() / 2 || count < 1_000, ran + " of " + others.size() + " run");
    }

    private void copyPrograms() throws IOException {
        Path whole = Files.createDirectory(folder.resolve("whole"));
        try (Stream<Path> files = Files.list(ORIGINAL.resolveSibling("."))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                Files.copy(file, whole.resolve(file.getFileName()));
            }
        }
    }

    /// {@return how many files were refused}
    ///
    /// @param others gets those that lack nothing but their programs
    private int check(List<Path> files, List<Path> others) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("check", "--format", "short"));
        files.forEach(file -> arguments.add(file.toString()));
        Answer answer = coreplat(arguments.toArray(String[]::new));
        assertEquals(1, answer.exitCode(), answer.said());
        List<String> said = answer.said().lines().toList();
        int refused = 0;
        for (Path file : files) {
            List<String> about = said.stream().filter(line -> line.startsWith(file + ":")).toList();
            refused += about.isEmpty() ? 0 : 1;
            if (others.size() < RUNS
                    && about.stream().allMatch(line -> PROGRAMS_ALONE.matcher(line).matches())) {
                Path kept = folder.resolve("whole").resolve(file.getFileName());
                others.add(Files.move(file, kept));
            } else {
                Files.delete(file);
            }
        }
        return refused;
    }

    /// What a command has answered.
    private record Answer(int exitCode, String said) {}

    private static Answer coreplat(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int exitCode = Cli.run(arguments, InputStream.nullInputStream(), out, err);
        String said = out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
        assertTrue(exitCode == 0 || exitCode == 1, said);
        assertFalse(said.contains("internal error"), said);
        return new Answer(exitCode, said);
    }

    private static byte[] mutation(SplittableRandom random, String original) {
        StringBuilder text = new StringBuilder(original);
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + 1 + random.nextInt(8));
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 1 -> text.delete(at, end);
                case 2 -> text.insert(at, text.substring(random.nextInt(at + 1), at));
                default -> text.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(10) == 0) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }
}
