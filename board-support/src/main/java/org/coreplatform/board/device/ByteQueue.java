package org.coreplatform.board.device;

/// First in, first out; grows as needed.
final class ByteQueue {
    private byte[] ring = new byte[64];
    private int first;
    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(byte value) {
        if (size == ring.length) {
            var larger = new byte[2 * size];
            for (int i = 0; i < size; i++) {
                larger[i] = ring[(first + i) & (ring.length - 1)];
            }
            ring = larger;
            first = 0;
        }
        ring[(first + size++) & (ring.length - 1)] = value;
    }

    /// {@return the first byte, which must exist, and removes it}
    byte take() {
        byte value = ring[first];
        drop(1);
        return value;
    }

    /// Removes the first bytes, as many as there are up to `count`.
    void drop(int count) {
        int dropped = Math.min(count, size);
        first = (first + dropped) & (ring.length - 1);
        size -= dropped;
    }
}
