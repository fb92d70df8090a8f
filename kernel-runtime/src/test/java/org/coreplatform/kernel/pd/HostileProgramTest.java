package org.coreplatform.kernel.pd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.coreplatform.board.core.TrapCause;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.sdk.image.PdProgram;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Programs that keep to the language and mean harm. Whatever they do, the timer interrupts them
/// soon after it is due, and a bystander goes on.
class HostileProgramTest {
    private static final long DUE = 2_000_000;

    /// The longest piece of work that is not interrupted: a search through the longest text.
    private static final long LATE = 30_000;

    private static final PdProgram BYSTANDER =
            Programs.pd(
                    "bystander",
                    "protected void init() { DebugConsole.println(\"alive\"); }",
                    0x2000,
                    0x10000);

    private record Attack(String name, String body) {}

    private static Attack init(String name, String statements) {
        return new Attack(name, "protected void init() {\n" + statements + "\n}");
    }

    /// Runs for ever, in all ways.
    private static final List<Attack> ENDLESS =
            List.of(
                    init("loop", "while (true) {}"),
                    init("loop with calls", "while (true) { Math.abs(-1); }"),
                    init("loop of jumps", "a: while (true) { b: while (true) { continue a; } }"),
                    new Attack(
                            "recursion that returns",
                            """
                            int tree(int depth) {
                                return depth == 0 ? 1 : tree(depth - 1) + tree(depth - 1);
                            }
                            protected void init() { tree(60); }
                            """),
                    new Attack(
                            "class initialiser",
                            """
                            static class Slow {
                                static int value = spin();
                                static int spin() { while (true) {} }
                            }
                            protected void init() { int a = Slow.value; }
                            """),
                    new Attack(
                            "initialiser of the main class",
                            """
                            static { for (int i = 0; ; i++) { if (i < -1) { break; } } }
                            protected void init() {}
                            """),
                    new Attack(
                            "initialiser of an interface",
                            """
                            interface Slow {
                                int VALUE = spin();
                                static int spin() { while (true) {} }
                            }
                            protected void init() { int a = Slow.VALUE; }
                            """),
                    new Attack(
                            "constructor",
                            "{ for (int i = 0; i < 2; i = 0) {} } protected void init() {}"),
                    init(
                            "exception handler",
                            """
                            RuntimeException again = new RuntimeException();
                            while (true) {
                                try { throw again; } catch (RuntimeException e) {}
                            }
                            """),
                    init(
                            "handler that throws into itself",
                            """
                            int i = 0;
                            while (true) {
                                try { i = 1 / 0; } catch (ArithmeticException e) { i = 0; }
                            }
                            """),
                    init("finally", "try { Integer.parseInt(\"x\"); } finally { while (true) {} }"),
                    init(
                            "finally that never completes",
                            "Error e = new Error(); while (true) { try { throw e; } finally { continue; } }"),
                    init(
                            "catching everything",
                            """
                            while (true) {
                                try {
                                    Object o = null;
                                    o.hashCode();
                                } catch (Throwable t) {
                                    t.getMessage();
                                }
                            }
                            """),
                    init("lambda", "Runnable r = () -> { while (true) {} }; r.run();"),
                    new Attack(
                            "lambdas that call each other",
                            """
                            java.util.function.IntUnaryOperator f;
                            protected void init() {
                                f = i -> i;
                                for (int n = 0; n < 20; n++) {
                                    var g = f;
                                    f = i -> g.applyAsInt(g.applyAsInt(i));
                                }
                                f.applyAsInt(1);
                                while (true) {}
                            }
                            """),
                    init(
                            "bulk copy",
                            """
                            byte[] a = new byte[50_000];
                            while (true) { System.arraycopy(a, 0, a, 1, 49_999); }
                            """),
                    init(
                            "bulk fill",
                            "int[] a = new int[10_000]; while (true) java.util.Arrays.fill(a, 1);"),
                    init(
                            "text comparison",
                            """
                            String a = "a".repeat(9_000);
                            String b = "a".repeat(9_000);
                            while (a.equals(b) && a.hashCode() != 1 && a.compareTo(b) == 0) {}
                            """),
                    init(
                            "search that takes the product of two lengths",
                            """
                            String a = "a".repeat(16_000);
                            String b = "a".repeat(8_000).concat("b");
                            while (a.indexOf(b) < 0 && a.lastIndexOf(b) < 0) {}
                            """),
                    init(
                            "numbers in long texts",
                            "String a = \"0\".repeat(20_000); while (Integer.parseInt(a) == 0) {}"),
                    new Attack(
                            "text of an object",
                            """
                            public String toString() { while (true) {} }
                            protected void init() { DebugConsole.println("I am " + this); }
                            """),
                    new Attack(
                            "hash code of a component",
                            """
                            record Pair(Object a, Object b) {}
                            protected void init() {
                                Object o = 1;
                                for (int i = 0; i < 40; i++) { o = new Pair(o, o); }
                                o.hashCode();
                            }
                            """),
                    new Attack(
                            "equality of shared structures",
                            """
                            record Pair(Object a, Object b) {}
                            static Object deep() {
                                Object o = 1;
                                for (int i = 0; i < 40; i++) { o = new Pair(o, o); }
                                return o;
                            }
                            protected void init() { deep().equals(deep()); }
                            """),
                    init(
                            "comparator that never decides",
                            """
                            Object[] a = {1, 2};
                            java.util.Arrays.sort(a, (x, y) -> { while (true) {} });
                            """),
                    init(
                            "sorting",
                            """
                            int[] a = new int[8_000];
                            while (true) {
                                for (int i = 0; i < a.length; i++) { a[i] = i * 7919 % 8009; }
                                java.util.Arrays.sort(a);
                            }
                            """),
                    new Attack(
                            "endless iterator",
                            """
                            static class Endless
                                    implements Iterable<Object>, java.util.Iterator<Object> {
                                public java.util.Iterator<Object> iterator() { return this; }
                                public boolean hasNext() { return true; }
                                public Object next() { return this; }
                            }
                            protected void init() { for (Object o : new Endless()) {} }
                            """),
                    new Attack(
                            "message of the exception that ends it",
                            """
                            static class Endless extends RuntimeException {
                                public String getMessage() { while (true) {} }
                            }
                            protected void init() { throw new Endless(); }
                            """),
                    init(
                            "pattern switch",
                            "Object o = 1; while (true) switch (o) {"
                                    + " case Integer i when i > 5 -> {} case String s -> {} default -> {} }"));

