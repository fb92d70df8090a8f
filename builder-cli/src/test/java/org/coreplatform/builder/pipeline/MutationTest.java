package org.coreplatform.builder.pipeline;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.coreplatform.board.catalog.Boards;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.SnippetRenderer;
import org.coreplatform.sdk.image.AllocationCheck;
import org.coreplatform.sdk.image.BootImageReader;
import org.coreplatform.sdk.profile.BoardProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever descriptions and sources contain, a build ends with an image that boots or with an
/// error for a person.
///
/// `-Dfuzz.seed=SEED` and `-Dfuzz.count=COUNT` choose other mutations; a failure names its own.
final class MutationTest {
    private static final Path ORIGINAL =
            Path.of("src/test/resources/org/coreplatform/builder/pipeline/pump");
    private static final BoardProfile BOARD = Boards.ALL.getFirst().profile();
    private static final SystemBuilder BUILDER = new SystemBuilder(BuildSettings.forBoard(BOARD));

    private static final List<String> XML_PIECES =
            List.of(
                    "0",
                    "1",
                    "3",
                    "61",
                    "63",
                    "64",
                    "-1",
                    "255",
                    "0x1000",
                    "0x20_0000",
                    "0x4000_0000",
                    "0xffff_ffff_ffff_f000",
                    "\"",
                    "/>",
                    ">",
                    "true",
                    "false",
                    "r",
                    "x",
                    "controller",
                    "logger",
                    "doses",
                    "..",
                    "/",
                    "src",
                    "logger/Logger.java",
                    "main=\"x\" ",
                    "passive=\"true\" ",
                    "pp=\"true\" ",
                    "<irq irq=\"11\" id=\"9\"/>");

    private static final List<String> JAVA_PIECES =
            List.of(
                    "{",
                    "}",
                    "(",
                    ")",
                    ";",
                    "\"",
                    "'",
                    "/*",
                    "*/",
                    "//",
                    "\\u007d",
                    "static ",
                    "abstract ",
                    "final ",
                    "private ",
                    "new Object()",
                    "null",
                    "this",
                    "return;",
                    "throw new Error();",
                    "while (true) {}",
                    "switch (1) { default: }",
                    "record R(int x) {}",
                    "() -> {}",
                    "synchronized (this) {}",
                    "class Other {}",
                    "System.exit(1);",
                    "init();",
                    "<T>",
                    "@Override ",
                    "package x;",
                    "0x",
                    "1L");

    @TempDir private Path folder;

    @BeforeEach
    void copyTheOriginal() throws IOException {
        copy(ORIGINAL, folder);
    }

    @Test
    void mutatedDescriptionsGiveAnImageOrAnError() throws IOException {
        mutate("system.xml", XML_PIECES, Integer.getInteger("fuzz.count", 200));
    }

    @Test
    void mutatedSourcesGiveAnImageOrAnError() throws IOException {
        int count = Integer.getInteger("fuzz.count", 30);
        mutate("src/pump/Controller.java", JAVA_PIECES, count);
        mutate("logger/Logger.java", JAVA_PIECES, count);
    }

    private void mutate(String name, List<String> pieces, int count) throws IOException {
        Path file = folder.resolve(name);
        String original = Files.readString(file);
        long seed = Long.getLong("fuzz.seed", 20261124L);
        SplittableRandom seeds = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) {
            long own = seeds.nextLong();
            byte[] mutated = mutation(new SplittableRandom(own), original, pieces);
            Files.write(file, mutated);
            build(() -> "mutation %d of %s with seed %d".formatted(own, name, seed));
        }
        Files.writeString(file, original);
    }

    private void build(Supplier<String> which) {
        try {
            switch (BUILDER.build(folder.resolve("system.xml"))) {
                case BuildResult.Built built -> {
                    AllocationCheck.check(BootImageReader.read(built.image()).spec(), BOARD);
                    assertTrue(built.diagnostics().stream().noneMatch(Diagnostic::isError), which);
                }
                case BuildResult.Refused refused -> {
                    assertTrue(refused.diagnostics().stream().anyMatch(Diagnostic::isError), which);
                    assertFalse(SnippetRenderer.plain().render(refused.diagnostics()).isBlank());
                }
            }
        } catch (RuntimeException | Error e) {
            fail(which.get(), e);
        }
    }

    private static byte[] mutation(SplittableRandom random, String original, List<String> pieces) {
        StringBuilder text = new StringBuilder(original);
        for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + 1 + random.nextInt(6));
            String piece = pieces.get(random.nextInt(pieces.size()));
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, piece);
                case 1 -> text.delete(at, end);
                case 2 -> replaceValue(text, at, piece);
                default -> text.replace(at, end, piece);
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(20) == 0) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    /// Replaces what stands between the next two quotation marks.
    private static void replaceValue(StringBuilder text, int from, String piece) {
        int start = text.indexOf("\"", from);
        int end = start < 0 ? -1 : text.indexOf("\"", start + 1);
        if (end >= 0) {
            text.replace(start + 1, end, piece);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }
}
