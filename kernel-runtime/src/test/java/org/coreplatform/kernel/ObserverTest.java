package org.coreplatform.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.kernel.trace.KernelObserver;
import org.coreplatform.kernel.trace.ThreadStatistics;
import org.coreplatform.sdk.abi.FaultLabel;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.SystemCall;
import org.coreplatform.sdk.image.BootLayout;
import org.coreplatform.sdk.profile.CycleCosts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An observer is told what happens, in order, and statistics count it.
final class ObserverTest {
    private static final long MILLI = 1_000_000;

    private final Lab lab = Lab.small();
    private final Watch watch = new Watch();

    /// Writes down what concerns the threads that have names of one letter.
    private static final class Watch implements KernelObserver {
        private final List<String> seen = new ArrayList<>();

        private void see(String what, ThreadStatistics... threads) {
            var line = new StringBuilder();
            for (ThreadStatistics thread : threads) {
                if (thread.name().length() != 1 && !thread.name().equals("idle")) {
                    return;
                }
                line.append(thread.name()).append(' ');
            }
            seen.add(line + what);
        }

        @Override
        public void switched(int core, ThreadStatistics thread) {
            see("runs on " + core, thread);
        }

        @Override
        public void systemCall(ThreadStatistics thread, int number) {
            see("makes system call " + number, thread);
        }

        @Override
        public void message(
                ThreadStatistics sender, ThreadStatistics receiver, long badge, long info) {
            see("message %x %x".formatted(badge, info), sender, receiver);
        }

        @Override
        public void reply(ThreadStatistics sender, ThreadStatistics receiver) {
            see("reply", sender, receiver);
        }

        @Override
        public void signalSent(
                ThreadStatistics sender, @Nullable ThreadStatistics receiver, long badge) {
            if (receiver == null) {
                see("signals nobody " + badge, sender);
            } else {
                see("sends signal " + badge, sender, receiver);
            }
        }

        @Override
        public void signalled(ThreadStatistics receiver, long badge) {
            see("is signalled " + badge, receiver);
        }

        @Override
        public void donated(ThreadStatistics to, long badge) {
            see("gets time " + badge, to);
        }

        @Override
        public void faulted(ThreadStatistics thread, int label) {
            see("faults " + label, thread);
        }

        @Override
        public void budgetExhausted(ThreadStatistics thread) {
            see("has used its budget", thread);
        }

        @Override
        public void budgetRefilled(ThreadStatistics thread) {
            see("has budget again", thread);
        }

        @Override
        public void domainBegan(int domain) {
            see("domain " + domain);
        }
    }

    private Lab.User named(String name, int priority, int schedContext, Program program) {
        Lab.User user = lab.thread(priority, schedContext, program);
        lab.name(user, name);
        return user;
    }

    private void sees(String... lines) {
        assertEquals(String.join("\n", lines), String.join("\n", watch.seen));
        watch.seen.clear();
    }

    private static void near(long wanted, long found) {
        assertTrue(Math.abs(found - wanted) <= MILLI / 25, found + " cycles, not " + wanted);
    }

