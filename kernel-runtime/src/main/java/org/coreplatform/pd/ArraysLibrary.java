package org.coreplatform.pd;

import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// The methods of `java.util.Arrays`: loops that are metered, fills in chunks. One block of methods
/// per element type.
public final class ArraysLibrary {
    private ArraysLibrary() {}

    /// {@return the length of any array, −1 of what is none}
    static int length(Object array) {
        if (array instanceof Object[] objects) {
            return objects.length;
        }
        if (array instanceof boolean[] booleans) {
            return booleans.length;
        }
        if (array instanceof byte[] bytes) {
            return bytes.length;
        }
        if (array instanceof char[] chars) {
            return chars.length;
        }
        if (array instanceof short[] shorts) {
            return shorts.length;
        }
        if (array instanceof int[] ints) {
            return ints.length;
        }
        if (array instanceof long[] longs) {
            return longs.length;
        }
        if (array instanceof float[] floats) {
            return floats.length;
        }
        if (array instanceof double[] doubles) {
            return doubles.length;
        }
        return -1;
    }

    /// {@return what `clone` of any array gives}
    public static Object copy(Object array) {
        int length = length(array);
        if (array instanceof boolean[] booleans) {
            return copyOf(booleans, length);
        }
        if (array instanceof byte[] bytes) {
            return copyOf(bytes, length);
        }
        if (array instanceof char[] chars) {
            return copyOf(chars, length);
        }
        if (array instanceof short[] shorts) {
            return copyOf(shorts, length);
        }
        if (array instanceof int[] ints) {
            return copyOf(ints, length);
        }
        if (array instanceof long[] longs) {
            return copyOf(longs, length);
        }
        if (array instanceof float[] floats) {
            return copyOf(floats, length);
        }
        if (array instanceof double[] doubles) {
            return copyOf(doubles, length);
        }
        return copyOf((Object[]) array, length);
    }

    private static void chargeFill(int elements) {
        Meter.charge(4 + elements / 4);
    }

    private static void checkRange(int length, int from, int to) {
        if (from > to) {
            throw new IllegalArgumentException("a range that ends before it starts");
        }
        if (from < 0 || to > length) {
            throw new ArrayIndexOutOfBoundsException("a range outside the array");
        }
    }

    public static void fill(boolean[] array, boolean value) {
        fill(array, 0, array.length, value);
    }

    public static void fill(boolean[] array, int from, int to, boolean value) {
        checkRange(array.length, from, to);
        for (int at = from; at < to; at += Work.CHUNK) {
            int end = Math.min(to, at + Work.CHUNK);
            chargeFill(end - at);
            Arrays.fill(array, at, end, value);
        }
    }

    public static boolean[] copyOf(boolean[] array, int length) {
        boolean[] copy = new boolean[length];
        SystemLibrary.arraycopy(array, 0, copy, 0, Math.min(array.length, length));
        return copy;
    }

    public static boolean[] copyOfRange(boolean[] array, int from, int to) {
        if (from > to) {
            throw new IllegalArgumentException("a range that ends before it starts");
        }
        if (from < 0 || from > array.length) {
            throw new ArrayIndexOutOfBoundsException("a range outside the array");
        }
        boolean[] copy = new boolean[to - from];
        SystemLibrary.arraycopy(array, from, copy, 0, Math.min(array.length, to) - from);
        return copy;
    }

    public static boolean equals(boolean @Nullable [] a, boolean @Nullable [] b) {
        if (a == null) {
            return b == null;
        }
        if (b == null || a.length != b.length) {
            return false;
        }
        for (int i = 0; i < a.length; i++) {
            if (a[i] != b[i]) {
                return false;
            }
        }
        return true;
    }

    public static int hashCode(boolean @Nullable [] array) {
        if (array == null) {
            return 0;
        }
        int hash = 1;
        for (boolean element : array) {
            hash = 31 * hash + Boolean.hashCode(element);
        }
        return hash;
    }

    public static String toString(boolean @Nullable [] array) {
        if (array == null) {
            return "null";
        }
        StringBuilder text = new StringBuilder();
        StringBuilderLibrary.append(text, '[');
        for (int i = 0; i < array.length; i++) {
            if (i > 0) {
                StringBuilderLibrary.append(text, ", ");
            }
            StringBuilderLibrary.append(text, array[i]);
        }
        StringBuilderLibrary.append(text, ']');
        return StringBuilderLibrary.toString(text);
    }

