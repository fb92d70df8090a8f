package org.coreplatform.kernel.pd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.board.core.TrapCause;
import org.coreplatform.board.core.TrapOutcome;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.sdk.abi.SystemCall;
import org.coreplatform.sdk.image.PdProgram;
import org.junit.jupiter.api.Test;

class JavaEngineTest {
    private static final String SERVER =
            """
            int calls;
            protected void init() {}
            protected Message protectedCall(Channel channel, Message request) {
                calls++;
                return Message.of(request.label() + 1, request.word(0) * 2, calls);
            }
            """;

    private final TestMachine machine = new TestMachine();
    private final ScriptedKernel kernel = machine.kernel();

    @Test
    void runsInitAndWaitsForEvents() {
        machine.thread(Programs.pd("protected void init() { DebugConsole.println(\"hello\"); }"));

        machine.run();

        expectLog("588 test call -7 1");
        assertEquals("hello\n", kernel.console());
    }

    @Test
    void preemptsAnEndlessLoop() {
        machine.thread(Programs.pd("protected void init() { while (true) {} }"));
        machine.interruptAt(10_000);
        kernel.follow(
                (pd, cause) -> {
                    if (machine.now() < 40_000) {
                        machine.interruptAt(machine.now() + 10_000);
                        return kernel.schedule();
                    }
                    return kernel.stop(pd);
                });

        machine.run();

        expectLog(
                "10001 test interrupt",
                "20101 test interrupt",
                "30201 test interrupt",
                "40301 test interrupt");
    }

    @Test
    void keepsTheVariablesOfLoopsThatAreInterrupted() {
        String first = runUninterrupted(loop("first", 3_000));
        String second = runUninterrupted(loop("second", 6_000));
        UserContext one = machine.thread(loop("first", 3_000));
        UserContext other = machine.thread(loop("second", 6_000));
        List<UserContext> left = new ArrayList<>(List.of(one, other));
        machine.interruptAt(10_000);
        kernel.follow(
                (pd, cause) -> {
                    machine.interruptAt(machine.now() + 500);
                    if (cause != TrapCause.INTERRUPT) {
                        left.remove(pd);
                    }
                    if (left.size() == 1 && left.contains(pd)) {
                        return TrapOutcome.CONTINUE;
                    }
                    left.stream().filter(each -> each != pd).forEach(kernel::makeRunnable);
                    return kernel.stop(pd);
                });

        machine.run();

        assertEquals(first + second, kernel.console());
        assertTrue(kernel.takeLog().size() > 100);
    }

    private static String runUninterrupted(PdProgram program) {
        var alone = new TestMachine();
        alone.thread(program);
        alone.run();
        return alone.kernel().console();
    }

    /// A program with a loop that has variables of every kind.
    private static PdProgram loop(String name, int turns) {
        return Programs.pd(
                name,
                """
                record Link(int value, Object next) {}
                protected void init() {
                    int i = 0; long sum = TURNS; float small = 0; double large = 1; byte[] last = {1};
                    int[] table = new int[16]; Link head = new Link(TURNS, null); Object any = head;
                    while (i < TURNS) {
                        table[i & 15] += i + TURNS;
                        sum = sum * 31 + table[(int) (sum >>> 60)];
                        small += 0.5f;
                        large = large * 1.001 + small;
                        if (i % 500 == 0) head = new Link(i, any);
                        if (i % 700 == 0) any = head;
                        last[0] += (byte) head.value();
                        i += 1 + (int) (sum & 1);
                    }
                    sum = sum * 31 + (long) small;
                    sum = sum * 31 + (long) large;
                    sum = sum * 31 + (any == head ? 1 : 0) + head.value() + last[0];
                    DebugConsole.println(sum);
                }
                """
                        .replace("TURNS", Integer.toString(turns)),
                Programs.STACK_BYTES,
                Programs.HEAP_BYTES);
    }

    @Test
    void callsTheProcedureOfAPassiveServer() {
        machine.thread(server("server"));
        machine.thread(
                client(
                        """
                        Channel server = new Channel(0);
                        Message first = server.call(Message.of(7, 21));
                        Message second = server.call(first);
                        DebugConsole.println(second.label());
                        DebugConsole.println(second.word(0));
                        DebugConsole.println(second.word(1));
                        """));

        machine.run();

        assertEquals("9\n84\n2\n", kernel.console());
        expectLog(
                "346 server call -7 1",
                "1084 client call -1 74",
                "1610 server call -2 1",
                "1792 client call -1 74",
                "2331 server call -2 1",
                "3003 client call -7 1");
    }

    @Test
    void nestsCalls() {
        machine.thread(server("bottom"));
        machine.thread(
                Programs.pd(
                        "middle",
                        """
                        protected void init() {}
                        protected Message protectedCall(Channel channel, Message request) {
                            Message answer = new Channel(0).call(request);
                            return Message.of(answer.label() + 1, answer.word(0) + 1);
                        }
                        """,
                        Programs.STACK_BYTES,
                        Programs.HEAP_BYTES));
        machine.thread(
                client(
                        """
                        Message answer = new Channel(1).call(Message.of(1, 10));
                        DebugConsole.println(answer.label());
                        DebugConsole.println(answer.word(0));
                        """));

        machine.run();

        assertEquals("3\n21\n", kernel.console());
    }

    @Test
    void killsACalleeWhileItsCallerWaits() {
        UserContext server = machine.thread(spinningServer());
        machine.thread(client("new Channel(0).call(Message.of(1)); DebugConsole.println(\"no\");"));
        machine.thread(bystander());
        kernel.follow((_, cause) -> cause == TrapCause.INTERRUPT ? kernel.stop(server) : null);
        machine.interruptAt(200_000);

        machine.run();

        assertEquals("bystander\n", kernel.console());
        expectLog(
                "346 server call -7 1",
                "811 client call -1 74",
                "200001 server interrupt",
                "200741 bystander call -7 1");
    }

