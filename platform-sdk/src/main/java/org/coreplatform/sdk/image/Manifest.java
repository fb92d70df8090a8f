package org.coreplatform.sdk.image;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/// The manifest of an image: SHA-256 digests that together cover each byte of the file once.
///
/// ```
///  0  format version (4)   4  number of parts (4)   8  length of the file (8)
/// 16  root digest (32): of everything before it, and of the rest of the manifest
/// 48  for each part, the parts following each other up to the end of the file:
///     its length (8), its digest (32)
/// ```
///
/// The parts are the notes, the program headers, each segment, and the section table, so a refusal
/// says which of them was changed.
final class Manifest {
    /// Where the manifest begins in the file: the first note's descriptor.
    static final int OFFSET = ElfLayout.HEADER_BYTES + ElfLayout.NOTE_PREFIX_BYTES;

    static final int ROOT = OFFSET + 16;
    static final int PARTS = ROOT + Manifest.DIGEST_BYTES;
    static final int DIGEST_BYTES = 32;
    static final int PART_BYTES = 8 + DIGEST_BYTES;

    /// Notes, program headers and section table.
    private static final int OTHER_PARTS = 3;

    private final byte[] file;
    private final int parts;

    /// @param file a whole file, whose manifest lies within it
    /// @param parts the number of parts
    Manifest(byte[] file, int parts) {
        this.file = file;
        this.parts = parts;
    }

    /// {@return how many parts an image with so many segments has}
    static int parts(int segments) {
        return segments + OTHER_PARTS;
    }

    /// {@return the manifest's size}
    static int bytes(int parts) {
        return PARTS - OFFSET + parts * PART_BYTES;
    }

    /// {@return a manifest without digests}
    ///
    /// @param start offset of the first part
    /// @param ends offset of each part's end
    static byte[] unsigned(int version, int start, List<Integer> ends) {
        FieldWriter out = new FieldWriter();
        out.u32(version).u32(ends.size()).u64(ends.getLast());
        out.raw(new byte[DIGEST_BYTES]);
        int previous = start;
        for (int end : ends) {
            out.u64(end - previous).raw(new byte[DIGEST_BYTES]);
            previous = end;
        }
        return out.toByteArray();
    }

    int end() {
        return OFFSET + bytes(parts);
    }

    /// Fills in the digests.
    void seal() {
        int start = end();
        for (int part = 0; part < parts; part++) {
            int length = Math.toIntExact(partLength(part));
            put(partOffset(part) + 8, digest(start, length));
            start += length;
        }
        put(ROOT, root());
    }

    /// Copies the digests of another manifest with the same number of parts.
    void copyDigests(byte[] from) {
        System.arraycopy(from, ROOT, file, ROOT, DIGEST_BYTES);
        for (int part = 0; part < parts; part++) {
            int offset = partOffset(part) + 8;
            System.arraycopy(from, offset, file, offset, DIGEST_BYTES);
        }
    }

    /// Refuses the file unless every digest is right.
    void verify() {
        if (!matches(ROOT, root())) {
            throw new ImageRefused("the ELF header or the manifest was changed", ROOT);
        }
        long start = end();
        for (int part = 0; part < parts; part++) {
            long length = partLength(part);
            if (length < 0 || length > file.length - start) {
                throw new ImageRefused("a part reaches beyond the file", partOffset(part));
            }
            if (!matches(partOffset(part) + 8, digest((int) start, (int) length))) {
                throw new ImageRefused(
                        "%s, %d bytes long, was changed".formatted(name(part), length), start);
            }
            start += length;
        }
        if (start != file.length) {
            throw new ImageRefused("no part covers the rest of the file", start);
        }
    }

    private String name(int part) {
        if (part == 0) {
            return "the description of the system";
        }
        if (part == 1) {
            return "the program header table";
        }
        return part == parts - 1 ? "the section table" : "segment " + (part - 2);
    }

    private static int partOffset(int part) {
        return PARTS + part * PART_BYTES;
    }

    private long partLength(int part) {
        return new FieldReader(file, partOffset(part), file.length).u64("a part's length");
    }

    private byte[] root() {
        MessageDigest sha256 = sha256();
        sha256.update(file, 0, ROOT);
        sha256.update(file, PARTS, end() - PARTS);
        return sha256.digest();
    }

    private byte[] digest(int start, int length) {
        MessageDigest sha256 = sha256();
        sha256.update(file, start, length);
        return sha256.digest();
    }

    private boolean matches(int offset, byte[] digest) {
        return Arrays.equals(file, offset, offset + DIGEST_BYTES, digest, 0, DIGEST_BYTES);
    }

    private void put(int offset, byte[] digest) {
        System.arraycopy(digest, 0, file, offset, DIGEST_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