    public static void fill(byte[] array, byte value) {
        fill(array, 0, array.length, value);
    }

    public static void fill(byte[] array, int from, int to, byte value) {
        checkRange(array.length, from, to);
        for (int at = from; at < to; at += Work.CHUNK) {
            int end = Math.min(to, at + Work.CHUNK);
            chargeFill(end - at);
            Arrays.fill(array, at, end, value);
        }
    }

    public static byte[] copyOf(byte[] array, int length) {
        byte[] copy = new byte[length];
        SystemLibrary.arraycopy(array, 0, copy, 0, Math.min(array.length, length));
        return copy;
    }

    public static byte[] copyOfRange(byte[] array, int from, int to) {
        if (from > to) {
            throw new IllegalArgumentException("a range that ends before it starts");
        }
        if (from < 0 || from > array.length) {
            throw new ArrayIndexOutOfBoundsException("a range outside the array");
        }
        byte[] copy = new byte[to - from];
        SystemLibrary.arraycopy(array, from, copy, 0, Math.min(array.length, to) - from);
        return copy;
    }

    public static boolean equals(byte @Nullable [] a, byte @Nullable [] b) {
        if (a == null) {
            return b == null;
        }
        if (b == null || a.length != b.length) {
            return false;
        }
        for (int i = 0; i < a.length; i++) {
            if (a[i] != b[i]) {
                return false;
            }
        }
        return true;
    }

    public static int hashCode(byte @Nullable [] array) {
        if (array == null) {
            return 0;
        }
        int hash = 1;
        for (byte element : array) {
            hash = 31 * hash + Byte.hashCode(element);
        }
        return hash;
    }

    public static String toString(byte @Nullable [] array) {
        if (array == null) {
            return "null";
        }
        StringBuilder text = new StringBuilder();
        StringBuilderLibrary.append(text, '[');
        for (int i = 0; i < array.length; i++) {
            if (i > 0) {
                StringBuilderLibrary.append(text, ", ");
            }
            StringBuilderLibrary.append(text, array[i]);
        }
        StringBuilderLibrary.append(text, ']');
        return StringBuilderLibrary.toString(text);
    }

    public static void fill(char[] array, char value) {
        fill(array, 0, array.length, value);
    }

    public static void fill(char[] array, int from, int to, char value) {
        checkRange(array.length, from, to);
        for (int at = from; at < to; at += Work.CHUNK) {
            int end = Math.min(to, at + Work.CHUNK);
            chargeFill(end - at);
            Arrays.fill(array, at, end, value);
        }
    }

    public static char[] copyOf(char[] array, int length) {
        char[] copy = new char[length];
        SystemLibrary.arraycopy(array, 0, copy, 0, Math.min(array.length, length));
        return copy;
    }

    public static char[] copyOfRange(char[] array, int from, int to) {
        if (from > to) {
            throw new IllegalArgumentException("a range that ends before it starts");
        }
        if (from < 0 || from > array.length) {
            throw new ArrayIndexOutOfBoundsException("a range outside the array");
        }
        char[] copy = new char[to - from];
        SystemLibrary.arraycopy(array, from, copy, 0, Math.min(array.length, to) - from);
        return copy;
    }

    public static boolean equals(char @Nullable [] a, char @Nullable [] b) {
        if (a == null) {
            return b == null;
        }
        if (b == null || a.length != b.length) {
            return false;
        }
        for (int i = 0; i < a.length; i++) {
            if (a[i] != b[i]) {
                return false;
            }
        }
        return true;
    }

    public static int hashCode(char @Nullable [] array) {
        if (array == null) {
            return 0;
        }
        int hash = 1;
        for (char element : array) {
            hash = 31 * hash + Character.hashCode(element);
        }
        return hash;
    }

    public static String toString(char @Nullable [] array) {
        if (array == null) {
            return "null";
        }
        StringBuilder text = new StringBuilder();
        StringBuilderLibrary.append(text, '[');
        for (int i = 0; i < array.length; i++) {
            if (i > 0) {
                StringBuilderLibrary.append(text, ", ");
            }
            StringBuilderLibrary.append(text, array[i]);
        }
        StringBuilderLibrary.append(text, ']');
        return StringBuilderLibrary.toString(text);
    }