    private ThreadStatistics statistics(String name) {
        return lab.kernel.threads().stream()
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void callsAndRepliesAreSeenOnBothPaths(boolean fast) {
        if (!fast) {
            lab.kernel.disableFastPath();
        }
        lab.rootPriority(90);
        int endpoint = lab.create(ObjectType.ENDPOINT);
        int reply = lab.create(ObjectType.REPLY);
        int own = lab.schedContext(5000, 5000);
        var server = new Program().recv(endpoint, reply);
        Lab.User passive = named("S", 120, own, server);
        server.replyRecv(endpoint, reply, 7);
        lab.resume(passive);
        lab.done(own, InvocationLabel.SCHED_CONTEXT_UNBIND, List.of());
        int badged = lab.mint(endpoint, 15, 5);
        int context = lab.create(ObjectType.SCHED_CONTEXT, 8);
        lab.configure(context, 5000, 5000, 3, 0);
        int never = lab.create(ObjectType.NOTIFICATION);
        var program = new Program().call(badged, 9, 1).waitFor(never);
        Lab.User client = named("C", 110, context, program);
        lab.kernel.observe(watch);
        lab.resume(client);
        sees(
                "C runs on 0",
                "C makes system call -1",
                "C S message 5 9001",
                "S gets time 3",
                "S runs on 0",
                "S makes system call -2",
                fast ? "S C reply" : "C gets time 3",
                fast ? "C gets time 3" : "S C reply",
                "C runs on 0",
                "C makes system call -9");
        assertEquals(1, statistics("C").callsMade());
        assertEquals(1, statistics("C").messagesReceived());
        assertEquals(1, statistics("S").messagesReceived());
    }

    @Test
    void signalsAreSeen() {
        lab.rootPriority(90);
        int alarm = lab.create(ObjectType.NOTIFICATION);
        int idle = lab.create(ObjectType.NOTIFICATION);
        int bell = lab.mint(alarm, 15, 4);
        int context = lab.schedContext(5000, 5000);
        Lab.User waiter = named("W", 100, context, new Program().waitFor(alarm).waitFor(alarm));
        lab.resume(waiter);
        var sender = new Program().signal(bell).signal(lab.mint(idle, 15, 8)).waitFor(idle);
        Lab.User thread = named("S", 110, lab.schedContext(5000, 5000), sender.waitFor(idle));
        lab.kernel.observe(watch);
        lab.resume(thread);
        sees(
                "S runs on 0",
                "S makes system call -5",
                "S W sends signal 4",
                "W is signalled 4",
                "S makes system call -5",
                "S signals nobody 8",
                "S makes system call -9",
                "S is signalled 8",
                "S makes system call -9",
                "W runs on 0",
                "W makes system call -9");
        assertEquals(2, statistics("S").notificationsSent());
        assertEquals(1, statistics("W").messagesReceived());
    }

    @Test
    void signalsToABoundThreadAreSeen() {
        int bell = lab.create(ObjectType.NOTIFICATION);
        Lab.User bound = named("B", 100, 0, new Program());
        lab.done(bound.tcb(), InvocationLabel.TCB_BIND_NOTIFICATION, List.of(bell));
        int never = lab.create(ObjectType.NOTIFICATION);
        var program = new Program().signal(bell).waitFor(never);
        Lab.User sender = named("S", 110, lab.schedContext(5000, 5000), program);
        lab.rootPriority(90);
        lab.kernel.observe(watch);
        lab.resume(sender);
        sees(
                "S runs on 0",
                "S makes system call -5",
                "S B sends signal 0",
                "S makes system call -9");
    }

    @Test
    void faultsAreSeen() {
        lab.rootPriority(90);
        int endpoint = lab.create(ObjectType.ENDPOINT);
        int context = lab.schedContext(5000, 5000);
        Lab.User thread = lab.thread(100, context, endpoint, new Program().raise(2));
        lab.name(thread, "F");
        lab.kernel.observe(watch);
        lab.resume(thread);
        sees("F runs on 0", "F faults " + FaultLabel.USER_EXCEPTION);
        assertEquals(1, statistics("F").faultsRaised());
    }

    @Test
    void repliesToFaultsAreSeen() {
        lab.rootPriority(90);
        int endpoint = lab.create(ObjectType.ENDPOINT);
        int reply = lab.create(ObjectType.REPLY);
        int context = lab.schedContext(5000, 5000);
        var program = new Program().recv(endpoint, reply).send(reply, 1);
        lab.resume(named("H", 110, lab.schedContext(5000, 5000), program.waitFor(endpoint)));
        Lab.User thread = lab.thread(100, context, endpoint, new Program().raise(2));
        lab.name(thread, "F");
        lab.kernel.observe(watch);
        lab.resume(thread);
        sees(
                "F runs on 0",
                "F faults " + FaultLabel.USER_EXCEPTION,
                "F H message 0 3004",
                "H runs on 0",
                "H makes system call -5",
                "H F reply",
                "H makes system call -9");
    }

    @Test
    void faultsThatNobodyHandlesAreSeen() {
        lab.rootPriority(90);
        int context = lab.schedContext(5000, 5000);
        Lab.User thread = named("F", 100, context, new Program().load(0x10));
        lab.kernel.observe(watch);
        lab.resume(thread);
        sees("F runs on 0", "F faults " + FaultLabel.VM);
        assertEquals(1, statistics("F").faultsRaised());
    }

    @Test
    void budgetsAreSeen() {
        lab.rootPriority(90);
        var program = new Program().spin(MILLI).goTo(0);
        Lab.User thread = named("B", 100, lab.schedContext(1000, 4000), program);
        lab.kernel.observe(watch);
        lab.resume(thread);
        lab.systemCall(SystemCall.YIELD, 0, 0);
        lab.pass(4 * MILLI);
        sees(
                "B runs on 0",
                "B has used its budget",
                "B has budget again",
                "B runs on 0",
                "B has used its budget");
        long cycles = statistics("B").cyclesRun();
        near(2 * MILLI, cycles);
    }

    @Test
    void timeoutsAreSeen() {
        lab.rootPriority(90);
        int endpoint = lab.create(ObjectType.ENDPOINT);
        var program = new Program().spin(MILLI).goTo(0);
        Lab.User thread = named("T", 100, lab.schedContext(1000, 4000), program);
        lab.done(thread.tcb(), InvocationLabel.TCB_SET_TIMEOUT_ENDPOINT, List.of(endpoint));
        lab.kernel.observe(watch);
        lab.resume(thread);
        sees("T runs on 0", "T has used its budget", "T faults " + FaultLabel.TIMEOUT);
        assertEquals(1, statistics("T").faultsRaised());
    }

    /// {@return cycles from a system call of the root task to when the observer is told of the
    /// switch that it makes}
    private long untilSwitch(int number, int address) {
        var switches = new ArrayList<Long>();
        lab.kernel.observe(
                new KernelObserver() {
                    @Override
                    public void switched(int core, ThreadStatistics thread) {
                        switches.add(lab.board.clock().now());
                    }
                });
        switches.clear();
        long start = lab.board.clock().now();
        lab.systemCall(number, address, 0);
        return switches.getFirst() - start;
    }

    @Test
    void switchesAreToldWhenTheyHappen() {
        int endpoint = lab.create(ObjectType.ENDPOINT);
        int reply = lab.create(ObjectType.REPLY);
        int bell = lab.create(ObjectType.NOTIFICATION);
        int context = lab.schedContext(5000, 5000);
        var server = new Program().recv(endpoint, reply).replyRecv(endpoint, reply, 7);
        Lab.User passive = named("S", 120, context, server);
        lab.rootPriority(90);
        lab.resume(passive);
        lab.done(context, InvocationLabel.SCHED_CONTEXT_UNBIND, List.of());
        assertEquals(CycleCosts.FAST_CALL, untilSwitch(SystemCall.CALL, endpoint));
        Lab.User waiter =
                named("W", 110, lab.schedContext(5000, 5000), new Program().waitFor(bell));
        lab.resume(waiter);
        assertEquals(
                CycleCosts.SYSTEM_CALL + CycleCosts.SIGNAL, untilSwitch(SystemCall.SEND, bell));
    }

    @Test
    void turnsOfDomainsAreSeen() {
        for (int entry = 1; entry <= 2; entry++) {
            lab.done(
                    BootLayout.SLOT_DOMAIN,
                    InvocationLabel.DOMAIN_SCHEDULE_CONFIGURE,
                    List.of(),
                    entry,
                    2 - entry,
                    10_000);
        }
        lab.kernel.observe(watch);
        lab.done(BootLayout.SLOT_DOMAIN, InvocationLabel.DOMAIN_SCHEDULE_SET_START, List.of(), 1);
        sees("domain 1", "idle runs on 0", "domain 0");
    }

    @Test
    void otherCoresAreSeen() {
        Lab.User thread = lab.thread(100, lab.schedContextOn(1), new Program().spin(MILLI).goTo(0));
        lab.name(thread, "A");
        lab.resume(thread);
        lab.pass(MILLI);
        lab.kernel.observe(watch);
        lab.pass(2 * MILLI);
        lab.suspend(thread);
        sees("A runs on 1", "idle runs on 1");
        near(3 * MILLI, statistics("A").cyclesRun());
        assertEquals(2, lab.kernel.busyCycles().size());
        near(3 * MILLI, lab.kernel.busyCycles().getLast());
    }

    @Test
    void coresThatNobodyRunsOnCountNothing() {
        lab.pass(MILLI);
        long busy = lab.kernel.busyCycles().getFirst();
        assertEquals(lab.board.clock().now(), busy, "root and the other thread ran all the time");
    }
}
