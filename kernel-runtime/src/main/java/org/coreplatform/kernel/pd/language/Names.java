package org.coreplatform.kernel.pd.language;

import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;

/// Names of classes as class files write them and as people do.
final class Names {
    static final String SDK = "org/coreplatform/sdk/pd/";
    static final String LIBRARY = "org/coreplatform/pd/";
    static final String PD_PORT = "org/coreplatform/sdk/abi/PdPort";
    static final String TRACEABLE = "org/coreplatform/kernel/pd/language/Traceable";
    static final String PROTECTION_DOMAIN = "org/coreplatform/sdk/pd/ProtectionDomain";

    private Names() {}

    /// {@return the internal name of a class, the descriptor of an array}
    static String internal(ClassDesc type) {
        String descriptor = type.descriptorString();
        return type.isClassOrInterface()
                ? descriptor.substring(1, descriptor.length() - 1)
                : descriptor;
    }

    /// {@return the name as in source, such as `java.util.Map.Entry` or `int[]`}
    static String readable(String internalName) {
        int dimensions = 0;
        while (dimensions < internalName.length() && internalName.charAt(dimensions) == '[') {
            dimensions++;
        }
        String element = internalName.substring(dimensions);
        if (dimensions > 0) {
            element = elementName(element);
        }
        String name = element.replace('/', '.');
        boolean isLibrary = name.startsWith("java");
        return (isLibrary ? name.replace('$', '.') : name) + "[]".repeat(dimensions);
    }

    private static String elementName(String descriptor) {
        return switch (descriptor) {
            case "Z" -> "boolean";
            case "B" -> "byte";
            case "C" -> "char";
            case "S" -> "short";
            case "I" -> "int";
            case "J" -> "long";
            case "F" -> "float";
            case "D" -> "double";
            default ->
                    descriptor.startsWith("L")
                            ? descriptor.substring(1, descriptor.length() - 1)
                            : descriptor;
        };
    }

    /// {@return the classes that a class name, an array or a descriptor mentions}
    static List<String> classesIn(String descriptor) {
        List<String> names = new ArrayList<>();
        int at = 0;
        while ((at = descriptor.indexOf('L', at)) >= 0) {
            int end = descriptor.indexOf(';', at);
            if (end < 0) {
                break;
            }
            names.add(descriptor.substring(at + 1, end));
            at = end + 1;
        }
        return names;
    }

    /// {@return the classes that an entry of the constant pool names: itself or an array's element}
    static List<String> classesOf(String entry) {
        return entry.startsWith("[") ? classesIn(entry) : List.of(entry);
    }

    /// {@return the method that an author wrote: lambdas belong to the method around them}
    static String method(String name) {
        if (name.startsWith("lambda$")) {
            int end = name.lastIndexOf('$');
            return end > 7 ? method(name.substring(7, end)) : name;
        }
        return switch (name) {
            case "<init>", "new" -> "constructor";
            case "<clinit>", "static" -> "static initialiser";
            default -> name;
        };
    }
}