    public static void fill(short[] array, short value) {
        fill(array, 0, array.length, value);
    }

    public static void fill(short[] array, int from, int to, short value) {
        checkRange(array.length, from, to);
        for (int at = from; at < to; at += Work.CHUNK) {
            int end = Math.min(to, at + Work.CHUNK);
            chargeFill(end - at);
            Arrays.fill(array, at, end, value);
        }
    }

    public static short[] copyOf(short[] array, int length) {
        short[] copy = new short[length];
        SystemLibrary.arraycopy(array, 0, copy, 0, Math.min(array.length, length));
        return copy;
    }

    public static short[] copyOfRange(short[] array, int from, int to) {
        if (from > to) {
            throw new IllegalArgumentException("a range that ends before it starts");
        }
        if (from < 0 || from > array.length) {
            throw new ArrayIndexOutOfBoundsException("a range outside the array");
        }
        short[] copy = new short[to - from];
        SystemLibrary.arraycopy(array, from, copy, 0, Math.min(array.length, to) - from);
        return copy;
    }

    public static boolean equals(short @Nullable [] a, short @Nullable [] b) {
        if (a == null) {
            return b == null;
        }
        if (b == null || a.length != b.length) {
            return false;
        }
        for (int i = 0; i < a.length; i++) {
            if (a[i] != b[i]) {
                return false;
            }
        }
        return true;
    }

    public static int hashCode(short @Nullable [] array) {
        if (array == null) {
            return 0;
        }
        int hash = 1;
        for (short element : array) {
            hash = 31 * hash + Short.hashCode(element);
        }
        return hash;
    }

    public static String toString(short @Nullable [] array) {
        if (array == null) {
            return "null";
        }
        StringBuilder text = new StringBuilder();
        StringBuilderLibrary.append(text, '[');
        for (int i = 0; i < array.length; i++) {
            if (i > 0) {
                StringBuilderLibrary.append(text, ", ");
            }
            StringBuilderLibrary.append(text, array[i]);
        }
        StringBuilderLibrary.append(text, ']');
        return StringBuilderLibrary.toString(text);
    }

    public static void fill(int[] array, int value) {
        fill(array, 0, array.length, value);
    }

    public static void fill(int[] array, int from, int to, int value) {
        checkRange(array.length, from, to);
        for (int at = from; at < to; at += Work.CHUNK) {
            int end = Math.min(to, at + Work.CHUNK);
            chargeFill(end - at);
            Arrays.fill(array, at, end, value);
        }
    }

    public static int[] copyOf(int[] array, int length) {
        int[] copy = new int[length];
        SystemLibrary.arraycopy(array, 0, copy, 0, Math.min(array.length, length));
        return copy;
    }

    public static int[] copyOfRange(int[] array, int from, int to) {
        if (from > to) {
            throw new IllegalArgumentException("a range that ends before it starts");
        }
        if (from < 0 || from > array.length) {
            throw new ArrayIndexOutOfBoundsException("a range outside the array");
        }
        int[] copy = new int[to - from];
        SystemLibrary.arraycopy(array, from, copy, 0, Math.min(array.length, to) - from);
        return copy;
    }

    public static boolean equals(int @Nullable [] a, int @Nullable [] b) {
        if (a == null) {
            return b == null;
        }
        if (b == null || a.length != b.length) {
            return false;
        }
        for (int i = 0; i < a.length; i++) {
            if (a[i] != b[i]) {
                return false;
            }
        }
        return true;
    }

    public static int hashCode(int @Nullable [] array) {
        if (array == null) {
            return 0;
        }
        int hash = 1;
        for (int element : array) {
            hash = 31 * hash + Integer.hashCode(element);
        }
        return hash;
    }

    public static String toString(int @Nullable [] array) {
        if (array == null) {
            return "null";
        }
        StringBuilder text = new StringBuilder();
        StringBuilderLibrary.append(text, '[');
        for (int i = 0; i < array.length; i++) {
            if (i > 0) {
                StringBuilderLibrary.append(text, ", ");
            }
            StringBuilderLibrary.append(text, array[i]);
        }
        StringBuilderLibrary.append(text, ']');
        return StringBuilderLibrary.toString(text);
    }

    public static void fill(long[] array, long value) {
        fill(array, 0, array.length, value);
    }

