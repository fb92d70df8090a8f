package org.coreplatform.pd;

/// The method of `java.lang.System`: bulk copy, in chunks.
public final class SystemLibrary {
    private SystemLibrary() {}

    @SuppressWarnings("SystemArrayCopyElement")
    public static void arraycopy(Object from, int fromIndex, Object to, int toIndex, int length) {
        if (length <= Work.CHUNK
                || !isWithin(from, fromIndex, length)
                || !isWithin(to, toIndex, length)) {
            charge(Math.min(length, Work.CHUNK));
            System.arraycopy(from, fromIndex, to, toIndex, length);
            return;
        }
        if (fromIndex < toIndex) {
            copyBackwards(from, fromIndex, to, toIndex, length);
        } else {
            copyForwards(from, fromIndex, to, toIndex, length);
        }
    }

    private static void copyForwards(
            Object from, int fromIndex, Object to, int toIndex, int length) {
        for (int done = 0; done < length; done += Work.CHUNK) {
            int chunk = Math.min(Work.CHUNK, length - done);
            charge(chunk);
            System.arraycopy(from, fromIndex + done, to, toIndex + done, chunk);
        }
    }

    /// For arrays that may be the same one, so that nothing is overwritten before it is read.
    private static void copyBackwards(
            Object from, int fromIndex, Object to, int toIndex, int length) {
        int left = length;
        while (left > 0) {
            int chunk = Math.min(Work.CHUNK, left);
            left -= chunk;
            charge(chunk);
            System.arraycopy(from, fromIndex + left, to, toIndex + left, chunk);
        }
    }

    private static void charge(int elements) {
        Meter.charge(8 + Math.max(elements, 0) / 2);
    }

    private static boolean isWithin(Object array, int index, int length) {
        return index >= 0 && index <= ArraysLibrary.length(array) - length;
    }
}
