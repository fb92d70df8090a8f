package org.coreplatform.kernel.pd.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Objects;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;
import org.junit.jupiter.api.Test;

final class TracerTest {
    private static final int HEADER = 16;

    @Test
    void emptyProgramsHoldNothing() {
        assertEquals(0, live("", ""));
    }

    @Test
    void countsFieldsOfAllClassesOfAnObject() {
        String classes =
                """
                static class Base { int i; byte b; Object o; }
                static final class Derived extends Base { long l; Derived next; boolean z; }
                """;
        assertEquals(HEADER + 16 + 24, live(classes, "root = new Derived();"));
    }

    @Test
    void countsSharedObjectsAndCyclesOnce() {
        String classes = "static final class Node { Node a; Node b; }";
        String code =
                """
                Node n = new Node();
                n.a = new Node();
                n.b = n.a;
                n.a.a = n;
                root = n;
                """;
        assertEquals(2 * (HEADER + 16), live(classes, code));
    }

    @Test
    void followsLongListsWithoutStack() {
        String classes = "static final class Link { Link next; }";
        String code =
                """
                Link first = null;
                for (int i = 0; i < 200_000; i++) {
                    Link link = new Link();
                    link.next = first;
                    first = link;
                }
                root = first;
                """;
        assertEquals(200_000 * (HEADER + 8), live(classes, code));
    }

    @Test
    void countsArraysStringsBoxesAndBuilders() {
        long reference = HEADER + 5 * 8;
        long ints = HEADER + 12;
        long text = 24 + HEADER + 8;
        long builder = 24 + HEADER + 16;
        long integer = 16;
        assertEquals(
                reference + ints + 4 + text + builder + integer,
                live(
                        "",
                        """
                        String s = new String(new char[] {'a', 'b'});
                        root = new Object[] {
                            new int[3], s, new StringBuilder("123456789"), Integer.valueOf(7777), s
                        };
                        """));
    }

    @Test
    void countsWhatLambdasCapture() {
        long array = HEADER + 72;
        assertEquals(
                HEADER + 8 + 8 + array,
                live("", "long[] kept = new long[9]; root = capture(kept, 5);"));
    }

    @Test
    void countsMessagesAndCausesOfExceptions() {
        long exception = 264;
        long message = 24 + HEADER + 8;
        String classes =
                """
                static final class Own extends RuntimeException {
                    Own(String m, Throwable t) { super(m, t); }
                    @Override public String getMessage() { throw new IllegalStateException(); }
                }
                """;
        assertEquals(
                exception + message + exception + message,
                live(
                        classes,
                        """
                        String a = new String(new char[] {'a'});
                        String b = new String(new char[] {'b'});
                        root = new Own(a, new IllegalStateException(b));
                        """));
    }

    @Test
    void countsEnumsAndInterfacesThroughTheirStatics() {
        long constants = 2 * 24L;
        long values = HEADER + 16;
        long kept = HEADER + 8;
        String classes =
                """
                enum Level { LOW, HIGH }
                interface Holder { int[] KEPT = new int[2]; }
                """;
        assertEquals(
                constants + values + kept, live(classes, "Level.values(); Holder.KEPT[0] = 1;"));
    }

    @Test
    void sizesAreThoseThatNewIsChargedFor() {
        List<ProgramClass> classes =
                JavaCompilation.compile(
                        "S.java",
                        """
                        class S { int a; long b; static long c; }
                        class T extends S { byte d; Object e; }
                        class E extends RuntimeException { short s; }
                        """);
        List<ProgramClass> regenerated = Desugaring.apply(classes);
        for (ObjectSizes sizes : List.of(ObjectSizes.of(classes), ObjectSizes.of(regenerated))) {
            assertEquals(HEADER + 16, sizes.instanceBytes("S"));
            assertEquals(HEADER + 16 + 16, sizes.instanceBytes("T"));
            assertEquals(264 + 8, sizes.instanceBytes("E"));
            assertEquals(56, sizes.instanceBytes("java/lang/StringBuilder"));
            assertEquals(264, sizes.instanceBytes("java/lang/IllegalStateException"));
        }
    }

    /// {@return the live bytes after some code has run in a program with a static field `root`}
    private static long live(String members, String code) {
        String source =
                """
                public final class P {
                    static Object root;
                    interface Task { int run(); }
                    static Task capture(long[] a, int b) { return () -> a.length + b; }
                    %s
                    public static String run() {
                        %s
                        return "";
                    }
                }
                """
                        .formatted(members, code);
        List<ProgramClass> classes = JavaCompilation.compile("P.java", source);
        assertEquals(List.of(), LanguageProfile.check(classes));
        TestRun run = TestRun.regenerated(classes);
        run.call("P", "run");
        return Tracer.liveBytes(roots(run));
    }

    private static Traceable roots(TestRun run) {
        try {
            Class<?> type = Class.forName(Desugaring.ROOTS, true, run);
            Object roots =
                    MethodHandles.publicLookup()
                            .findConstructor(type, MethodType.methodType(void.class))
                            .invoke();
            return (Traceable) Objects.requireNonNull(roots);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