    public static void fill(long[] array, int from, int to, long value) {
        checkRange(array.length, from, to);
        for (int at = from; at < to; at += Work.CHUNK) {
            int end = Math.min(to, at + Work.CHUNK);
            chargeFill(end - at);
            Arrays.fill(array, at, end, value);
        }
    }

    public static long[] copyOf(long[] array, int length) {
        long[] copy = new long[length];
        SystemLibrary.arraycopy(array, 0, copy, 0, Math.min(array.length, length));
        return copy;
    }

    public static long[] copyOfRange(long[] array, int from, int to) {
        if (from > to) {
            throw new IllegalArgumentException("a range that ends before it starts");
        }
        if (from < 0 || from > array.length) {
            throw new ArrayIndexOutOfBoundsException("a range outside the array");
        }
        long[] copy = new long[to - from];
        SystemLibrary.arraycopy(array, from, copy, 0, Math.min(array.length, to) - from);
        return copy;
    }

    public static boolean equals(long @Nullable [] a, long @Nullable [] b) {
        if (a == null) {
            return b == null;
        }
        if (b == null || a.length != b.length) {
            return false;
        }
        for (int i = 0; i < a.length; i++) {
            if (a[i] != b[i]) {
                return false;
            }
        }
        return true;
    }

    public static int hashCode(long @Nullable [] array) {
        if (array == null) {
            return 0;
        }
        int hash = 1;
        for (long element : array) {
            hash = 31 * hash + Long.hashCode(element);
        }
        return hash;
    }

    public static String toString(long @Nullable [] array) {
        if (array == null) {
            return "null";
        }
        StringBuilder text = new StringBuilder();
        StringBuilderLibrary.append(text, '[');
        for (int i = 0; i < array.length; i++) {
            if (i > 0) {
                StringBuilderLibrary.append(text, ", ");
            }
            StringBuilderLibrary.append(text, array[i]);
        }
        StringBuilderLibrary.append(text, ']');
        return StringBuilderLibrary.toString(text);
    }

    public static void fill(float[] array, float value) {
        fill(array, 0, array.length, value);
    }

    public static void fill(float[] array, int from, int to, float value) {
        checkRange(array.length, from, to);
        for (int at = from; at < to; at += Work.CHUNK) {
            int end = Math.min(to, at + Work.CHUNK);
            chargeFill(end - at);
            Arrays.fill(array, at, end, value);
        }
    }

    public static float[] copyOf(float[] array, int length) {
        float[] copy = new float[length];
        SystemLibrary.arraycopy(array, 0, copy, 0, Math.min(array.length, length));
        return copy;
    }

    public static float[] copyOfRange(float[] array, int from, int to) {
        if (from > to) {
            throw new IllegalArgumentException("a range that ends before it starts");
        }
        if (from < 0 || from > array.length) {
            throw new ArrayIndexOutOfBoundsException("a range outside the array");
        }
        float[] copy = new float[to - from];
        SystemLibrary.arraycopy(array, from, copy, 0, Math.min(array.length, to) - from);
        return copy;
    }

    public static boolean equals(float @Nullable [] a, float @Nullable [] b) {
        if (a == null) {
            return b == null;
        }
        if (b == null || a.length != b.length) {
            return false;
        }
        for (int i = 0; i < a.length; i++) {
            if (Float.compare(a[i], b[i]) != 0) {
                return false;
            }
        }
        return true;
    }

    public static int hashCode(float @Nullable [] array) {
        if (array == null) {
            return 0;
        }
        int hash = 1;
        for (float element : array) {
            hash = 31 * hash + Float.hashCode(element);
        }
        return hash;
    }

    public static String toString(float @Nullable [] array) {
        if (array == null) {
            return "null";
        }
        StringBuilder text = new StringBuilder();
        StringBuilderLibrary.append(text, '[');
        for (int i = 0; i < array.length; i++) {
            if (i > 0) {
                StringBuilderLibrary.append(text, ", ");
            }
            StringBuilderLibrary.append(text, array[i]);
        }
        StringBuilderLibrary.append(text, ']');
        return StringBuilderLibrary.toString(text);
    }

    public static void fill(double[] array, double value) {
        fill(array, 0, array.length, value);
    }

    public static void fill(double[] array, int from, int to, double value) {
        checkRange(array.length, from, to);
        for (int at = from; at < to; at += Work.CHUNK) {
            int end = Math.min(to, at + Work.CHUNK);
            chargeFill(end - at);
            Arrays.fill(array, at, end, value);
        }
    }

