package org.coreplatform.kernel.pd.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.util.ArrayList;
import java.util.List;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;
import org.junit.jupiter.api.Test;

/// What calls of the library cost, and that big ones come in pieces with the same result.
final class PdLibraryTest {

    @Test
    void bulkCopiesAreThoseOfJava() {
        comparesEqual(
                """
                StringBuilder out = new StringBuilder();
                long seed = 42;
                for (int round = 0; round < 300; round++) {
                    int[] from = new int[20_000];
                    for (int i = 0; i < from.length; i++) {
                        from[i] = i * round;
                    }
                    int[] to = (round & 1) == 0 ? from : new int[15_000];
                    seed = seed * 6364136223846793005L + 1442695040888963407L;
                    int a = (int) (seed >>> 33) % 12_000 - 10;
                    seed = seed * 6364136223846793005L + 1442695040888963407L;
                    int b = (int) (seed >>> 33) % 12_000 - 10;
                    seed = seed * 6364136223846793005L + 1442695040888963407L;
                    int n = (int) (seed >>> 33) % 12_000 - 10;
                    try {
                        System.arraycopy(from, a, to, b, n);
                        out.append(java.util.Arrays.hashCode(to)).append(' ');
                    } catch (IndexOutOfBoundsException e) {
                        out.append("bounds ");
                    }
                }
                try {
                    System.arraycopy(new int[9000], 0, new long[9000], 0, 9000);
                } catch (ArrayStoreException e) {
                    out.append("store ");
                }
                String[] texts = new String[9000];
                Object[] mixed = new Object[9000];
                mixed[5000] = 1;
                try {
                    System.arraycopy(mixed, 0, texts, 0, 9000);
                } catch (ArrayStoreException e) {
                    out.append("element ");
                }
                return out.toString();
                """);
    }

    @Test
    void sortsAreThoseOfJava() {
        comparesEqual(
                """
                StringBuilder out = new StringBuilder();
                long seed = 7;
                for (int n = 0; n < 9_000; n = n * 3 + 1) {
                    int[] ints = new int[n];
                    double[] doubles = new double[n];
                    Integer[] boxes = new Integer[n];
                    for (int i = 0; i < n; i++) {
                        seed = seed * 6364136223846793005L + 1442695040888963407L;
                        ints[i] = (int) (seed >>> 40);
                        doubles[i] = i % 7 == 0 ? -0.0 : i % 11 == 0 ? Double.NaN : ints[i] - 5e6;
                        boxes[i] = ints[i] & 0xff;
                    }
                    java.util.Arrays.sort(ints);
                    java.util.Arrays.sort(doubles);
                    java.util.Arrays.sort(boxes, (a, b) -> b - a);
                    out.append(java.util.Arrays.hashCode(ints)).append(' ');
                    out.append(java.util.Arrays.hashCode(doubles)).append(' ');
                    out.append(java.util.Arrays.hashCode(boxes)).append(' ');
                }
                return out.toString();
                """);
    }

    @Test
    void searchesAreThoseOfJava() {
        comparesEqual(
                """
                StringBuilder out = new StringBuilder();
                String[] parts = {"", "a", "ab", "aab", "b", "ba", "abab", "xyz"};
                for (String text : parts) {
                    for (String part : parts) {
                        for (int from = -2; from < 6; from++) {
                            out.append(text.indexOf(part, from));
                        }
                        out.append(text.lastIndexOf(part)).append(text.contains(part));
                        out.append(text.replace(part, "-")).append(text.compareTo(part));
                        out.append(text.startsWith(part, 1)).append(text.endsWith(part)).append(' ');
                    }
                }
                return out.toString();
                """);
    }

    @Test
    void workIsChargedByItsArguments() {
        long little = cycles("return \"ab\".repeat(10);");
        long much = cycles("return \"ab\".repeat(30_000);");
        assertTrue(much > little + 5_000, little + " then " + much);
        assertTrue(bytes("return \"ab\".repeat(30_000);") >= 60_000);
        assertTrue(cycles("return \"a\".repeat(60_000).indexOf(\"b\") + \"\";") > 7_500);
    }

    @Test
    void longSearchesAreChargedForEveryStep() {
        String worst =
                """
                String text = "a".repeat(40_000);
                return text.indexOf("a".repeat(20_000) + "b") + "";
                """;
        long product = 20_000L * 20_000 / 8;
        assertTrue(cycles(worst) > product, "cycles " + cycles(worst));
    }

    @Test
    void textsHaveALongestLength() {
        String doubling =
                """
                String text = "x";
                try {
                    while (true) {
                        text += text;
                    }
                } catch (IllegalStateException e) {
                    return text.length() + " " + e.getMessage();
                }
                """;
        assertEquals("32768 a text has at most 65535 characters", run(doubling).text());
        String builder =
                """
                try {
                    new StringBuilder(100_000_000);
                    return "made";
                } catch (IllegalStateException e) {
                    return e.getMessage();
                }
                """;
        assertEquals("a text has at most 65535 characters", run(builder).text());
    }

    @Test
    void programsGetOfTheLibraryWhatTheyCall() {
        List<String> least = library("return null;");
        List<String> more = new ArrayList<>(library("return \"ab\".repeat(3);"));
        assertTrue(more.removeAll(least));
        assertEquals(List.of("StringLibrary.repeat"), more);
    }

    /// {@return the methods of the library that come with a program}
    private static List<String> library(String body) {
        return Desugaring.trim(Desugaring.apply(program(body))).stream()
                .filter(type -> PdLibrary.contains(type.name()))
                .flatMap(type -> ClassFile.of().parse(type.bytes()).methods().stream())
                .map(
                        method ->
                                simpleName(method.parent().orElseThrow())
                                        + "."
                                        + method.methodName().stringValue())
                .toList();
    }

    private static String simpleName(ClassModel type) {
        String name = type.thisClass().asInternalName();
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private record Outcome(String text, long cycles, long bytes) {}

    private static long cycles(String body) {
        return run(body).cycles();
    }

    private static long bytes(String body) {
        return run(body).bytes();
    }

    private static Outcome run(String body) {
        TestRun run = TestRun.regenerated(program(body));
        String text = run.call("P", "run");
        return new Outcome(text, run.counted("cycles"), run.counted("bytes"));
    }

    private static void comparesEqual(String body) {
        assertEquals(TestRun.plain(program(body)).call("P", "run"), run(body).text());
    }

    private static List<ProgramClass> program(String body) {
        String source =
                """
                public final class P {
                    public static String run() {
                        %s
                    }
                }
                """
                        .formatted(body);
        List<ProgramClass> classes = JavaCompilation.compile("P.java", source);
        assertEquals(List.of(), LanguageProfile.check(classes));
        return classes;
    }
}
