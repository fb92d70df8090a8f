package org.coreplatform.kernel.refinement;

import static org.coreplatform.sdk.abi.InvocationLabel.CNODE_DELETE;
import static org.coreplatform.sdk.abi.InvocationLabel.DOMAIN_SCHEDULE_CONFIGURE;
import static org.coreplatform.sdk.abi.InvocationLabel.DOMAIN_SCHEDULE_SET_START;
import static org.coreplatform.sdk.abi.InvocationLabel.DOMAIN_SET_SET;
import static org.coreplatform.sdk.abi.InvocationLabel.IRQ_SET_IRQ_HANDLER;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_BIND;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_CONSUMED;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_UNBIND;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_YIELD_TO;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_READ_REGISTERS;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_RESUME;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_PRIORITY;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SUSPEND;
import static org.coreplatform.sdk.image.BootLayout.SLOT_CNODE;
import static org.coreplatform.sdk.image.BootLayout.SLOT_DOMAIN;
import static org.coreplatform.sdk.image.BootLayout.SLOT_TCB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.coreplatform.kernel.refinement.CoreScript.User;
import org.coreplatform.sdk.abi.SystemCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Kernel and specification agree on what one core does to threads of another one, at each tick
/// around the end of their turns. The root task runs on core 0, the others on core 1.
class CoresTest {
    private static final int A0 = 10;
    private static final int ROOT_RADIX = 12;
    private static final int UART_IRQ = 10;

    /// Ticks of a turn.
    private static final long BUDGET = CoreScript.BUDGET;

    /// From here on a turn has too little left to go on.
    private static final long EDGE = BUDGET - 200;

    /// For so many ticks something is left alone.
    private static final long WHILE = 50;

    private final Twin twin = new Twin(ModelSubject.smallBoard(), ROOT_RADIX, true);
    private final CoreScript cores = new CoreScript(twin);
    private final Script script = cores.script();
    private final Actor root = script.root();
    private final int alarm = script.notification();

    @AfterEach
    void nothingIsBroken() {
        assertEquals(List.of(), twin.violations());
    }

    /// What the root task does to a thread that core 1 runs.
    enum Deed {
        READ_REGISTERS,
        SUSPEND,
        UNBIND,
        CONFIGURE,
        MOVE,
        LOWER,
        SET_DOMAIN
    }

    private void perform(Deed deed, User user, Budget budget) {
        int tcb = user.actor().tcb();
        switch (deed) {
            case READ_REGISTERS -> cores.byRoot(tcb, TCB_READ_REGISTERS, List.of(), 0, 2);
            case SUSPEND -> cores.byRoot(tcb, TCB_SUSPEND, List.of());
            case UNBIND -> cores.byRoot(user.sc(), SCHED_CONTEXT_UNBIND, List.of());
            case CONFIGURE -> cores.configure(user.sc(), 1, budget);
            case MOVE -> cores.configure(user.sc(), 2, budget);
            case LOWER -> cores.byRoot(tcb, TCB_SET_PRIORITY, List.of(SLOT_TCB), 90);
            case SET_DOMAIN -> cores.byRoot(SLOT_DOMAIN, DOMAIN_SET_SET, List.of(tcb), 0);
        }
    }

    /// Makes it as it was before.
    private void undo(Deed deed, User user, Budget budget) {
        int tcb = user.actor().tcb();
        switch (deed) {
            case READ_REGISTERS, CONFIGURE, SET_DOMAIN -> {}
            case SUSPEND -> cores.resume(user);
            case UNBIND -> cores.byRoot(user.sc(), SCHED_CONTEXT_BIND, List.of(tcb));
            case MOVE -> cores.configure(user.sc(), 1, budget);
            case LOWER -> cores.byRoot(tcb, TCB_SET_PRIORITY, List.of(SLOT_TCB), 110);
        }
    }

    /// Looks for the alarm: a system call that changes nothing.
    private void poll(Actor thread) {
        thread.set(A0, alarm);
        thread.ecall(SystemCall.NB_WAIT);
    }

    // --- The stories ---