    public static double[] copyOf(double[] array, int length) {
        double[] copy = new double[length];
        SystemLibrary.arraycopy(array, 0, copy, 0, Math.min(array.length, length));
        return copy;
    }

    public static double[] copyOfRange(double[] array, int from, int to) {
        if (from > to) {
            throw new IllegalArgumentException("a range that ends before it starts");
        }
        if (from < 0 || from > array.length) {
            throw new ArrayIndexOutOfBoundsException("a range outside the array");
        }
        double[] copy = new double[to - from];
        SystemLibrary.arraycopy(array, from, copy, 0, Math.min(array.length, to) - from);
        return copy;
    }

    public static boolean equals(double @Nullable [] a, double @Nullable [] b) {
        if (a == null) {
            return b == null;
        }
        if (b == null || a.length != b.length) {
            return false;
        }
        for (int i = 0; i < a.length; i++) {
            if (Double.compare(a[i], b[i]) != 0) {
                return false;
            }
        }
        return true;
    }

    public static int hashCode(double @Nullable [] array) {
        if (array == null) {
            return 0;
        }
        int hash = 1;
        for (double element : array) {
            hash = 31 * hash + Double.hashCode(element);
        }
        return hash;
    }

    public static String toString(double @Nullable [] array) {
        if (array == null) {
            return "null";
        }
        StringBuilder text = new StringBuilder();
        StringBuilderLibrary.append(text, '[');
        for (int i = 0; i < array.length; i++) {
            if (i > 0) {
                StringBuilderLibrary.append(text, ", ");
            }
            StringBuilderLibrary.append(text, array[i]);
        }
        StringBuilderLibrary.append(text, ']');
        return StringBuilderLibrary.toString(text);
    }

    public static void fill(@Nullable Object[] array, @Nullable Object value) {
        fill(array, 0, array.length, value);
    }

    public static void fill(@Nullable Object[] array, int from, int to, @Nullable Object value) {
        checkRange(array.length, from, to);
        for (int at = from; at < to; at += Work.CHUNK) {
            int end = Math.min(to, at + Work.CHUNK);
            chargeFill(end - at);
            Arrays.fill(array, at, end, value);
        }
    }

    public static @Nullable Object[] copyOf(@Nullable Object[] array, int length) {
        return copyOfRange(array, 0, length);
    }

    public static @Nullable Object[] copyOfRange(@Nullable Object[] array, int from, int to) {
        if (from > to) {
            throw new IllegalArgumentException("a range that ends before it starts");
        }
        if (from < 0 || from > array.length) {
            throw new ArrayIndexOutOfBoundsException("a range outside the array");
        }
        @Nullable Object[] copy = sameType(array, to - from);
        SystemLibrary.arraycopy(array, from, copy, 0, Math.min(array.length, to) - from);
        return copy;
    }

    public static boolean equals(@Nullable Object @Nullable [] a, @Nullable Object @Nullable [] b) {
        if (a == null) {
            return b == null;
        }
        if (b == null || a.length != b.length) {
            return false;
        }
        for (int i = 0; i < a.length; i++) {
            if (!ObjectsLibrary.equals(a[i], b[i])) {
                return false;
            }
        }
        return true;
    }

    public static int hashCode(@Nullable Object @Nullable [] array) {
        if (array == null) {
            return 0;
        }
        int hash = 1;
        for (@Nullable Object element : array) {
            hash = 31 * hash + ObjectsLibrary.hashCode(element);
        }
        return hash;
    }

    public static String toString(@Nullable Object @Nullable [] array) {
        if (array == null) {
            return "null";
        }
        StringBuilder text = new StringBuilder();
        StringBuilderLibrary.append(text, '[');
        for (int i = 0; i < array.length; i++) {
            if (i > 0) {
                StringBuilderLibrary.append(text, ", ");
            }
            StringBuilderLibrary.append(text, array[i]);
        }
        StringBuilderLibrary.append(text, ']');
        return StringBuilderLibrary.toString(text);
    }

    public static void sort(int[] array) {
        sort(array, 0, array.length);
    }

