package org.coreplatform.kernel.pd.language;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;

/// The classes of package `org.coreplatform.pd`, of which each program gets its own copy. They are
/// metered like the program's classes, and trusted: they alone call what has a cost that depends on
/// arguments.
final class PdLibrary {
    private static final List<String> NAMES =
            List.of(
                    "ArraysLibrary",
                    "AssertionErrorLibrary",
                    "BooleanLibrary",
                    "ByteLibrary",
                    "CharSequenceLibrary",
                    "ComparableLibrary",
                    "DoubleLibrary",
                    "EnumLibrary",
                    "FloatLibrary",
                    "IntegerLibrary",
                    "LongLibrary",
                    "ObjectLibrary",
                    "ObjectsLibrary",
                    "ShortLibrary",
                    "StringLibrary",
                    "StringBuilderLibrary",
                    "SystemLibrary",
                    "ThrowableLibrary",
                    "Work");

    private PdLibrary() {}

    static List<ProgramClass> classes() {
        return Loaded.CLASSES;
    }

    /// {@return whether a class is one of them}
    ///
    /// @param className binary name
    static boolean contains(String className) {
        String packageName = Names.LIBRARY.replace('/', '.');
        return className.startsWith(packageName)
                && NAMES.contains(className.substring(packageName.length()));
    }

    private static final class Loaded {
        static final List<ProgramClass> CLASSES = load();

        private static List<ProgramClass> load() {
            List<ProgramClass> all = new ArrayList<>();
            for (String name : NAMES) {
                String file = "/" + Names.LIBRARY + name + ".class";
                String className = Names.LIBRARY.replace('/', '.') + name;
                all.add(new ProgramClass(className, Resources.bytes(file)));
            }
            return List.copyOf(all);
        }
    }
}
