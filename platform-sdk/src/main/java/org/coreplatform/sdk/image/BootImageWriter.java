package org.coreplatform.sdk.image;

/// Writes boot images: an ELF file that `readelf`, `objdump` and `gdb` can read.
///
/// The bytes depend on the image's value and nothing else.
public final class BootImageWriter {
    private BootImageWriter() {}

    /// {@return the file}
    ///
    /// @throws IllegalArgumentException if the image is larger than [ImageLimits] allows
    public static byte[] write(BootImage image) {
        long bytes = 0;
        for (BootImage.Segment segment : image.segments()) {
            bytes += segment.memoryBytes();
        }
        if (image.segments().size() > ImageLimits.SEGMENTS || bytes > ImageLimits.IMAGE_BYTES) {
            throw new IllegalArgumentException("an image of " + bytes + " bytes");
        }
        byte[] file = ElfLayout.assemble(image, SpecCodec.encode(image.spec()));
        new Manifest(file, Manifest.parts(image.segments().size())).seal();
        return file;
    }
}