    /// Sorts pieces, then merges them: the host sorts a piece at once.
    public static void sort(int[] array, int from, int to) {
        checkRange(array.length, from, to);
        if (to - from <= Work.CHUNK / 4) {
            Meter.charge(4 + 40 * (to - from));
            Arrays.sort(array, from, to);
            return;
        }
        int middle = (from + to) >>> 1;
        sort(array, from, middle);
        sort(array, middle, to);
        int[] left = copyOfRange(array, from, middle);
        int at = from;
        int right = middle;
        for (int i = 0; i < left.length; at++) {
            boolean fromLeft = right == to || Integer.compare(left[i], array[right]) <= 0;
            array[at] = fromLeft ? left[i++] : array[right++];
        }
    }

    public static int binarySearch(int[] array, int key) {
        Meter.charge(150);
        return Arrays.binarySearch(array, key);
    }

    public static void sort(long[] array) {
        sort(array, 0, array.length);
    }

    /// Sorts pieces, then merges them: the host sorts a piece at once.
    public static void sort(long[] array, int from, int to) {
        checkRange(array.length, from, to);
        if (to - from <= Work.CHUNK / 4) {
            Meter.charge(4 + 40 * (to - from));
            Arrays.sort(array, from, to);
            return;
        }
        int middle = (from + to) >>> 1;
        sort(array, from, middle);
        sort(array, middle, to);
        long[] left = copyOfRange(array, from, middle);
        int at = from;
        int right = middle;
        for (int i = 0; i < left.length; at++) {
            boolean fromLeft = right == to || Long.compare(left[i], array[right]) <= 0;
            array[at] = fromLeft ? left[i++] : array[right++];
        }
    }

    public static int binarySearch(long[] array, long key) {
        Meter.charge(150);
        return Arrays.binarySearch(array, key);
    }

    public static void sort(double[] array) {
        sort(array, 0, array.length);
    }

    /// Sorts pieces, then merges them: the host sorts a piece at once.
    public static void sort(double[] array, int from, int to) {
        checkRange(array.length, from, to);
        if (to - from <= Work.CHUNK / 4) {
            Meter.charge(4 + 40 * (to - from));
            Arrays.sort(array, from, to);
            return;
        }
        int middle = (from + to) >>> 1;
        sort(array, from, middle);
        sort(array, middle, to);
        double[] left = copyOfRange(array, from, middle);
        int at = from;
        int right = middle;
        for (int i = 0; i < left.length; at++) {
            boolean fromLeft = right == to || Double.compare(left[i], array[right]) <= 0;
            array[at] = fromLeft ? left[i++] : array[right++];
        }
    }

    public static int binarySearch(double[] array, double key) {
        Meter.charge(150);
        return Arrays.binarySearch(array, key);
    }

    /// {@return an empty array with elements of the same type}
    private static @Nullable Object[] sameType(@Nullable Object[] array, int length) {
        if (length >= 0) {
            Meter.allocate((int) Math.min(16 + 8L * length, Integer.MAX_VALUE));
            Meter.charge(4 + length / 4);
        }
        return Arrays.copyOf(Arrays.copyOf(array, 0), length);
    }

    public static void sort(@Nullable Object[] array) {
        sort(array, null);
    }

    /// Stable, as Java's own: a merge sort.
    @SuppressWarnings("rawtypes") // as erased code calls it
    public static void sort(@Nullable Object[] array, @Nullable Comparator order) {
        mergeSort(array, 0, array.length, order);
    }

    @SuppressWarnings("rawtypes") // as erased code calls it
    private static void mergeSort(
            @Nullable Object[] array, int from, int to, @Nullable Comparator order) {
        if (to - from < 2) {
            return;
        }
        int middle = (from + to) >>> 1;
        mergeSort(array, from, middle, order);
        mergeSort(array, middle, to, order);
        @Nullable Object[] left = new Object[middle - from];
        SystemLibrary.arraycopy(array, from, left, 0, left.length);
        int at = from;
        int right = middle;
        for (int i = 0; i < left.length; at++) {
            boolean fromLeft = right == to || compare(left[i], array[right], order) <= 0;
            array[at] = fromLeft ? left[i++] : array[right++];
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes", "NullAway"}) // a null is the caller's fault
    private static int compare(@Nullable Object a, @Nullable Object b, @Nullable Comparator order) {
        return order == null ? ComparableLibrary.compareTo((Comparable) a, b) : order.compare(a, b);
    }
}
