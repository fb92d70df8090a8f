package org.coreplatform.board.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// DRAM, little endian, zero at power-on.
///
/// The host's memory for it is allocated in chunks by the first store that touches them; untouched
/// memory reads as zero. Whoever calls has checked the range ([#contains]): an address outside is
/// our bug, never the guest's, since the MMU lets nothing else through.
public final class PhysicalMemory {
    private static final int CHUNK_BITS = 16;
    private static final int CHUNK_BYTES = 1 << CHUNK_BITS;
    private static final int CHUNK_MASK = CHUNK_BYTES - 1;
    private static final VarHandle SHORT =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final long base;
    private final long sizeBytes;
    private final byte[] @Nullable [] chunks;
    private int touchedChunks;

    /// @param base physical address of the first byte
    /// @param sizeBytes a multiple of 64 KiB
    public PhysicalMemory(long base, long sizeBytes) {
        if (sizeBytes <= 0 || (sizeBytes & CHUNK_MASK) != 0) {
            throw new IllegalArgumentException("memory size is not a multiple of 64 KiB");
        }
        this.base = base;
        this.sizeBytes = sizeBytes;
        chunks = new byte[Math.toIntExact(sizeBytes >> CHUNK_BITS)][];
    }

    /// {@return physical address of the first byte}
    public long base() {
        return base;
    }

    public long sizeBytes() {
        return sizeBytes;
    }

    /// {@return how much of the host's memory it takes}
    public long touchedBytes() {
        return (long) touchedChunks << CHUNK_BITS;
    }

    /// {@return whether the address is DRAM}
    public boolean contains(long address) {
        return Long.compareUnsigned(address - base, sizeBytes) < 0;
    }

    /// {@return whether the whole range is DRAM}
    public boolean contains(long address, long length) {
        return length >= 0
                && length <= sizeBytes
                && Long.compareUnsigned(address - base, sizeBytes - length) <= 0;
    }

    /// {@return whether some of the range is DRAM}
    public boolean overlaps(long address, long length) {
        return address < base + sizeBytes && base < address + length;
    }

    /// {@return the value at an address, zero-extended}
    ///
    /// @param address naturally aligned
    /// @param size 1, 2, 4 or 8
    public long load(long address, int size) {
        byte[] chunk = chunks[chunkIndex(address)];
        if (chunk == null) {
            return 0;
        }
        int at = (int) (address - base) & CHUNK_MASK;
        return switch (size) {
            case 8 -> (long) LONG.get(chunk, at);
            case 4 -> (int) INT.get(chunk, at) & 0xffff_ffffL;
            case 2 -> (short) SHORT.get(chunk, at) & 0xffffL;
            case 1 -> chunk[at] & 0xffL;
            default -> throw wrongSize(size);
        };
    }

    /// Stores the low bits of a value.
    ///
    /// @param address naturally aligned
    /// @param size 1, 2, 4 or 8
    public void store(long address, int size, long value) {
        int index = chunkIndex(address);
        byte[] chunk = chunks[index];
        if (chunk == null) {
            chunk = touch(index);
        }
        int at = (int) (address - base) & CHUNK_MASK;
        switch (size) {
            case 8 -> LONG.set(chunk, at, value);
            case 4 -> INT.set(chunk, at, (int) value);
            case 2 -> SHORT.set(chunk, at, (short) value);
            case 1 -> chunk[at] = (byte) value;
            default -> throw wrongSize(size);
        }
    }

    /// Copies memory into an array.
    public void read(long address, byte[] target, int offset, int length) {
        checkRange(address, length);
        for (int done = 0; done < length; ) {
            int at = (int) (address + done - base) & CHUNK_MASK;
            int part = Math.min(length - done, CHUNK_BYTES - at);
            byte[] chunk = chunks[chunkIndex(address + done)];
            if (chunk == null) {
                Arrays.fill(target, offset + done, offset + done + part, (byte) 0);
            } else {
                System.arraycopy(chunk, at, target, offset + done, part);
            }
            done += part;
        }
    }

    /// Copies an array into memory.
    public void write(long address, byte[] source, int offset, int length) {
        checkRange(address, length);
        for (int done = 0; done < length; ) {
            int at = (int) (address + done - base) & CHUNK_MASK;
            int part = Math.min(length - done, CHUNK_BYTES - at);
            byte[] chunk = touch(chunkIndex(address + done));
            System.arraycopy(source, offset + done, chunk, at, part);
            done += part;
        }
    }

    /// Sets every byte of a range; zeros allocate nothing.
    public void fill(long address, long length, byte value) {
        checkRange(address, length);
        for (long done = 0; done < length; ) {
            int at = (int) (address + done - base) & CHUNK_MASK;
            int part = (int) Math.min(length - done, CHUNK_BYTES - at);
            int index = chunkIndex(address + done);
            if (value != 0 || chunks[index] != null) {
                Arrays.fill(touch(index), at, at + part, value);
            }
            done += part;
        }
    }

    private int chunkIndex(long address) {
        long offset = address - base;
        if (Long.compareUnsigned(offset, sizeBytes) >= 0) {
            throw outside(address);
        }
        return (int) (offset >> CHUNK_BITS);
    }

    private byte[] touch(int index) {
        byte[] chunk = chunks[index];
        if (chunk == null) {
            chunk = new byte[CHUNK_BYTES];
            chunks[index] = chunk;
            touchedChunks++;
        }
        return chunk;
    }

    private void checkRange(long address, long length) {
        if (!contains(address, length)) {
            throw outside(address);
        }
    }

    private static IllegalStateException outside(long address) {
        return new IllegalStateException("physical address 0x%x is not memory".formatted(address));
    }

    private static IllegalArgumentException wrongSize(int size) {
        return new IllegalArgumentException("access of " + size + " bytes");
    }
}