    @ParameterizedTest
    @EnumSource
    void aThreadIsStoppedNearTheEndOfItsTurn(Budget budget) {
        List<User> users =
                List.of(cores.user("one", 110, 1, budget), cores.user("two", 110, 1, budget));
        users.forEach(cores::resume);
        int turn = 0;
        for (Deed deed : Deed.values()) {
            for (long ticks = EDGE - 25; ticks < EDGE + 5; ticks++) {
                User running = users.get(turn++ % 2);
                cores.turnOf(running.actor());
                poll(running.actor());
                twin.pass(ticks);
                perform(deed, running, budget);
                cores.goOn(WHILE);
                undo(deed, running, budget);
                cores.goOn(3 * BUDGET);
                cores.byRoot(running.sc(), SCHED_CONTEXT_CONSUMED, List.of());
            }
        }
    }

    /// Each of these lets the other thread of the core go on.
    @ParameterizedTest
    @EnumSource(
            value = Deed.class,
            names = {"SUSPEND", "UNBIND", "MOVE", "LOWER"})
    void aThreadIsStoppedAndAnotherGoesOn(Deed deed) {
        User first = cores.longUser("first", 110, 1);
        User second = cores.longUser("second", 100, 1);
        cores.resume(first);
        cores.resume(second);
        cores.turnOf(first.actor());
        perform(deed, first, Budget.ROUND_ROBIN);
        cores.turnOf(second.actor());
        undo(deed, first, Budget.ROUND_ROBIN);
        cores.turnOf(first.actor());
    }

    @ParameterizedTest
    @EnumSource
    void aThreadWithoutBudgetIsResumedOnAnotherCore(Budget budget) {
        User thread = cores.user("thread", 110, 1, budget);
        cores.resume(thread);
        for (long ticks = EDGE - 10; ticks < BUDGET + 10; ticks += 9) {
            cores.turnOf(thread.actor());
            twin.pass(ticks);
            cores.byRoot(thread.actor().tcb(), TCB_SUSPEND, List.of());
            cores.goOn(WHILE);
            cores.resume(thread);
        }
        cores.turnOf(thread.actor());
    }

    /// Whoever is woken there runs when it outranks who runs.
    @Test
    void aThreadThatWakesThereRunsIfItOutranksTheOneThatRuns() {
        User running = cores.longUser("running", 110, 1);
        User lower = cores.longUser("lower", 109, 1);
        User equal = cores.longUser("equal", 110, 1);
        User higher = cores.longUser("higher", 111, 1);
        cores.resume(running);
        cores.turnOf(running.actor());
        for (User user : List.of(lower, equal)) {
            cores.resume(user);
            cores.goOn(WHILE);
            cores.turnOf(running.actor());
        }
        cores.resume(higher);
        cores.turnOf(higher.actor());
        for (User user : List.of(higher, running, equal)) {
            cores.byRoot(user.actor().tcb(), TCB_SUSPEND, List.of());
        }
        cores.turnOf(lower.actor());
    }

    /// The root task waits for the UART on core 0, and a thread that outranks it is made ready from
    /// core 1: whatever tells core 0 first.
    @Test
    void aReadyThreadRunsBeforeOneThatADeviceWakes() {
        int handler = script.handler(UART_IRQ);
        root.call(handler, IRQ_SET_IRQ_HANDLER, List.of(alarm)).ok();
        script.lowerRoot(100);
        User higher = cores.longUser("higher", 120, 0);
        User sayer = cores.longUser("sayer", 110, 1);
        cores.resume(sayer);
        cores.turnOf(root);
        root.await(alarm);
        cores.turnOf(sayer.actor());
        sayer.actor().call(higher.actor().tcb(), TCB_RESUME, List.of()).ok();
        twin.pulseUart();
        cores.turnOf(higher.actor());
    }

    /// A thread of another domain never runs there.
    @Test
    void aThreadOfAnotherDomainDoesNotRunThere() {
        User running = cores.longUser("running", 100, 1);
        User other = cores.longUser("other", 110, 1);
        cores.resume(running);
        cores.byRoot(SLOT_DOMAIN, DOMAIN_SET_SET, List.of(other.actor().tcb()), 1);
        cores.resume(other);
        cores.goOn(WHILE);
        cores.turnOf(running.actor());
        cores.byRoot(SLOT_DOMAIN, DOMAIN_SET_SET, List.of(other.actor().tcb()), 0);
        cores.turnOf(other.actor());
    }

