package org.coreplatform.sdk.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.coreplatform.sdk.abi.PdAddressSpace;

/// Reads boot images, which are untrusted.
///
/// It looks at the version and the length, then verifies every digest, then decodes, and at last
/// compares the file with the one encoding that the decoded image has. Time and memory are
/// proportional to the file.
public final class BootImageReader {
    private static final byte[] MAGIC = {0x7f, 'E', 'L', 'F'};

    private final byte[] file;

    private BootImageReader(byte[] file) {
        this.file = file;
    }

    /// {@return the image in the file}
    ///
    /// @throws ImageRefused unless [BootImageWriter] could have written exactly these bytes
    public static BootImage read(byte[] file) {
        return new BootImageReader(file).read();
    }

    private BootImage read() {
        Manifest manifest = manifest();
        manifest.verify();
        FieldReader contents = note(manifest.end(), ElfLayout.NOTE_CONTENTS);
        String board = contents.string("the board's name");
        String profile = contents.string("the profile's name");
        List<Place> places = places(contents);
        contents.end("the contents note");
        FieldReader system = note(align(contents.position(), 4), ElfLayout.NOTE_SYSTEM);
        int systemEnd = system.position() + system.remaining();
        SystemSpec spec = SpecCodec.decode(file, system.position(), systemEnd);
        List<BootImage.Segment> segments = segments(places, systemEnd);
        if (!spec.board().equals(board) || !spec.profile().equals(profile)) {
            throw new ImageRefused(
                    "the image is for %s, its system for %s".formatted(board, spec.board()),
                    system.position());
        }
        checkImageMemory(spec, segments);
        BootImage image = new BootImage(BootImage.FORMAT_VERSION, board, profile, spec, segments);
        checkEncoding(image, system.position(), systemEnd);
        return image;
    }

    private Manifest manifest() {
        if (file.length < MAGIC.length || !Arrays.equals(file, 0, 4, MAGIC, 0, 4)) {
            throw new ImageRefused("this is not an ELF file", 0);
        }
        if (file.length > ImageLimits.IMAGE_BYTES) {
            throw new ImageRefused("%d bytes are no image".formatted(file.length), 0);
        }
        if (file.length < Manifest.PARTS) {
            throw new ImageRefused("the file is cut off", file.length);
        }
        int manifestBytes = note(ElfLayout.HEADER_BYTES, ElfLayout.NOTE_MANIFEST).remaining();
        FieldReader in = new FieldReader(file, Manifest.OFFSET, file.length);
        long version = in.u32("the format version");
        if (version != BootImage.FORMAT_VERSION) {
            throw in.refuse(
                    "the image has format version %d, this tool reads version %d: build it again"
                            .formatted(version, BootImage.FORMAT_VERSION));
        }
        long parts = in.u32("the number of parts");
        if (parts < Manifest.parts(0) || parts > Manifest.parts(ImageLimits.SEGMENTS)) {
            throw in.refuse("the number of parts is %d".formatted(parts));
        }
        long length = in.u64("the file's length");
        if (length != file.length) {
            throw new ImageRefused(
                    "the file has %d bytes instead of %s"
                            .formatted(file.length, Long.toUnsignedString(length)),
                    Long.compareUnsigned(length, file.length) > 0 ? file.length : length);
        }
        if (manifestBytes != Manifest.bytes((int) parts)) {
            throw new ImageRefused("the manifest's length is wrong", ElfLayout.HEADER_BYTES);
        }
        return new Manifest(file, (int) parts);
    }

    /// {@return the descriptor of the note at an offset}
    private FieldReader note(int offset, int type) {
        FieldReader in = new FieldReader(file, Math.min(offset, file.length), file.length);
        long nameBytes = in.u32("a note");
        long size = in.u32("a note");
        if (nameBytes != ElfLayout.OWNER.length() + 1 || in.u32("a note") != type) {
            throw new ImageRefused(
                    "this is not a boot image: note 0x%x is missing".formatted(type),
                    Math.min(offset, file.length));
        }
        long start = offset + (long) ElfLayout.NOTE_PREFIX_BYTES;
        if (start + size > file.length) {
            throw new ImageRefused("note 0x%x is cut off".formatted(type), offset);
        }
        return new FieldReader(file, (int) start, (int) (start + size));
    }

    private List<Place> places(FieldReader in) {
        int count = in.count("the number of segments", ImageLimits.SEGMENTS);
        List<Place> places = new ArrayList<>(count);
        long end = 0;
        for (int i = 0; i < count; i++) {
            String name = in.string("a segment's name");
            long address = in.number("a segment's address", ImageLimits.PHYSICAL_END);
            if ((address & (PdAddressSpace.PAGE_BYTES - 1)) != 0 || address < end) {
                throw in.refuse(
                        "segment %s at 0x%x overlaps or is not on a page".formatted(name, address));
            }
            int length = in.integer("a segment's length", ImageLimits.IMAGE_BYTES);
            if (length == 0) {
                throw in.refuse("segment %s is empty".formatted(name));
            }
            end = address + length;
            places.add(new Place(name, address, length));
        }
        return places;
    }

    private List<BootImage.Segment> segments(List<Place> places, int systemEnd) {
        List<BootImage.Segment> segments = new ArrayList<>(places.size());
        long offset = ElfLayout.firstSegment(systemEnd, places.size());
        for (Place place : places) {
            if (offset + place.length() > file.length) {
                throw new ImageRefused("segment %s is cut off".formatted(place.name()), offset);
            }
            byte[] bytes = Arrays.copyOfRange(file, (int) offset, (int) offset + place.length());
            segments.add(new BootImage.Segment(place.name(), place.address(), bytes));
            offset = align((int) offset + place.length(), (int) PdAddressSpace.PAGE_BYTES);
        }
        return segments;
    }

    /// The segments lie in the memory that the kernel hands to the initialiser as image frames.
    private void checkImageMemory(SystemSpec spec, List<BootImage.Segment> segments) {
        long bytes =
                segments.isEmpty()
                        ? 0
                        : segments.getLast().end() - segments.getFirst().physicalAddress();
        if (bytes != spec.imageBytes()) {
            throw new ImageRefused(
                    "the segments span %d bytes, the system says %d"
                            .formatted(bytes, spec.imageBytes()),
                    Manifest.OFFSET);
        }
    }

    private void checkEncoding(BootImage image, int systemStart, int systemEnd) {
        byte[] encodedSpec = SpecCodec.encode(image.spec());
        int mismatch =
                Arrays.mismatch(encodedSpec, 0, encodedSpec.length, file, systemStart, systemEnd);
        if (mismatch >= 0) {
            throw new ImageRefused(
                    "the system is not encoded in its one form", systemStart + (long) mismatch);
        }
        byte[] expected = ElfLayout.assemble(image, encodedSpec);
        int parts = Manifest.parts(image.segments().size());
        if (expected.length >= Manifest.OFFSET + Manifest.bytes(parts)
                && file.length >= Manifest.OFFSET + Manifest.bytes(parts)) {
            new Manifest(expected, parts).copyDigests(file);
        }
        int difference = Arrays.mismatch(expected, file);
        if (difference >= 0) {
            throw new ImageRefused("the file is not in its one form", difference);
        }
    }

    private static int align(int offset, int alignment) {
        return (offset + alignment - 1) & -alignment;
    }

    /// Where a segment goes.
    private record Place(String name, long address, int length) {}
}
