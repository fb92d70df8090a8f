package org.coreplatform.kernel.pd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.coreplatform.board.core.TrapCause;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.sdk.abi.PdAddressSpace;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class JavaFaultTest {
    private static final long REGION = 0x400_0000;

    private record Case(String name, String body, String expected) {}

    /// What a program does, and the fault that comes of it, with the place that its pc names. The
    /// body starts at line 3.
    private static final List<Case> FAULTS =
            List.of(
                    new Case(
                            "uncaught exception",
                            "protected void init() {\n int[] a = new int[2];\n a[2] = 1; }",
                            "exception 48: java.lang.ArrayIndexOutOfBoundsException:"
                                    + " Index 2 out of bounds for length 2 at Main.init:5"),
                    new Case(
                            "own exception",
                            """
                            static final class Late extends RuntimeException {
                                Late() { super("too late"); }
                            }
                            protected void init() {
                                throw new Late();
                            }
                            """,
                            "exception 48: Main$Late: too late at Main.init:7"),
                    new Case(
                            "cast",
                            "protected void init() {\n Object o = this;\n String s = (String) o; }",
                            "exception 48: java.lang.ClassCastException:"
                                    + " an object is not of the class it is cast to at Main.init:5"),
                    new Case(
                            "endless recursion",
                            "protected void init() {\n init(); }",
                            "exception 49: calls are nested deeper than the 8192 bytes of"
                                    + " `stack_size` allow at Main.init:4"),
                    new Case(
                            "recursion that catches everything",
                            """
                            protected void init() {
                                try { init(); } catch (Throwable t) { init(); } finally { init(); }
                            }
                            """,
                            "exception 49: calls are nested deeper than the 8192 bytes of"
                                    + " `stack_size` allow at Main.init:4"),
                    new Case(
                            "large array",
                            "protected void init() {\n long[] a = new long[Integer.MAX_VALUE]; }",
                            "exception 50: live objects and new ones take more than the 65536 bytes"
                                    + " of `heap_size` at Main.init:4"),
                    new Case(
                            "large arrays of arrays",
                            "protected void init() {\n Object a = new byte[70000][70000]; }",
                            "exception 50: live objects and new ones take more than the 65536 bytes"
                                    + " of `heap_size` at Main.init:4"),
                    new Case(
                            "list that grows for ever",
                            """
                            Main next;
                            protected void init() {
                                while (true) { Main m = new Main(); m.next = next; next = m; }
                            }
                            """,
                            "exception 50: live objects and new ones take more than the 65536 bytes"
                                    + " of `heap_size` at Main.init:5"),
                    new Case(
                            "load where nothing is mapped",
                            """
                            protected void init() {
                                new MemoryRegion(0x4000000, 4096, "rw")
                                    .getInt(0x1000);
                            }
                            """,
                            "page fault LOAD 0x4001000 at Main.init:5"),
                    new Case(
                            "store to what is read-only",
                            """
                            protected void init() {
                                new MemoryRegion(0x4000000, 4096, "rw").putInt(8, 1);
                            }
                            """,
                            "page fault STORE 0x4000008 at Main.init:4"),
                    new Case(
                            "misaligned load",
                            """
                            protected void init() {
                                new MemoryRegion(0x4000000, 4096, "rw").getLong(4);
                            }
                            """,
                            "exception 4: the address 0x4000004 is not a multiple of 8"
                                    + " at Main.init:4"),
                    new Case(
                            "too many words",
                            "protected void init() { Message.of(1, new long[17]); }",
                            "exception 53: a message has at most 16 words at Main.init:3"));

    @TestFactory
    Stream<DynamicTest> saysWhatWentWrongAndWhere() {
        return FAULTS.stream()
                .map(
                        c ->
                                DynamicTest.dynamicTest(
                                        c.name, () -> assertEquals(c.expected, fault(c.body))));
    }

    private static String fault(String body) {
        var machine = new TestMachine();
        var program = Programs.pd(body);
        CodeMap codeMap = CodeMap.of(program);
        UserContext pd = machine.thread(program);
        machine.map(pd, REGION, machine.page(), TestMachine.CODE);

        machine.run();

        String last = machine.kernel().takeLog().getLast();
        CodePlace place = codeMap.locate(pd.faultIp()).orElseThrow();
        return "%s at %s.%s:%d"
                .formatted(
                        last.substring(last.indexOf("test ") + 5),
                        place.className(),
                        place.method(),
                        place.line());
    }

    @Test
    void triesAnAccessAgainWhenItsFaultIsAnswered() {
        var machine = new TestMachine();
        UserContext pd =
                machine.thread(
                        Programs.pd(
                                """
                                protected void init() {
                                    MemoryRegion region = new MemoryRegion(0x4000000, 4096, "rw");
                                    region.putLong(16, 42);
                                    DebugConsole.println(region.getLong(16));
                                }
                                """));
        machine.kernel()
                .follow(
                        (context, cause) -> {
                            if (cause == TrapCause.PAGE_FAULT) {
                                machine.map(pd, REGION, machine.page(), TestMachine.DATA);
                                return machine.kernel().schedule();
                            }
                            return null;
                        });

        machine.run();

        assertEquals("42\n", machine.kernel().console());
    }

    @Test
    void raisesAnExceptionAgainWhenItIsAnswered() {
        var machine = new TestMachine();
        UserContext pd = machine.thread(Programs.pd("protected void init() { int a = 1 / 0; }"));
        machine.run();
        machine.kernel().makeRunnable(pd);

        machine.run();

        List<String> log = machine.kernel().takeLog();
        assertEquals(2, log.size());
        log.forEach(
                line ->
                        assertEquals(
                                "test exception 48: java.lang.ArithmeticException: / by zero",
                                line.substring(line.indexOf(' ') + 1)));
    }

    @Test
    void startsAFreshIncarnationAtTheEntry() {
        var machine = new TestMachine();
        UserContext pd =
                machine.thread(
                        Programs.pd(
                                """
                                static int starts;
                                protected void init() {
                                    starts++;
                                    DebugConsole.println(starts);
                                    MemoryRegion region = new MemoryRegion(0x4000000, 4096, "rw");
                                    region.addLong(0, 1);
                                    DebugConsole.println(region.getLong(0));
                                }
                                """));
        machine.map(pd, REGION, machine.page(), TestMachine.DATA);
        machine.run();
        machine.kernel().restart(pd);

        machine.run();

        assertEquals("1\n1\n1\n2\n", machine.kernel().console());
    }

    @Test
    void hasNoInstructionsButTheEntryAndWhereItStopped() {
        var machine = new TestMachine();
        UserContext pd = machine.thread(Programs.pd("protected void init() {}"));
        machine.run();
        pd.setNextIp(PdAddressSpace.PROGRAM_BASE + 20);
        machine.kernel().makeRunnable(pd);

        machine.run();

        assertEquals(
                "test exception 2: no instruction there",
                machine.kernel().takeLog().getLast().replaceFirst("^[0-9]+ ", ""));
    }

    @Test
    void keepsTheMachinesOfOneJvmApart() {
        String body =
                """
                static int starts;
                protected void init() {
                    starts++;
                    for (int i = 0; i < 1000; i++) {}
                    DebugConsole.println(starts);
                }
                """;
        var first = new TestMachine();
        var second = new TestMachine();
        first.thread(Programs.pd(body));
        second.thread(Programs.pd(body));

        first.run();
        long time = first.now();
        second.run();

        assertEquals(time, first.now());
        assertEquals(time, second.now());
        assertEquals("1\n", first.kernel().console());
        assertEquals("1\n", second.kernel().console());
    }

    @Test
    void collectsWhatIsNoLongerAlive() {
        var machine = new TestMachine();
        machine.thread(
                Programs.pd(
                        """
                        int[] kept;
                        int rounds;
                        protected void init() {}
                        protected void notified(Channel channel) {
                            kept = new int[5000];
                            rounds++;
                        }
                        """));
        int[] rounds = {0};
        machine.kernel()
                .follow(
                        (context, cause) -> {
                            if (cause != TrapCause.SYSTEM_CALL || rounds[0]++ == 20) {
                                return null;
                            }
                            context.setRegister(UserContext.A0, 1); // a notification of channel 0
                            return machine.kernel().schedule();
                        });

        machine.run();

        assertEquals(21, machine.kernel().takeLog().size());
    }
}
