package org.coreplatform.board.rom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.coreplatform.board.catalog.Board;
import org.coreplatform.board.catalog.BoardModel;
import org.coreplatform.board.catalog.Boards;
import org.coreplatform.sdk.image.BootImage;
import org.coreplatform.sdk.image.ImageRefused;
import org.coreplatform.sdk.image.SystemSpec;
import org.junit.jupiter.api.Test;

final class BootRomTest {
    private static final long MIB = 1 << 20;
    private static final long START = 0x8020_0000L;
    private static final int CURRENT = BootImage.FORMAT_VERSION;
    private static final String NAME = "qemu_virt_riscv64";

    private final BoardModel model = Boards.named(NAME).orElseThrow();
    private final Board board = model.create(model.profile().withDramBytes(64 * MIB));
    private final BootRom rom = new BootRom(board, BootLog.NONE);

    private static BootImage.Segment segment(String name, long address, int bytes) {
        var content = new byte[bytes];
        content[0] = 0x11;
        content[bytes - 1] = 0x22;
        return new BootImage.Segment(name, address, content);
    }

    private static BootImage image(
            int version, String board, long memory, long bytes, BootImage.Segment... segments) {
        var spec =
                new SystemSpec(
                        board,
                        memory,
                        "core-platform",
                        12,
                        bytes,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty());
        return new BootImage(version, board, "core-platform", spec, List.of(segments));
    }

    private static BootImage image(long bytes, BootImage.Segment... segments) {
        return image(CURRENT, NAME, 64 * MIB, bytes, segments);
    }

    private void refuses(BootImage image, String what) {
        var refused = assertThrows(ImageRefused.class, () -> rom.load(image));
        assertEquals(what, refused.getMessage());
        assertEquals(0, board.memory().touchedBytes());
    }

    @Test
    void loadsSegmentsWhereTheyBelong() {
        BootImage image =
                image(0x3000, segment("a", START, 0x1800), segment("b", START + 0x2000, 1));
        assertEquals(image.spec(), rom.load(image));
        assertEquals(0x11, board.memory().load(START, 1));
        assertEquals(0x22, board.memory().load(START + 0x17ff, 1));
        assertEquals(0, board.memory().load(START + 0x1800, 8));
        assertEquals(0x22, board.memory().load(START + 0x2000, 1));
    }

    @Test
    void refusesAnotherVersion() {
        refuses(
                image(CURRENT + 1, NAME, 64 * MIB, 0),
                "the image has format version %d, the boot ROM reads version %d"
                        .formatted(CURRENT + 1, CURRENT));
    }

    @Test
    void refusesAnotherBoard() {
        refuses(
                image(CURRENT, "zcu102", 64 * MIB, 0),
                "the image is for board `zcu102`, this is `qemu_virt_riscv64`");
    }

    @Test
    void refusesAnotherAmountOfMemory() {
        refuses(
                image(CURRENT, NAME, 2048 * MIB, 0),
                "the image was laid out for 2048 MiB of memory, the board has 64 MiB");
    }

    @Test
    void refusesSegmentsOutsideTheImagesMemory() {
        refuses(
                image(0x1000, segment("early", START - 0x1000, 1)),
                "segment `early` at 0x801ff000..0x80200000 is outside the image's memory"
                        + " 0x80200000..0x80201000");
        refuses(
                image(0x1000, segment("late", START, 0x1001)),
                "segment `late` at 0x80200000..0x80202000 is outside the image's memory"
                        + " 0x80200000..0x80201000");
        refuses(
                image(1L << 40, segment("big", START, 1)),
                "the image needs 1099511627776 bytes of memory");
    }

    @Test
    void refusesSegmentsThatOverlap() {
        refuses(
                image(0x3000, segment("a", START, 0x1001), segment("b", START + 0x1000, 1)),
                "segment `b` at 0x80201000..0x80202000 overlaps `a` at 0x80200000..0x80202000");
    }

    @Test
    void refusesAnImageThatLeavesNoRoomForTheKernel() {
        var refused =
                assertThrows(
                        ImageRefused.class,
                        () -> rom.load(image(62 * MIB, segment("all", START, (int) (62 * MIB)))));
        assertEquals(
                "the system does not fit the board: the image does not fit the memory",
                refused.what());
    }
}
