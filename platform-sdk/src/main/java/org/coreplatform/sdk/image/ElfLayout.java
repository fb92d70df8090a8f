package org.coreplatform.sdk.image;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.coreplatform.sdk.abi.PdAddressSpace;

/// Puts a boot image together as an ELF file, all but the digests.
///
/// An image has one encoding, so [BootImageReader] asks for it again and compares instead of
/// interpreting headers.
///
/// ```
/// 0x00  ELF header
/// 0x40  note 1, manifest: version, file length, root digest, digest of each part
///       note 2, contents: board, profile, names and places of the segments
///       note 3, system: the encoded SystemSpec
///       program headers                       ─┐
///       segments, each on a page of the file   ├ parts of the manifest, like notes 2 and 3
///       section names, section headers        ─┘
/// ```
final class ElfLayout {
    static final int HEADER_BYTES = 0x40;
    static final int NOTE_MANIFEST = 0x101;
    static final int NOTE_CONTENTS = 0x102;
    static final int NOTE_SYSTEM = 0x103;

    /// Note header and owner name; the descriptor follows.
    static final int NOTE_PREFIX_BYTES = 24;

    static final String OWNER = "coreplat";

    private static final int PROGRAM_HEADER_BYTES = 56;
    private static final int SECTION_HEADER_BYTES = 64;
    private static final int FILE_PAGE = (int) PdAddressSpace.PAGE_BYTES;
    private static final int MACHINE_RISCV = 243;

    private final FieldWriter out = new FieldWriter();
    private final FieldWriter names = new FieldWriter();
    private final FieldWriter sections = new FieldWriter();
    private final List<Integer> partEnds = new ArrayList<>();
    private final BootImage image;
    private int sectionCount;

    private ElfLayout(BootImage image) {
        this.image = image;
    }

    /// {@return the file with zeros for digests}
    ///
    /// @param encodedSpec [SpecCodec#encode] of the image's spec
    static byte[] assemble(BootImage image, byte[] encodedSpec) {
        return new ElfLayout(image).assemble(encodedSpec);
    }

    /// {@return the file offset of the first segment}
    ///
    /// @param systemEnd offset of the end of the system note's descriptor
    static long firstSegment(int systemEnd, int segments) {
        long headers = (systemEnd + 7L) & -8L;
        long end = headers + (segments + 1L) * PROGRAM_HEADER_BYTES;
        return (end + FILE_PAGE - 1) & -FILE_PAGE;
    }

    private byte[] assemble(byte[] encodedSpec) {
        int parts = Manifest.parts(image.segments().size());
        section("", 0, 0, 0, 0, 0, 0);
        out.raw(new byte[HEADER_BYTES]);
        note("manifest", NOTE_MANIFEST, new byte[Manifest.bytes(parts)]);
        int manifestEnd = out.size();
        note("contents", NOTE_CONTENTS, contents());
        note("system", NOTE_SYSTEM, encodedSpec);
        int notesEnd = out.size();
        out.align(8);
        partEnds.add(out.size());
        int programHeaders = out.size();
        programHeaders(notesEnd);
        out.align(FILE_PAGE);
        partEnds.add(out.size());
        image.segments().forEach(this::segment);
        sectionTable(programHeaders);
        partEnds.add(out.size());
        out.patch(
                HEADER_BYTES + NOTE_PREFIX_BYTES,
                Manifest.unsigned(image.formatVersion(), manifestEnd, partEnds));
        return out.toByteArray();
    }

    private void note(String name, int type, byte[] content) {
        int start = out.size();
        out.u32(OWNER.length() + 1).u32(content.length).u32(type);
        for (int i = 0; i < OWNER.length(); i++) {
            out.u8(OWNER.charAt(i));
        }
        out.u8(0).align(4).raw(content).align(4);
        section(".note.coreplat." + name, 7, 0, 0, start, out.size() - start, 4);
    }

    private byte[] contents() {
        FieldWriter contents = new FieldWriter();
        contents.string(image.board()).string(image.profile());
        contents.number(image.segments().size());
        for (BootImage.Segment segment : image.segments()) {
            contents.string(segment.name());
            contents.number(segment.physicalAddress()).number(segment.bytes().length);
        }
        return contents.toByteArray();
    }

    private void programHeaders(int notesEnd) {
        int notesBytes = notesEnd - HEADER_BYTES;
        programHeader(4, 4, HEADER_BYTES, 0, notesBytes, notesBytes, 4);
        long offset = out.size() + (long) image.segments().size() * PROGRAM_HEADER_BYTES;
        for (BootImage.Segment segment : image.segments()) {
            offset = (offset + FILE_PAGE - 1) & -FILE_PAGE;
            long address = segment.physicalAddress();
            int size = segment.bytes().length;
            programHeader(1, 5, offset, address, size, segment.memoryBytes(), FILE_PAGE);
            offset += size;
        }
    }

    private void programHeader(
            int type, int flags, long offset, long address, long size, long memory, long align) {
        out.u32(type).u32(flags).u64(offset).u64(address).u64(address);
        out.u64(size).u64(memory).u64(align);
    }

    private void segment(BootImage.Segment segment) {
        int start = out.size();
        int size = segment.bytes().length;
        out.raw(segment.bytes()).align(FILE_PAGE);
        section(".pd." + segment.name(), 1, 6, segment.physicalAddress(), start, size, FILE_PAGE);
        partEnds.add(out.size());
    }

    private void sectionTable(int programHeaders) {
        int start = out.size();
        int nameOffset = names.size();
        names.raw(".shstrtab\0".getBytes(StandardCharsets.UTF_8));
        byte[] strings = names.toByteArray();
        sectionHeader(nameOffset, 3, 0, 0, start, strings.length, 1);
        out.raw(strings).align(8);
        int sectionHeaders = out.size();
        out.raw(sections.toByteArray());
        out.patch(0, header(programHeaders, sectionHeaders));
    }

    private void section(
            String name, int type, int flags, long address, int offset, int size, int align) {
        int nameOffset = names.size();
        names.raw(name.getBytes(StandardCharsets.UTF_8)).u8(0);
        sectionHeader(nameOffset, type, flags, address, offset, size, align);
    }

    private void sectionHeader(
            int name, int type, int flags, long address, int offset, int size, int align) {
        sections.u32(name).u32(type).u64(flags).u64(address).u64(offset).u64(size);
        sections.u32(0).u32(0).u64(align).u64(0);
        sectionCount++;
    }

    private byte[] header(int programHeaders, int sectionHeaders) {
        FieldWriter header = new FieldWriter();
        header.raw(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).align(16);
        header.u16(2).u16(MACHINE_RISCV).u32(1).u64(0);
        header.u64(programHeaders).u64(sectionHeaders).u32(0);
        header.u16(HEADER_BYTES);
        header.u16(PROGRAM_HEADER_BYTES).u16(image.segments().size() + 1);
        header.u16(SECTION_HEADER_BYTES).u16(sectionCount).u16(sectionCount - 1);
        return header.toByteArray();
    }
}
