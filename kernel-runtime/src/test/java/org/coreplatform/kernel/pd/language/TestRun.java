package org.coreplatform.kernel.pd.language;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;
import org.jspecify.annotations.Nullable;

/// Classes of a program in a loader of their own, with a meter that only counts.
final class TestRun extends ClassLoader {
    private static final String METER =
            """
            package org.coreplatform.pd;

            public final class Meter {
                public static long cycles;
                public static long bytes;

                public static void charge(int amount) {
                    if (amount < 0) {
                        throw new AssertionError("a negative charge");
                    }
                    cycles += amount;
                }

                public static void allocate(int amount) {
                    if (amount < 0) {
                        throw new AssertionError("a negative allocation");
                    }
                    bytes += amount;
                }
            }
            """;
    private static final List<ProgramClass> METER_CLASS =
            JavaCompilation.compile("Meter.java", METER);

    private final Map<String, ProgramClass> classes = new HashMap<>();

    private TestRun(List<ProgramClass> classes) {
        super("test", TestRun.class.getClassLoader());
        classes.forEach(each -> this.classes.put(each.name(), each));
    }

    /// {@return the program as it is}
    static TestRun plain(List<ProgramClass> classes) {
        return new TestRun(classes);
    }

    /// {@return the program regenerated}
    static TestRun regenerated(List<ProgramClass> classes) {
        List<ProgramClass> all = new ArrayList<>(Desugaring.trim(Desugaring.apply(classes)));
        all.addAll(METER_CLASS);
        return new TestRun(all);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        ProgramClass own = classes.get(name);
        if (own == null) {
            return super.loadClass(name, resolve);
        }
        Class<?> known = findLoadedClass(name);
        return known != null ? known : defineClass(name, own.bytes(), 0, own.bytes().length);
    }

    /// Calls a static method without parameters; {@return its text}.
    String call(String className, String method) {
        return String.valueOf(callStatic(className, method, String.class));
    }

    /// {@return what the meter has counted: `cycles` or `bytes`}
    long counted(String counter) {
        try {
            Class<?> meter = loadClass("org.coreplatform.pd.Meter", false);
            return (long)
                    MethodHandles.publicLookup()
                            .findStaticGetter(meter, counter, long.class)
                            .invoke();
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /// Calls a static method without parameters, after the class's initialiser.
    @Nullable Object callStatic(String className, String method, Class<?> result) {
        try {
            Class<?> type = Class.forName(className, true, this);
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            try {
                find(lookup, type, Initialisation.INIT, void.class).invoke();
            } catch (NoSuchMethodException _) {
                // nothing to initialise
            }
            return find(lookup, type, method, result).invoke();
        } catch (Throwable e) {
            throw new IllegalStateException(className + "." + method + ": " + e, e);
        }
    }

    private static MethodHandle find(
            MethodHandles.Lookup lookup, Class<?> type, String method, Class<?> result)
            throws ReflectiveOperationException {
        return lookup.findStatic(type, method, MethodType.methodType(result));
    }
}
