package org.coreplatform.board.rom;

import java.util.List;
import org.coreplatform.board.catalog.Board;
import org.coreplatform.sdk.image.AllocationCheck;
import org.coreplatform.sdk.image.BootImage;
import org.coreplatform.sdk.image.ImageRefused;
import org.coreplatform.sdk.image.SystemSpec;
import org.coreplatform.sdk.profile.BoardProfile;

/// Loads a boot image, once, before the kernel boots.
///
/// The image has been read and its digests verified ([org.coreplatform.sdk.image.BootImageReader]).
/// Here it meets the board: everything is checked before the first byte is written.
public final class BootRom {
    private static final long MIB = 1 << 20;

    private final Board board;
    private final BootLog log;

    /// @param log is told of each check and of what is loaded
    public BootRom(Board board, BootLog log) {
        this.board = board;
        this.log = log;
    }

    /// Loads the segments; {@return what the kernel and the initialiser work from}.
    ///
    /// @throws ImageRefused when the image is for another board, another amount of memory or
    ///     another version, or when it does not fit; nothing is loaded then
    public SystemSpec load(BootImage image) {
        checkBoard(image);
        log.note(
                () ->
                        "the image has format version %d and is for this board, %s with %s"
                                .formatted(
                                        image.formatVersion(),
                                        image.board(),
                                        inMebibytes(image.spec().memoryBytes())));
        checkSegments(image);
        log.note(() -> "%d segments fit and do not overlap".formatted(image.segments().size()));
        AllocationCheck.check(image.spec(), board.profile());
        log.note(
                () ->
                        "the allocation of %d objects was replayed and fits"
                                .formatted(image.spec().objects().size()));
        for (BootImage.Segment segment : image.segments()) {
            byte[] bytes = segment.bytes();
            board.memory().write(segment.physicalAddress(), bytes, 0, bytes.length);
            log.note(() -> "loaded segment %s".formatted(place(segment)));
        }
        return image.spec();
    }

    private void checkBoard(BootImage image) {
        BoardProfile profile = board.profile();
        if (image.formatVersion() != BootImage.FORMAT_VERSION) {
            throw new ImageRefused(
                    "the image has format version %d, the boot ROM reads version %d"
                            .formatted(image.formatVersion(), BootImage.FORMAT_VERSION));
        }
        if (!image.board().equals(profile.name())) {
            throw new ImageRefused(
                    "the image is for board `%s`, this is `%s`"
                            .formatted(image.board(), profile.name()));
        }
        long memoryBytes = image.spec().memoryBytes();
        if (memoryBytes != profile.dramBytes()) {
            throw new ImageRefused(
                    "the image was laid out for %s of memory, the board has %s"
                            .formatted(inMebibytes(memoryBytes), inMebibytes(profile.dramBytes())));
        }
    }

    /// The segments lie one after the other in the memory between the firmware and what the kernel
    /// makes of the rest.
    private void checkSegments(BootImage image) {
        BoardProfile profile = board.profile();
        long start = profile.dramBase() + profile.firmwareBytes();
        long imageBytes = image.spec().imageBytes();
        if (imageBytes < 0 || imageBytes > profile.dramEnd() - start) {
            throw new ImageRefused("the image needs %d bytes of memory".formatted(imageBytes));
        }
        long imageEnd = start + imageBytes;
        List<BootImage.Segment> segments = image.segments();
        for (int i = 0; i < segments.size(); i++) {
            BootImage.Segment segment = segments.get(i);
            if (segment.physicalAddress() < start
                    || segment.end() > imageEnd
                    || segment.end() < segment.physicalAddress()) {
                throw new ImageRefused(
                        "segment %s is outside the image's memory 0x%x..0x%x"
                                .formatted(place(segment), start, imageEnd));
            }
            if (i > 0 && segments.get(i - 1).end() > segment.physicalAddress()) {
                throw new ImageRefused(
                        "segment %s overlaps %s"
                                .formatted(place(segment), place(segments.get(i - 1))));
            }
        }
    }

    private static String place(BootImage.Segment segment) {
        return "`%s` at 0x%x..0x%x"
                .formatted(segment.name(), segment.physicalAddress(), segment.end());
    }

    private static String inMebibytes(long bytes) {
        return bytes % MIB == 0 ? bytes / MIB + " MiB" : bytes + " bytes";
    }
}
