package org.coreplatform.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.IpcBufferLayout;
import org.coreplatform.sdk.abi.MessageInfo;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.SystemCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Threads on several cores.
final class MulticoreTest {
    private static final long MILLI = 1_000_000;

    private final Lab lab = new Lab();

    private int notification() {
        return lab.create(ObjectType.NOTIFICATION);
    }

    private void await(int notification) {
        lab.systemCall(SystemCall.WAIT, notification, 0);
    }

    private long now() {
        return lab.board.clock().now();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void coresComputeAtTheSameTime(int cores) {
        List<Integer> done = IntStream.range(0, cores).mapToObj(_ -> notification()).toList();
        long start = now();
        for (int core = 0; core < cores; core++) {
            lab.startOn(core, 100, new Program().spin(10 * MILLI).signal(done.get(core)));
        }
        done.forEach(this::await);
        long took = now() - start;
        assertTrue(took > 10 * MILLI && took < 11 * MILLI, "took " + took);
    }

    @Test
    void aSignalWakesAThreadOfAnotherCore() {
        int wake = notification();
        int answer = notification();
        lab.startOn(1, 100, new Program().waitFor(wake).say("woken").signal(answer));
        lab.pass(MILLI);
        lab.systemCall(SystemCall.SEND, wake, 0);
        await(answer);
        assertEquals("woken", lab.takeLog());
    }

    @Test
    void signalsGoBackAndForthBetweenCores() {
        int ping = notification();
        int pong = notification();
        int done = notification();
        var second = new Program().waitFor(ping).say("ping").signal(pong).goTo(0);
        var first = new Program();
        for (int i = 0; i < 3; i++) {
            first.signal(ping).waitFor(pong).say("pong");
        }
        lab.startOn(1, 100, second);
        lab.startOn(2, 100, first.signal(done));
        await(done);
        assertEquals("ping, pong, ping, pong, ping, pong", lab.takeLog());
    }

    @Test
    void aPassiveServerRunsOnItsCallersCore() {
        int endpoint = lab.create(ObjectType.ENDPOINT);
        int reply = lab.create(ObjectType.REPLY);
        int own = lab.schedContext(5000, 5000);
        var server = new Program().recv(endpoint, reply);
        int loop = server.here();
        server.spin(MILLI).say(UserContext.A0).replyRecv(endpoint, reply, 7).goTo(loop);
        lab.rootPriority(90);
        Lab.User passive = lab.thread(120, own, server);
        lab.resume(passive);
        lab.done(own, InvocationLabel.SCHED_CONTEXT_UNBIND, List.of());
        int done = notification();
        for (int core = 0; core < 2; core++) {
            int badged = lab.mint(endpoint, 15, core + 1);
            lab.startOn(
                    core,
                    100,
                    new Program().spin(MILLI / 2).call(badged, 0).say("" + core).signal(done));
        }
        await(done);
        await(done);
        assertEquals("1, 0, 2, 1", lab.takeLog());
    }

    @Test
    void aFaultReachesAHandlerOnAnotherCore() {
        int endpoint = lab.create(ObjectType.ENDPOINT);
        int reply = lab.create(ObjectType.REPLY);
        int context = lab.schedContextOn(1);
        lab.resume(lab.thread(100, context, endpoint, new Program().raise(2).say("resumed")));
        lab.root().setRegister(UserContext.A6, reply);
        lab.systemCall(SystemCall.RECV, endpoint, 0);
        assertEquals(2, lab.root().register(UserContext.A2 + 2));
        lab.root().setRegister(UserContext.A6, reply);
        long next = lab.root().register(UserContext.A2) + 4;
        lab.systemCall(SystemCall.SEND, reply, 1, next);
        lab.pass(MILLI);
        assertEquals("resumed", lab.takeLog());
    }

    @Test
    void whatAThreadOnAnotherCoreHasConsumedIsToldUpToNow() {
        Lab.User thread = lab.startOn(1, 100, new Program().spin(MILLI / 10).goTo(0));
        lab.pass(MILLI);
        consumed(thread);
        lab.pass(MILLI);
        long micros = consumed(thread);
        assertTrue(Math.abs(micros - 1000) < 100, micros + " us");
    }

    private long consumed(Lab.User thread) {
        return lab.done(thread.schedContext(), InvocationLabel.SCHED_CONTEXT_CONSUMED, List.of())
                .getFirst();
    }

    /// A thread on core 1 that says so every millisecond, for ever.
    private Lab.User talker(String word) {
        return lab.startOn(1, 100, new Program().say(word).spin(MILLI).goTo(0));
    }

    /// {@return who says something in two milliseconds}
    private String heard() {
        return String.join(", ", new TreeSet<>(words(2)));
    }

    private List<String> words(long millis) {
        lab.takeLog();
        lab.pass(millis * MILLI);
        String log = lab.takeLog();
        return log.isEmpty() ? List.of() : List.of(log.split(", "));
    }

    @Test
    void aThreadThatAnotherCoreRunsCanBeSuspendedAndResumed() {
        Lab.User thread = talker("a");
        assertEquals("a", heard());
        lab.suspend(thread);
        assertEquals("", heard());
        lab.resume(thread);
        assertEquals("a", heard());
    }

    @Test
    void aThreadThatAnotherCoreRunsCanLoseItsTime() {
        Lab.User thread = talker("a");
        lab.done(thread.schedContext(), InvocationLabel.SCHED_CONTEXT_UNBIND, List.of());
        assertEquals("", heard());
        lab.done(thread.schedContext(), InvocationLabel.SCHED_CONTEXT_BIND, List.of(thread.tcb()));
        assertEquals("a", heard());
        lab.delete(thread.schedContext());
        assertEquals("", heard());
    }

    @Test
    void aThreadThatAnotherCoreRunsCanBeDeleted() {
        Lab.User thread = talker("a");
        Lab.User other = talker("b");
        lab.sleep();
        lab.delete(thread.tcb());
        assertEquals("b", heard());
        lab.delete(other.tcb());
        assertEquals("", heard());
    }

    @Test
    void priorityDecidesOnEachCore() {
        Lab.User a = talker("a");
        Lab.User b = lab.startOn(1, 99, new Program().say("b").spin(MILLI).goTo(0));
        assertEquals("a", heard());
        lab.setPriority(b.tcb(), 101);
        assertEquals("b", heard());
        lab.setPriority(a.tcb(), 102);
        assertEquals("a", heard());
    }

    @Test
    void aThreadMovesToTheCoreOfItsSchedulingContext() {
        Lab.User thread = talker("a");
        talker("b");
        lab.configure(2, thread.schedContext(), 5000, 5000, 0, 0);
        assertEquals(20, words(10).size(), 2);
        lab.configure(1, thread.schedContext(), 5000, 5000, 0, 0);
        assertEquals(10, words(10).size(), 2);
    }

    @Test
    void aThreadCanMoveItself() {
        int done = notification();
        int context = lab.schedContextOn(1);
        var program = new Program();
        Lab.User thread = lab.thread(100, context, program);
        lab.store(thread, IpcBufferLayout.CAPS_OR_BADGES, context);
        lab.store(thread, IpcBufferLayout.MESSAGE + 32, 0);
        program.say("before")
                .ecall(
                        SystemCall.CALL,
                        lab.layout.schedControlSlot() + 3L,
                        MessageInfo.of(InvocationLabel.SCHED_CONTROL_CONFIGURE_FLAGS, 0, 1, 5),
                        5000,
                        5000,
                        0,
                        0)
                .say("after")
                .signal(done)
                .spin(MILLI)
                .goTo(0);
        lab.resume(thread);
        await(done);
        assertEquals("before, after", lab.takeLog());
        assertNotNull(lab.kernel.currentContext(3));
    }

    @Test
    void budgetsHoldOnEveryCore() {
        int context = lab.create(ObjectType.SCHED_CONTEXT, 8);
        lab.configure(1, context, 1000, 4000, 0, 0);
        lab.resume(lab.thread(100, context, new Program().say("a").spin(MILLI / 2).goTo(0)));
        assertEquals(10, words(20).size(), 1);
    }

    @Test
    void runsTheSameEachTime() {
        assertEquals(history(1_000), history(1_000));
        assertEquals(history(77), history(77));
    }

    private static String history(int quantum) {
        var lab = new Lab();
        lab.board.turns().setQuantum(quantum);
        int shared = lab.create(ObjectType.NOTIFICATION);
        for (int core = 0; core < 4; core++) {
            lab.startOn(
                    core,
                    100,
                    new Program()
                            .spin(3_000 + 700 * core)
                            .signal(shared)
                            .say("" + core)
                            .spin(1_111)
                            .waitFor(shared)
                            .say("" + core)
                            .goTo(0));
        }
        lab.pass(MILLI);
        return lab.takeLog() + lab.board.clock().now();
    }
}
