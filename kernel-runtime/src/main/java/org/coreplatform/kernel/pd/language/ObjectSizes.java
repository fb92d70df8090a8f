package org.coreplatform.kernel.pd.language;

import java.util.List;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;

/// The model sizes of objects: header 16, reference 8, arrays a header of 16 and their elements,
/// everything rounded up to 8. They do not depend on the host's own layout.
public final class ObjectSizes {
    /// The header of an object or array.
    public static final int HEADER = 16;

    private final ProgramIndex index;

    private ObjectSizes(ProgramIndex index) {
        this.index = index;
    }

    /// {@return the sizes of the objects of a program, before or after [Desugaring]}
    public static ObjectSizes of(List<ProgramClass> classes) {
        return new ObjectSizes(ProgramIndex.of(classes));
    }

    /// {@return the bytes that `new` allocates}
    ///
    /// @param className internal name of a class of the program or of the library
    public int instanceBytes(String className) {
        return index.instanceBytes(className);
    }

    /// {@return the bytes of an array}
    public static long array(long length, int elementBytes) {
        return roundUp(HEADER + length * elementBytes);
    }

    /// {@return the bytes of a string} A string is an object and its array of bytes.
    public static long string(int length) {
        return 24 + array(length, 1);
    }

    /// {@return the bytes of an object of the library that refers to nothing}
    static long leaf(Object object) {
        return switch (object) {
            case String text -> string(text.length());
            case StringBuilder builder -> string(builder.length());
            case byte[] a -> array(a.length, Byte.BYTES);
            case boolean[] a -> array(a.length, Byte.BYTES);
            case char[] a -> array(a.length, Character.BYTES);
            case short[] a -> array(a.length, Short.BYTES);
            case int[] a -> array(a.length, Integer.BYTES);
            case float[] a -> array(a.length, Float.BYTES);
            case long[] a -> array(a.length, Long.BYTES);
            case double[] a -> array(a.length, Double.BYTES);
            case Throwable t -> throwable(t);
            default ->
                    AllowList.standard()
                            .type(object.getClass().getName().replace('.', '/'))
                            .map(AllowList.ListedClass::instanceBytes)
                            .orElse(HEADER);
        };
    }

    /// {@return the bytes of an exception of the library with its message} The message that the
    /// machine composes for a null reference is not stored.
    private static long throwable(Throwable throwable) {
        int object =
                AllowList.standard()
                        .type("java/lang/Throwable")
                        .map(AllowList.ListedClass::instanceBytes)
                        .orElse(HEADER);
        String message = throwable instanceof NullPointerException ? null : throwable.getMessage();
        return object + (message == null ? 0 : string(message.length()));
    }

    static long roundUp(long bytes) {
        return (bytes + 7) & -8;
    }
}
