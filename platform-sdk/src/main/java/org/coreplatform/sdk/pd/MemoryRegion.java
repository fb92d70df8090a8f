package org.coreplatform.sdk.pd;

/// A view of mapped memory, through the PD's own page tables.
///
/// Like a pointer in C the view does not check offsets; the address space does: an access to what
/// is not mapped, or a store to what is read-only, is a page fault of the PD. [#slice] and
/// [Channel#region] check, since their bounds may come from somebody else. Values are little-endian
/// and must be aligned to their size.
public final class MemoryRegion {
    private final long address;
    private final long sizeBytes;
    private final boolean readable;
    private final boolean writable;

    /// A view. Programs use the constants that the builder generates.
    ///
    /// @param address virtual address
    /// @param sizeBytes its size
    /// @param permissions as in the description: `r`, `w`, `rw`, …
    public MemoryRegion(long address, long sizeBytes, String permissions) {
        this(address, sizeBytes, permissions.indexOf('r') >= 0, permissions.indexOf('w') >= 0);
    }

    private MemoryRegion(long address, long sizeBytes, boolean readable, boolean writable) {
        this.address = address;
        this.sizeBytes = sizeBytes;
        this.readable = readable;
        this.writable = writable;
    }

    public long address() {
        return address;
    }

    public long sizeBytes() {
        return sizeBytes;
    }

    public boolean isReadable() {
        return readable;
    }

    public boolean isWritable() {
        return writable;
    }

    /// {@return whether these bytes lie within the view}
    public boolean holds(long offset, long length) {
        return offset >= 0 && length >= 0 && offset <= sizeBytes && length <= sizeBytes - offset;
    }

    /// {@return a view of a part}
    public MemoryRegion slice(long offset, long length) {
        if (!holds(offset, length)) {
            throw Kernel.misuse("a slice must lie within its memory region");
        }
        return new MemoryRegion(address + offset, length, readable, writable);
    }

    public byte getByte(long offset) {
        return (byte) Kernel.port().load(address + offset, Byte.BYTES);
    }

    public short getShort(long offset) {
        return (short) Kernel.port().load(address + offset, Short.BYTES);
    }

    public int getInt(long offset) {
        return (int) Kernel.port().load(address + offset, Integer.BYTES);
    }

    public long getLong(long offset) {
        return Kernel.port().load(address + offset, Long.BYTES);
    }

    public void putByte(long offset, int value) {
        Kernel.port().store(address + offset, Byte.BYTES, value);
    }

    public void putShort(long offset, int value) {
        Kernel.port().store(address + offset, Short.BYTES, value);
    }

    public void putInt(long offset, int value) {
        Kernel.port().store(address + offset, Integer.BYTES, value);
    }

    public void putLong(long offset, long value) {
        Kernel.port().store(address + offset, Long.BYTES, value);
    }

    /// Copies bytes of the region into an array.
    public void read(long offset, byte[] target, int start, int length) {
        Kernel.port().read(address + offset, target, start, length);
    }

    /// Copies bytes of an array into the region.
    public void write(long offset, byte[] source, int start, int length) {
        Kernel.port().write(address + offset, source, start, length);
    }

    /// Atomically replaces a long; {@return the former value}.
    public long swapLong(long offset, long value) {
        return Kernel.port().swap(address + offset, Long.BYTES, value);
    }

    /// Atomically adds to a long; {@return the former value}.
    public long addLong(long offset, long value) {
        return Kernel.port().add(address + offset, Long.BYTES, value);
    }

    /// Atomically replaces a long that has the expected value; {@return the former value}.
    public long compareAndSwapLong(long offset, long expected, long value) {
        return Kernel.port().compareAndSwap(address + offset, Long.BYTES, expected, value);
    }
}
