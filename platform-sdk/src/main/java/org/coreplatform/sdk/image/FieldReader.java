package org.coreplatform.sdk.image;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Reads fields from untrusted bytes; the counterpart of [FieldWriter].
///
/// Every method either consumes a well-formed field or throws [ImageRefused] with the field's
/// offset. Each value has one encoding only.
final class FieldReader {
    private final byte[] bytes;
    private final int end;
    private int position;

    /// Where the field that was read last begins.
    private int fieldStart;

    /// @param bytes holds the fields
    /// @param start of the first field
    /// @param end (exclusive) of the last field, at most `bytes.length`
    FieldReader(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.end = end;
        this.position = start;
        this.fieldStart = start;
    }

    int position() {
        return position;
    }

    int remaining() {
        return end - position;
    }

    /// {@return the refusal to throw for the field that was read last}
    ImageRefused refuse(String what) {
        return new ImageRefused(what, fieldStart);
    }

    int u8(String name) {
        begin(1, name);
        return bytes[position++] & 0xff;
    }

    int u16(String name) {
        return (int) fixed(2, name);
    }

    long u32(String name) {
        return fixed(4, name);
    }

    long u64(String name) {
        return fixed(8, name);
    }

    boolean flag(String name) {
        int value = u8(name);
        if (value > 1) {
            throw refuse("%s is %d instead of 0 or 1".formatted(name, value));
        }
        return value == 1;
    }

    /// An unsigned number of up to 64 bits.
    long number(String name) {
        begin(1, name);
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            if (position == end) {
                throw refuse(name + " is cut off");
            }
            int part = bytes[position++];
            if ((shift == 63 && (part & 0xfe) != 0) || (part == 0 && shift != 0)) {
                throw refuse(name + " is not a number in its shortest form");
            }
            value |= (part & 0x7fL) << shift;
            if (part >= 0) {
                return value;
            }
        }
    }

    long signed(String name) {
        long value = number(name);
        return (value >>> 1) ^ -(value & 1);
    }

    /// A number from 0 to `max`.
    long number(String name, long max) {
        long value = number(name);
        if (value < 0 || value > max) {
            throw refuse("%s is %s, beyond %d".formatted(name, Long.toUnsignedString(value), max));
        }
        return value;
    }

    int integer(String name, int max) {
        return (int) number(name, max);
    }

    /// How many elements follow; each takes a byte or more.
    int count(String name, int max) {
        int value = integer(name, max);
        if (value > remaining()) {
            throw refuse("%s is %d, but %d bytes are left".formatted(name, value, remaining()));
        }
        return value;
    }

    /// An index below `size`.
    int index(String name, int size) {
        long value = number(name);
        if (value < 0 || value >= size) {
            throw refuse(
                    "%s is %s, but there are %d"
                            .formatted(name, Long.toUnsignedString(value), size));
        }
        return (int) value;
    }

    /// A name: UTF-8 without control characters, so that it can be printed on a terminal.
    String string(String name) {
        int length = count("the length of " + name, ImageLimits.NAME_BYTES);
        int start = fieldStart;
        String value =
                isPrintableAscii(length)
                        ? new String(bytes, position, length, StandardCharsets.ISO_8859_1)
                        : decode(length, name);
        position += length;
        fieldStart = start;
        return value;
    }

    byte[] raw(String name, int max) {
        int length = count("the length of " + name, max);
        byte[] value = new byte[length];
        System.arraycopy(bytes, position, value, 0, length);
        position += length;
        return value;
    }

    /// Checks that nothing is left.
    void end(String name) {
        fieldStart = position;
        if (position != end) {
            throw refuse("%d bytes follow the end of %s".formatted(end - position, name));
        }
    }

    /// Most names are: thousands of frames have one each.
    private boolean isPrintableAscii(int length) {
        for (int i = position; i < position + length; i++) {
            if (bytes[i] < ' ' || bytes[i] == 0x7f) {
                return false;
            }
        }
        return true;
    }

    private String decode(int length, String name) {
        try {
            String value =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes, position, length))
                            .toString();
            if (value.codePoints().anyMatch(Character::isISOControl)) {
                throw refuse(name + " contains a control character");
            }
            return value;
        } catch (CharacterCodingException e) {
            throw refuse(name + " is not UTF-8");
        }
    }

    private long fixed(int width, String name) {
        begin(width, name);
        long value = 0;
        for (int i = 0; i < width; i++) {
            value |= (bytes[position++] & 0xffL) << (8 * i);
        }
        return value;
    }

    private void begin(int width, String name) {
        fieldStart = position;
        if (remaining() < width) {
            throw refuse(name + " is cut off");
        }
    }
}
