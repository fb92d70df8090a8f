package org.coreplatform.sdk.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Appends fields to a growing byte array; the counterpart of [FieldReader].
final class FieldWriter {
    private byte[] bytes;
    private int size;

    FieldWriter() {
        bytes = new byte[4096];
    }

    int size() {
        return size;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    FieldWriter u8(int value) {
        grow(1);
        bytes[size++] = (byte) value;
        return this;
    }

    FieldWriter u16(int value) {
        return fixed(value, 2);
    }

    FieldWriter u32(long value) {
        return fixed(value, 4);
    }

    FieldWriter u64(long value) {
        return fixed(value, 8);
    }

    /// An unsigned number, seven bits per byte, the low ones first.
    FieldWriter number(long value) {
        grow(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
        return this;
    }

    /// A signed number, small magnitudes being short.
    FieldWriter signed(long value) {
        return number((value << 1) ^ (value >> 63));
    }

    FieldWriter flag(boolean value) {
        return u8(value ? 1 : 0);
    }

    FieldWriter string(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return number(utf8.length).raw(utf8);
    }

    FieldWriter raw(byte[] value) {
        grow(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
        return this;
    }

    /// Zeros up to the next multiple of `alignment`.
    FieldWriter align(int alignment) {
        int padding = -size & (alignment - 1);
        grow(padding);
        size += padding;
        return this;
    }

    /// Overwrites bytes that were written before.
    void patch(int offset, byte[] value) {
        System.arraycopy(value, 0, bytes, offset, value.length);
    }

    private FieldWriter fixed(long value, int width) {
        grow(width);
        for (int i = 0; i < width; i++) {
            bytes[size++] = (byte) (value >>> (8 * i));
        }
        return this;
    }

    private void grow(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }
}
