package org.coreplatform.pd;

import org.coreplatform.kernel.pd.language.Traceable;
import org.jspecify.annotations.Nullable;

/// The methods of `java.lang.Object`, and the tests of pattern switches.
public final class ObjectLibrary {
    private static int lastIdentity;

    private ObjectLibrary() {}

    /// {@return the next hash code of an object without one of its own}
    public static int nextIdentity() {
        return ++lastIdentity;
    }

    @SuppressWarnings("EqualsUnsafeCast") // it is tested first
    public static boolean equals(Object self, @Nullable Object other) {
        return self instanceof String text ? StringLibrary.equals(text, other) : self.equals(other);
    }

    /// {@return the hash code} Objects of the host without one of their own, such as arrays, get
    /// that of their class's name.
    public static int hashCode(Object self) {
        if (self instanceof String text) {
            return StringLibrary.hashCode(text);
        }
        if (self instanceof Enum<?> constant) {
            return EnumLibrary.hashCode(constant);
        }
        if (self instanceof Traceable || isBox(self)) {
            return self.hashCode();
        }
        return StringLibrary.hashCode(self.getClass().getName());
    }

    public static String toString(Object self) {
        if (self instanceof String text) {
            return text;
        }
        if (self instanceof StringBuilder builder) {
            return StringBuilderLibrary.toString(builder);
        }
        if (self instanceof Throwable throwable) {
            return ThrowableLibrary.toString(throwable);
        }
        if (self instanceof Traceable || self instanceof Enum<?>) {
            return self.toString();
        }
        return isBox(self) ? boxText(self) : toStringOfSuper(self);
    }

    /// {@return the text of an object, `null` for null}
    public static String text(@Nullable Object object) {
        return object == null ? "null" : toString(object);
    }

    /// {@return what `Object.toString` gives}
    public static String toStringOfSuper(Object self) {
        StringBuilder text = new StringBuilder();
        StringBuilderLibrary.append(text, self.getClass().getName());
        StringBuilderLibrary.append(text, '@');
        StringBuilderLibrary.append(text, Work.made(Integer.toHexString(hashCode(self))));
        return StringBuilderLibrary.toString(text);
    }

    @SuppressWarnings("ReferenceEquality") // what Object.equals is
    public static boolean equalsOfSuper(Object self, @Nullable Object other) {
        return self == other;
    }

    /// {@return whether an object is a string with this text}
    public static boolean isText(Object object, String text) {
        return StringLibrary.equals(text, object);
    }

    /// {@return whether an object is this number as an `Integer` or `Character`}
    public static boolean isNumber(Object object, int number) {
        if (object instanceof Integer integer) {
            return integer == number;
        }
        return object instanceof Character character && character == number;
    }

    /// {@return whether an enum constant has this name}
    public static boolean isConstant(Object constant, String name) {
        return ((Enum<?>) constant).name().equals(name);
    }

    private static boolean isBox(Object object) {
        return object instanceof Number || object instanceof Boolean || object instanceof Character;
    }

    private static String boxText(Object box) {
        Meter.charge(box instanceof Double || box instanceof Float ? 400 : 60);
        return Work.made(box.toString());
    }
}
