package org.coreplatform.builder.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import org.coreplatform.builder.pipeline.Digests;
import org.coreplatform.sdk.image.BootImage;
import org.coreplatform.sdk.image.BootImageReader;
import org.coreplatform.sdk.image.ImageLimits;
import org.coreplatform.sdk.image.ImageRefused;

/// A boot image that was read from a file.
///
/// @param content the image
/// @param bytes the file
@SuppressWarnings("ArrayRecordComponent") // megabytes; never compared
record ImageFile(BootImage content, byte[] bytes) {
    private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};

    /// {@return the image in a file}
    ///
    /// @throws CommandFailed when it is refused
    static ImageFile read(Path file) throws IOException {
        byte[] bytes = load(file);
        try {
            return of(bytes);
        } catch (ImageRefused refused) {
            throw new CommandFailed(
                    ExitCodes.DIAGNOSTICS,
                    "error: image `%s` is refused: %s".formatted(file, refused.getMessage()));
        }
    }

    /// {@return an image that has just been built}
    static ImageFile of(byte[] bytes) {
        return new ImageFile(BootImageReader.read(bytes), bytes);
    }

    /// {@return whether the file begins as an image does}
    static boolean looksLikeOne(Path file) throws IOException {
        try (InputStream in = InputFile.open(file)) {
            return Arrays.equals(in.readNBytes(ELF.length), ELF);
        }
    }

    private static byte[] load(Path file) throws IOException {
        try (InputStream in = InputFile.open(file)) {
            return in.readNBytes(ImageLimits.IMAGE_BYTES + 1);
        }
    }

    /// {@return the file's digest in hexadecimal digits}
    String sha256() {
        return Digests.hex(bytes);
    }
}
