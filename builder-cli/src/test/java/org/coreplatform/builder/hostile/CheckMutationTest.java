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
import org.coreplatform.builder.cli.Cli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever a description contains, `check` says what is wrong with it.
///
/// `-Dfuzz.seed=SEED` and `-Dfuzz.count=COUNT` choose other mutations; a failure names its file's
/// seed, which is also the seed that makes it alone.
class CheckMutationTest {
    private static final Path ORIGINAL = Path.of("../examples/passive-server/system.xml");
    private static final int BATCH = 100;

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
        int count = Integer.getInteger("fuzz.count", 10_000);
        SplittableRandom seeds = new SplittableRandom(Long.getLong("fuzz.seed", 20261124L));
        int refused = 0;
        for (int done = 0; done < count; done += BATCH) {
            List<Path> files = new ArrayList<>();
            for (int i = 0; i < Math.min(BATCH, count - done); i++) {
                long seed = seeds.nextLong();
                Path file = folder.resolve(seed + ".xml");
                Files.write(file, mutation(new SplittableRandom(seed), original));
                files.add(file);
            }
            refused += check(files);
        }
        assertTrue(refused > count / 2, refused + " of " + count + " refused");
    }

    /// {@return how many files were refused}
    private static int check(List<Path> files) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("check", "--format", "short"));
        files.forEach(file -> arguments.add(file.toString()));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int exitCode =
                Cli.run(arguments.toArray(String[]::new), InputStream.nullInputStream(), out, err);
        String said = out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
        assertEquals(1, exitCode, said);
        assertFalse(said.contains("internal error"), said);
        int refused = 0;
        for (Path file : files) {
            refused += said.contains(file + ":") ? 1 : 0;
            Files.delete(file);
        }
        return refused;
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