    @TestFactory
    Stream<DynamicTest> areInterruptedWhateverTheyDo() {
        return ENDLESS.stream()
                .map(attack -> DynamicTest.dynamicTest(attack.name, () -> isInterrupted(attack)));
    }

    private static void isInterrupted(Attack attack) {
        var machine = new TestMachine();
        UserContext attacker =
                machine.thread(Programs.pd("attacker", attack.body, 0x8000, 0x40000));
        machine.thread(BYSTANDER);
        machine.interruptAt(DUE);
        machine.kernel()
                .follow(
                        (context, cause) ->
                                cause == TrapCause.INTERRUPT
                                        ? machine.kernel().stop(attacker)
                                        : null);

        machine.run();

        List<String> log = machine.kernel().takeLog();
        assertTrue(log.getFirst().endsWith("attacker interrupt"), log::toString);
        long late = Long.parseLong(log.getFirst().split(" ", -1)[0]) - DUE;
        assertTrue(late >= 0 && late < LATE, "interrupted " + late + " cycles late");
        assertEquals("alive\n", machine.kernel().console());
    }

    private record Ending(String name, String body, String expected) {}

    /// Takes what there is not enough of, or hides behind its own code.
    private static final List<Ending> ENDINGS =
            List.of(
                    new Ending(
                            "message that fails",
                            """
                            static class Broken extends RuntimeException {
                                public String getMessage() { throw new AssertionError(); }
                            }
                            protected void init() { throw new Broken(); }
                            """,
                            "exception 48: Main$Broken"),
                    new Ending(
                            "message that recurses",
                            """
                            static class Deep extends RuntimeException {
                                public String getMessage() { return getMessage() + getMessage(); }
                            }
                            protected void init() { throw new Deep(); }
                            """,
                            "exception 49: calls are nested deeper than the 8192 bytes of"
                                    + " `stack_size` allow"),
                    new Ending(
                            "exception at the end of the stack",
                            """
                            void deeper(int n) {
                                if (n == 0) { throw new IllegalStateException("deep"); }
                                deeper(n - 1);
                            }
                            protected void init() { deeper(80); }
                            """,
                            "exception 48: java.lang.IllegalStateException: deep"),
                    new Ending(
                            "recursion between classes",
                            """
                            record Node(Object next) {}
                            static Object[] knot = new Object[1];
                            static class Knot {
                                public int hashCode() { return knot[0].hashCode(); }
                            }
                            protected void init() {
                                knot[0] = new Node(new Knot());
                                knot[0].hashCode();
                            }
                            """,
                            "exception 49: calls are nested deeper than the 8192 bytes of"
                                    + " `stack_size` allow"),
                    new Ending(
                            "recursion in initialisers",
                            """
                            static class A { static int depth(int n) { return B.depth(n + 1); } }
                            static class B {
                                static int start = A.depth(0);
                                static int depth(int n) { return A.depth(n + 1); }
                            }
                            protected void init() { int a = B.start; }
                            """,
                            "exception 49: calls are nested deeper than the 8192 bytes of"
                                    + " `stack_size` allow"),
                    new Ending(
                            "text that doubles",
                            """
                            protected void init() {
                                String s = "x";
                                while (true) { s = s + s; }
                            }
                            """,
                            "exception 50: live objects and new ones take more than the 65536 bytes"
                                    + " of `heap_size`"),
                    new Ending(
                            "builder that grows",
                            """
                            protected void init() {
                                StringBuilder b = new StringBuilder();
                                try {
                                    while (true) { b.append("0123456789"); }
                                } catch (Throwable t) {
                                    init();
                                }
                            }
                            """,
                            "exception 50: live objects and new ones take more than the 65536 bytes"
                                    + " of `heap_size`"),
                    new Ending(
                            "exceptions kept as causes",
                            """
                            protected void init() {
                                RuntimeException e = null;
                                while (true) { e = new RuntimeException("kept", e); }
                            }
                            """,
                            "exception 50: live objects and new ones take more than the 65536 bytes"
                                    + " of `heap_size`"),
                    new Ending(
                            "boxes",
                            """
                            protected void init() {
                                Object[] all = new Object[5_000];
                                for (int i = 0; i < all.length; i++) { all[i] = (long) i; }
                            }
                            """,
                            "exception 50: live objects and new ones take more than the 65536 bytes"
                                    + " of `heap_size`"),
                    new Ending(
                            "lambdas",
                            """
                            Runnable last;
                            protected void init() {
                                while (true) { var r = last; last = () -> r.run(); }
                            }
                            """,
                            "exception 50: live objects and new ones take more than the 65536 bytes"
                                    + " of `heap_size`"),
                    new Ending(
                            "arrays of no elements",
                            """
                            protected void init() {
                                Object[][] all = new Object[4_000][0];
                            }
                            """,
                            "exception 50: live objects and new ones take more than the 65536 bytes"
                                    + " of `heap_size`"),
                    new Ending(
                            "negative sizes",
                            "protected void init() { int[][] a = new int[3][-5]; }",
                            "exception 48: java.lang.NegativeArraySizeException: -5"),
                    new Ending(
                            "copies of arrays",
                            """
                            protected void init() {
                                byte[] a = new byte[40_000];
                                byte[] b = a.clone();
                            }
                            """,
                            "exception 50: live objects and new ones take more than the 65536 bytes"
                                    + " of `heap_size`"),
                    new Ending(
                            "failed assertion",
                            "protected void init() { assert this == null : \"no\"; }",
                            "exception 48: java.lang.AssertionError: no"),
                    new Ending(
                            "failing initialiser",
                            """
                            static int a = 1 / Integer.parseInt("0");
                            protected void init() {}
                            """,
                            "exception 48: java.lang.ArithmeticException: / by zero"));

