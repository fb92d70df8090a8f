package org.coreplatform.pd;

/// The methods of `java.lang.Enum`.
public final class EnumLibrary {
    private EnumLibrary() {}

    /// {@return the hash code of the constant's name} The host's would be another one each time.
    public static int hashCode(Enum<?> constant) {
        return StringLibrary.hashCode(constant.name());
    }

    /// {@return the constant of a name}
    ///
    /// @param type the enum's name, for the message
    public static Enum<?> valueOf(Enum<?>[] constants, String name, String type) {
        for (Enum<?> constant : constants) {
            if (StringLibrary.equals(name, constant.name())) {
                return constant;
            }
        }
        StringBuilder message = new StringBuilder();
        StringBuilderLibrary.append(message, "No enum constant ");
        StringBuilderLibrary.append(message, type);
        StringBuilderLibrary.append(message, '.');
        StringBuilderLibrary.append(message, name);
        throw new IllegalArgumentException(StringBuilderLibrary.toString(message));
    }
}
