package org.coreplatform.sdk.pd;

/// A list of ints that grows.
public final class IntList {
    private int[] elements = new int[8];
    private int size;

    public int size() {
        return size;
    }

    /// {@return an element}
    ///
    /// @throws IndexOutOfBoundsException when there is none at the index
    public int get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return elements[index];
    }

    public void add(int element) {
        if (size == elements.length) {
            int[] larger = new int[size * 2];
            System.arraycopy(elements, 0, larger, 0, size);
            elements = larger;
        }
        elements[size++] = element;
    }

    public void clear() {
        size = 0;
    }
}