    @Test
    void goesOnWithTheCalleeWhenItsCallerIsRestarted() {
        UserContext server = machine.thread(spinningServer());
        UserContext client =
                machine.thread(
                        client(
                                """
                                DebugConsole.println("client");
                                new Channel(0).call(Message.of(1));
                                DebugConsole.println("never");
                                """));
        kernel.follow(
                (_, cause) -> {
                    if (cause != TrapCause.INTERRUPT) {
                        return machine.now() < 400_000 ? null : kernel.stop(client);
                    }
                    if (machine.now() < 300_000) {
                        kernel.restart(client);
                        machine.interruptAt(400_000);
                        return kernel.schedule();
                    }
                    return kernel.stop(server);
                });
        machine.interruptAt(200_000);

        machine.run();

        assertEquals("client\nclient\n", kernel.console());
        expectLog(
                "346 server call -7 1",
                "1090 client call -1 74",
                "200001 server interrupt",
                "400001 server interrupt",
                "400505 client call -1 74");
    }

    @Test
    void letsACallerGoOnAfterItsCalleeFaultedAndWasAnswered() {
        UserContext server =
                machine.thread(
                        Programs.pd(
                                "server",
                                """
                                protected void init() {}
                                protected Message protectedCall(Channel channel, Message request) {
                                    MemoryRegion region = new MemoryRegion(0x4000000, 4096, "rw");
                                    region.putLong(8, 5);
                                    return Message.of(region.getLong(8));
                                }
                                """,
                                Programs.STACK_BYTES,
                                Programs.HEAP_BYTES));
        machine.thread(client("DebugConsole.println(new Channel(0).call(Message.of(1)).label());"));
        machine.thread(bystander());
        machine.run();
        assertEquals("bystander\n", kernel.console());
        machine.map(server, 0x400_0000, machine.page(), TestMachine.DATA);
        kernel.makeRunnable(server);

        machine.run();

        assertEquals("bystander\n5\n", kernel.console());
        expectLog(
                "346 server call -7 1",
                "816 client call -1 74",
                "1149 server page fault STORE 0x4000008",
                "1889 bystander call -7 1",
                "2045 server call -2 1",
                "2288 client call -7 1");
    }

    @Test
    void nestsCallsDeeperThanItHostsThem() {
        int depth = 30;
        machine.thread(server("bottom"));
        for (int i = 1; i <= depth; i++) {
            String body =
                    """
                    protected void init() {}
                    protected Message protectedCall(Channel channel, Message request) {
                        return new Channel(%d).call(request);
                    }
                    """
                            .formatted(i - 1);
            machine.thread(
                    Programs.pd("server" + i, body, Programs.STACK_BYTES, Programs.HEAP_BYTES));
        }
        machine.thread(
                client(
                        """
                        Channel top = new Channel(%d);
                        for (int i = 0; i < 3; i++) {
                            DebugConsole.println(top.call(Message.of(7, i)).word(0));
                        }
                        """
                                .formatted(depth)));

        machine.run();

        assertEquals("0\n2\n4\n", kernel.console());
    }

    @Test
    void takesABugOfTheKernelPastProgramsThatCatchEverything() {
        machine.thread(server("server"));
        machine.thread(
                client(
                        """
                        while (true) {
                            try { new Channel(0).call(Message.of(1)); } catch (Throwable t) {}
                        }
                        """));
        kernel.follow(
                (context, _) -> {
                    if (context.register(UserContext.A7) == SystemCall.REPLY_RECV) {
                        throw new IllegalStateException("a bug");
                    }
                    return null;
                });

        IllegalStateException bug = assertThrows(IllegalStateException.class, () -> machine.run());

        assertEquals("a bug", bug.getMessage());
    }

    @Test
    void stopsAtAPauseAndGoesOnAsIfNothingHadBeen() {
        String body = "long n = 0; while (TimeStamp.ticks() < 1000) n++; DebugConsole.println(n);";
        machine.thread(client(body));
        machine.run();
        var paused = new TestMachine();
        paused.thread(client(body));
        for (int at = 500; at < 10_000; at += 500) {
            paused.board().events().schedule(at, paused.board().core(0)::requestPause);
        }

        for (int i = 0; i < 30; i++) {
            paused.run();
        }

        assertEquals(kernel.console(), paused.kernel().console());
        assertEquals(machine.now(), paused.now());
    }

    private static PdProgram server(String name) {
        return Programs.pd(name, SERVER, Programs.STACK_BYTES, Programs.HEAP_BYTES);
    }

    private static PdProgram spinningServer() {
        return Programs.pd(
                "server",
                """
                protected void init() {}
                protected Message protectedCall(Channel channel, Message request) {
                    while (true) {}
                }
                """,
                Programs.STACK_BYTES,
                Programs.HEAP_BYTES);
    }

    private static PdProgram client(String init) {
        return Programs.pd(
                "client",
                "protected void init() {\n" + init + "}",
                Programs.STACK_BYTES,
                Programs.HEAP_BYTES);
    }

    private static PdProgram bystander() {
        return Programs.pd(
                "bystander",
                "protected void init() { DebugConsole.println(\"bystander\"); }",
                Programs.STACK_BYTES,
                Programs.HEAP_BYTES);
    }

    private void expectLog(String... lines) {
        assertEquals(String.join("\n", lines), String.join("\n", kernel.takeLog()));
    }
}
