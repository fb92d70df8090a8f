package org.coreplatform.builder.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.coreplatform.board.catalog.BoardModel;
import org.coreplatform.board.catalog.Boards;
import org.coreplatform.kernel.boot.Machine;
import org.coreplatform.kernel.boot.MachineOptions;
import org.coreplatform.kernel.boot.RunLimits;
import org.coreplatform.kernel.pd.LinkCache;
import org.coreplatform.sdk.image.BootImage;
import org.coreplatform.sdk.image.BootImageReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Programs that were linked before run as those that are linked now.
class ProgramCacheTest {
    private static final Path EXAMPLE = Path.of("../examples/passive-server/system.xml");
    private static final int PROGRAMS = 3;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private final BoardModel model = Boards.ALL.getFirst();

    @SuppressWarnings("NullAway.Init") // see build
    private BootImage image;

    @BeforeEach
    void build() {
        var builder = new SystemBuilder(BuildSettings.forBoard(model.profile()));
        image = BootImageReader.read(((BuildResult.Built) builder.build(EXAMPLE)).image());
    }

    @Test
    void theSecondRunLinksNothingAndGoesAsTheFirst() throws IOException {
        String first = run(cache("a toolchain"));
        assertEquals(PROGRAMS, entries().size());
        var counting = new Counting(cache("a toolchain"));
        assertEquals(first, run(counting));
        assertEquals(PROGRAMS, counting.found);
        assertEquals(0, counting.kept);
        assertEquals(first, run(LinkCache.NONE));
    }

    @Test
    void anotherToolchainLinksAgain() {
        String first = run(cache("a toolchain"));
        var counting = new Counting(cache("another toolchain"));
        assertEquals(first, run(counting));
        assertEquals(0, counting.found);
        assertEquals(PROGRAMS, counting.kept);
    }

    @Test
    void aDamagedEntryIsNoEntry() throws IOException {
        String first = run(cache("a toolchain"));
        List<byte[]> whole = contents();
        for (Path entry : entries()) {
            byte[] bytes = Files.readAllBytes(entry);
            bytes[bytes.length / 2] ^= 1;
            Files.write(entry, bytes);
        }
        assertEquals(first, run(cache("a toolchain")));
        for (int i = 0; i < PROGRAMS; i++) {
            assertArrayEquals(whole.get(i), contents().get(i));
        }
    }

    @Test
    void aTruncatedEntryIsNoEntry() throws IOException {
        LinkCache cache = cache("a toolchain");
        byte[] program = {1, 2, 3};
        cache.keep(program, new byte[100]);
        Path entry = entries().getFirst();
        byte[] bytes = Files.readAllBytes(entry);
        for (int length = 0; length < bytes.length; length++) {
            Files.write(entry, Arrays.copyOf(bytes, length));
            assertTrue(cache.find(program).isEmpty(), "length " + length);
        }
        Files.write(entry, bytes);
        assertArrayEquals(new byte[100], cache.find(program).orElseThrow());
    }

    @Test
    void itDoesNotGrowForEver() throws IOException {
        LinkCache cache = cache("a toolchain");
        for (int i = 0; i < 300; i++) {
            cache.keep(new byte[] {(byte) i, (byte) (i >> 8)}, new byte[8]);
        }
        assertTrue(entries().size() <= 256, () -> folder.toString());
        assertTrue(cache.find(new byte[] {(byte) 299, 1}).isPresent());
    }

    private LinkCache cache(String toolchain) {
        return new ProgramCache(folder, toolchain);
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private List<byte[]> contents() throws IOException {
        List<byte[]> contents = new ArrayList<>();
        for (Path entry : entries()) {
            contents.add(Files.readAllBytes(entry));
        }
        return contents;
    }

    /// {@return what is printed, and when the run ends}
    private String run(LinkCache cache) {
        StringBuilder printed = new StringBuilder();
        MachineOptions options =
                MachineOptions.of((_, character) -> printed.append((char) character));
        var board = model.create(model.profile());
        var outcome =
                new Machine(image, board, options.withPrograms(cache)).run(RunLimits.untilIdle());
        assertEquals(List.of(), outcome.faults());
        return printed + "ends at cycle " + outcome.cycles();
    }

    private static final class Counting implements LinkCache {
        private final LinkCache cache;
        private int found;
        private int kept;

        Counting(LinkCache cache) {
            this.cache = cache;
        }

        @Override
        public Optional<byte[]> find(byte[] program) {
            Optional<byte[]> linked = cache.find(program);
            found += linked.isPresent() ? 1 : 0;
            return linked;
        }

        @Override
        public void keep(byte[] program, byte[] linked) {
            kept++;
            cache.keep(program, linked);
        }
    }
}
