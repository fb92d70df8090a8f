package org.coreplatform.kernel.pd.language;

import java.util.List;

/// What authors can use instead of what the profile does not have.
final class Hints {
    private record Hint(String prefix, String help) {}

    private static final String COLLECTIONS =
            "use arrays, `org.coreplatform.sdk.pd.IntList` or `org.coreplatform.sdk.pd.LongRing`";
    private static final String ONE_THREAD =
            "a protection domain has one thread: put concurrent work into another one";
    private static final String FIXED_TYPES =
            "a program's types are fixed when its image is built: use interfaces or a switch";
    private static final String TIME = "use `org.coreplatform.sdk.pd.TimeStamp`";
    private static final String CONSOLE =
            "use `org.coreplatform.sdk.pd.DebugConsole`, or a channel to a console driver";
    private static final String OUTSIDE =
            "the outside world is reached through channels, memory regions and interrupts only";
    private static final String SEED = "compute pseudo-random numbers from a seed";
    private static final String CHARSET = "name one of the charsets of `StandardCharsets`";
    private static final String TRACE =
            "let the exception go: the fault report has its class, line and message";
    private static final List<String> TRACES =
            List.of(
                    "getStackTrace",
                    "setStackTrace",
                    "printStackTrace",
                    "initCause",
                    "getSuppressed",
                    "fillInStackTrace");
    private static final String TEXT = "concatenate with `+` or use `StringBuilder`";

    /// The first entry that is a prefix of `class.member` wins.
    private static final List<Hint> TABLE =
            List.of(
                    new Hint("java/util/stream/", "use a loop"),
                    new Hint("java/util/regex/", "use `String.indexOf` and `substring`"),
                    new Hint("java/util/concurrent/", ONE_THREAD),
                    new Hint("java/util/function/", "call the functions one after the other"),
                    new Hint("java/util/Locale", "texts are handled in no language in particular"),
                    new Hint("java/util/Optional", "use null, or a record of your own"),
                    new Hint("java/util/ServiceLoader", FIXED_TYPES),
                    new Hint("java/util/Comparator.", "write the comparison as a lambda"),
                    new Hint("java/util/UUID", SEED),
                    new Hint("java/nio/charset/", CHARSET),
                    new Hint("java/lang/String.getBytes", CHARSET),
                    new Hint("java/lang/ScopedValue", ONE_THREAD),
                    new Hint("java/lang/foreign/", OUTSIDE),
                    new Hint("java/util/Random", SEED),
                    new Hint("java/util/Scanner", OUTSIDE),
                    new Hint("java/util/Date", TIME),
                    new Hint("java/util/Calendar", TIME),
                    new Hint("java/util/Timer", "use a timer device and its interrupt"),
                    new Hint("java/util/Formatter", TEXT),
                    new Hint("java/util/Objects.requireNonNull", "check for null and throw"),
                    new Hint("java/util/Arrays.asList", COLLECTIONS),
                    new Hint("java/util/Arrays", "use a loop"),
                    new Hint("java/util/", COLLECTIONS),
                    new Hint("java/time/", TIME),
                    new Hint("java/text/", TEXT),
                    new Hint("java/math/", "use `long`, `Math.multiplyHigh` or arrays of `int`"),
                    new Hint("java/io/Serializable", "write fields into a message or region"),
                    new Hint("java/io/Object", "write fields into a message or region"),
                    new Hint("java/io/Print", CONSOLE),
                    new Hint("java/io/", OUTSIDE),
                    new Hint("java/nio/", OUTSIDE),
                    new Hint("java/net/", OUTSIDE),
                    new Hint("java/lang/reflect/", FIXED_TYPES),
                    new Hint("java/lang/invoke/", FIXED_TYPES),
                    new Hint("java/lang/classfile/", FIXED_TYPES),
                    new Hint("java/lang/Class", FIXED_TYPES),
                    new Hint("java/lang/Object.getClass", "use `instanceof` or a method"),
                    new Hint("java/lang/Object.wait", ONE_THREAD),
                    new Hint("java/lang/Object.notify", "to notify another PD: `Channel.signal`"),
                    new Hint("java/lang/Object.clone", "write a copying constructor"),
                    new Hint("java/lang/Enum.valueOf", "call `valueOf` of the enum itself"),
                    new Hint("java/lang/Enum.getDeclaringClass", FIXED_TYPES),
                    new Hint("java/lang/Thread", ONE_THREAD),
                    new Hint("java/lang/Runtime", OUTSIDE),
                    new Hint("java/lang/Process", OUTSIDE),
                    new Hint("java/lang/ref/", "a program keeps its objects in fields"),
                    new Hint("java/lang/StringBuffer", "use `StringBuilder`"),
                    new Hint("java/lang/String.format", TEXT),
                    new Hint("java/lang/String.split", "use `String.indexOf` and `substring`"),
                    new Hint("java/lang/String.match", "use `String.indexOf` and `substring`"),
                    new Hint("java/lang/String.replace", "use `String.replace`"),
                    new Hint("java/lang/String", "use a loop over `charAt`"),
                    new Hint("java/lang/System.out", CONSOLE),
                    new Hint("java/lang/System.err", CONSOLE),
                    new Hint("java/lang/System.in", OUTSIDE),
                    new Hint("java/lang/System.currentTimeMillis", TIME),
                    new Hint("java/lang/System.nanoTime", TIME),
                    new Hint("java/lang/System.identityHashCode", "use `hashCode`"),
                    new Hint("java/lang/System.exit", "to end, throw an exception: it is a fault"),
                    new Hint("java/lang/System", OUTSIDE),
                    new Hint("java/lang/Math.random", SEED),
                    new Hint(
                            "java/lang/NullPointerException.<init>",
                            "throw an `IllegalArgumentException` with the message"),
                    new Hint(
                            "java/lang/ClassCastException.<init>",
                            "throw an `IllegalArgumentException` with the message"),
                    new Hint("java/lang/Throwable", TRACE),
                    new Hint("java/lang/StackOverflowError", "it is a fault, not an exception"),
                    new Hint("java/lang/OutOfMemoryError", "it is a fault, not an exception"));

    private Hints() {}

    static String forClass(String internalName) {
        return find(internalName);
    }

    static String forExtending(String internalName) {
        return AllowList.standard().isSubtype(internalName, "java/lang/Throwable")
                ? "extend `Exception` or `RuntimeException`"
                : "use it as it is, in a field";
    }

    static String forMember(String owner, String name) {
        return TRACES.contains(name) ? TRACE : find(owner + "." + name);
    }

    private static String find(String key) {
        for (Hint hint : TABLE) {
            if (key.startsWith(hint.prefix())) {
                return hint.help();
            }
        }
        return key.startsWith("java/lang/")
                ? "the manual's chapter on the language profile lists what there is"
                : "programs use the classes of `org.coreplatform.sdk.pd`";
    }
}