    /// A client of core 1 has called a passive server, which runs there near the end of the turn.
    private final class Called {
        private final int endpoint = script.endpoint();
        private final int own = script.schedContext(10_000, 10_000);
        private final Actor server = script.passive("server", 120);
        private final User client;

        Called(Budget budget) {
            client = cores.user("client", 110, 1, budget);
            script.lowerRoot(100);
        }

        /// @param ticks for which the server has run
        void call(int reply, long ticks) {
            cores.byRoot(own, SCHED_CONTEXT_BIND, List.of(server.tcb()));
            cores.turnOf(root);
            root.ecallInvocation(server.tcb(), TCB_RESUME, List.of());
            cores.turnOf(server);
            server.recv(endpoint, reply);
            cores.byRoot(own, SCHED_CONTEXT_UNBIND, List.of());
            cores.resume(client);
            cores.turnOf(client.actor());
            while (!server.isRunning()) { // again, if its budget did not last
                client.actor().ecallInvocation(endpoint, 1, List.of());
                cores.turnOf(server, client.actor());
            }
            twin.pass(ticks);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReplyIsDeletedWhileAnotherCoreRunsTheServer(Budget budget) {
        var called = new Called(budget);
        User other = cores.longUser("other", 105, 1);
        List<Integer> replies = IntStream.range(0, 15).mapToObj(_ -> script.reply()).toList();
        cores.resume(other);
        long ticks = EDGE - 40;
        for (int reply : replies) {
            called.call(reply, ticks += 3);
            cores.byRoot(SLOT_CNODE, CNODE_DELETE, List.of(), reply, Script.ALL_BITS);
            cores.turnOf(other.actor());
            cores.goOn(BUDGET);
            cores.byRoot(called.server.tcb(), TCB_SUSPEND, List.of());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aThreadYieldsToOneOfAnotherCore(Budget budget) {
        User thread = cores.user("thread", 110, 1, budget);
        User higher = cores.longUser("higher", 120, 1);
        cores.resume(thread);
        cores.turnOf(thread.actor());
        for (long ticks = 10; ticks < BUDGET; ticks += 20) {
            twin.pass(ticks);
            cores.byRoot(thread.sc(), SCHED_CONTEXT_YIELD_TO, List.of());
            cores.resume(higher);
            cores.turnOf(higher.actor());
            cores.byRoot(thread.sc(), SCHED_CONTEXT_YIELD_TO, List.of());
            cores.byRoot(higher.actor().tcb(), TCB_SUSPEND, List.of());
            cores.byRoot(thread.sc(), SCHED_CONTEXT_YIELD_TO, List.of());
            cores.turnOf(thread.actor());
        }
    }

    /// Who runs there is not disturbed when the timer is set to the same time as before.
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aThreadThatWaitsForItsRefillThereLosesItsTime(int which) {
        User first = cores.user("first", 120, 1, Budget.CONSTANT_BANDWIDTH);
        User second = cores.user("second", 119, 1, Budget.CONSTANT_BANDWIDTH);
        User running = cores.longUser("running", 110, 1);
        User lower = cores.longUser("lower", 90, 1);
        List.of(running, first, second).forEach(cores::resume);
        cores.goOn(3 * BUDGET);
        cores.turnOf(running.actor());
        cores.byRoot(List.of(first, second).get(which).sc(), SCHED_CONTEXT_UNBIND, List.of());
        cores.resume(lower);
        cores.goOn(WHILE);
        cores.turnOf(List.of(second, first).get(which).actor());
    }

    /// The root task has no turns any more when another core says so.
    @Test
    void domainsBeginAnewWhenAnotherCoreSaysSo() {
        User other = cores.longUser("other", 110, 0);
        User sayer = cores.longUser("sayer", 110, 1);
        cores.byRoot(SLOT_DOMAIN, DOMAIN_SET_SET, List.of(other.actor().tcb()), 1);
        cores.byRoot(SLOT_DOMAIN, DOMAIN_SCHEDULE_CONFIGURE, List.of(), 1, 1, 1_000_000);
        cores.resume(other);
        cores.resume(sayer);
        cores.turnOf(sayer.actor());
        sayer.actor().call(SLOT_DOMAIN, DOMAIN_SCHEDULE_SET_START, List.of(), 1).ok();
        cores.turnOf(other.actor());
    }
}