    @TestFactory
    Stream<DynamicTest> endAsTheirOwnFaults() {
        return ENDINGS.stream()
                .map(e -> DynamicTest.dynamicTest(e.name, () -> assertEquals(e.expected, end(e))));
    }

    private static String end(Ending ending) {
        var machine = new TestMachine();
        machine.thread(Programs.pd(ending.body));
        machine.run();
        String last = machine.kernel().takeLog().getLast();
        return last.substring(last.indexOf("test ") + 5);
    }

    @Test
    void eventLoopsInsideEachOtherKeepToOneHeap() {
        var machine = new TestMachine();
        machine.thread(
                Programs.pd(
                        "test",
                        """
                        protected void init() {}
                        protected void notified(Channel channel) {
                            byte[] kept = new byte[40_000];
                            PdMain.run(this, false);
                            kept[0] = 1;
                        }
                        """,
                        0x8000,
                        0x10000));
        machine.kernel()
                .follow(
                        (context, cause) -> {
                            if (cause != TrapCause.SYSTEM_CALL) {
                                return null;
                            }
                            context.setRegister(UserContext.A0, 1); // a notification of channel 0
                            return machine.kernel().schedule();
                        });

        machine.run();

        String last = machine.kernel().takeLog().getLast();
        assertTrue(last.contains("exception 50"), last);
    }
}
