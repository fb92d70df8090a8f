package org.coreplatform.sdk.pd;

/// A queue of longs with a fixed capacity, oldest first.
public final class LongRing {
    private final long[] elements;
    private int first;
    private int size;

    public LongRing(int capacity) {
        elements = new long[capacity];
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /// Appends an element; {@return whether there was room for it}.
    public boolean offer(long element) {
        if (size == elements.length) {
            return false;
        }
        elements[(first + size) % elements.length] = element;
        size++;
        return true;
    }

    /// Takes the oldest element out.
    ///
    /// @throws IllegalStateException when it is empty
    public long take() {
        if (size == 0) {
            throw new IllegalStateException("the ring is empty");
        }
        long element = elements[first];
        first = (first + 1) % elements.length;
        size--;
        return element;
    }
}
