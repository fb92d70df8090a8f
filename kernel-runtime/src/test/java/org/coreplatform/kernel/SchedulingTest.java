package org.coreplatform.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.SystemCall;
import org.coreplatform.sdk.image.BootLayout;
import org.junit.jupiter.api.Test;

/// In which order threads run, and for how long.
final class SchedulingTest {
    private final Lab lab = new Lab();
    private final int endpoint = lab.create(ObjectType.ENDPOINT);
    private final int notification = lab.create(ObjectType.NOTIFICATION);

    @Test
    void sendersAreServedByPriorityAlsoWhenItChanges() {
        List<Lab.User> senders = new ArrayList<>();
        for (int priority : List.of(120, 130, 125)) {
            senders.add(lab.start(priority, new Program().send(endpoint, priority)));
        }
        lab.sleep();
        lab.setPriority(senders.getFirst().tcb(), 127);
        var labels = new ArrayList<Long>();
        for (int i = 0; i < senders.size(); i++) {
            labels.add(lab.systemCall(SystemCall.WAIT, endpoint, 0)[1] >>> 12);
        }
        assertEquals(List.of(130L, 120L, 125L), labels);
    }

    @Test
    void anEqualThreadDoesNotPreemptAHigherOneDoes() {
        Lab.User equal = lab.thread(100, lab.schedContext(5000, 5000), new Program().say("B"));
        Lab.User higher = lab.thread(110, lab.schedContext(5000, 5000), new Program().say("H"));
        var first = new Program().say("A0");
        resume(first, equal);
        resume(first, higher);
        first.say("A1");
        lab.start(100, first);
        lab.sleep();
        assertEquals("A0, H, A1, B", lab.takeLog());
    }

    private static void resume(Program program, Lab.User thread) {
        program.call(thread.tcb(), InvocationLabel.TCB_RESUME);
    }

    @Test
    void threadsMadeReadyByAHigherOneRunLastFirst() {
        for (int i = 1; i <= 3; i++) {
            String name = Integer.toString(i);
            lab.start(100, new Program().say(name).yieldTime().say(name).yieldTime().say(name));
        }
        lab.sleep();
        assertEquals("3, 2, 1, 3, 2, 1, 3, 2, 1", lab.takeLog());
    }

    @Test
    void raisingAnothersPriorityLetsItRunBeforeTheCallReturns() {
        lab.rootPriority(100);
        Lab.User helper = lab.start(90, new Program().say("helper"));
        assertEquals("", lab.takeLog());
        lab.setPriority(helper.tcb(), 110);
        assertEquals("helper", lab.takeLog());
    }

    @Test
    void ofTwoWaitersTheHigherOneIsWoken() {
        lab.rootPriority(100);
        lab.start(110, new Program().waitFor(notification).say("low"));
        lab.start(120, new Program().waitFor(notification).say("high"));
        lab.systemCall(SystemCall.SEND, notification, 0);
        assertEquals("high", lab.takeLog());
    }

    @Test
    void allPrioritiesRunInDescendingOrder() {
        var expected = new ArrayList<String>();
        for (int priority = 1; priority < 255; priority++) {
            String name = Integer.toString(priority);
            lab.start(priority, new Program().say(name));
            expected.addFirst(name);
        }
        lab.sleep();
        assertEquals(String.join(", ", expected), lab.takeLog());
    }

    @Test
    void aThreadOfAnotherDomainIsReadyButDoesNotRun() {
        lab.rootPriority(100);
        var program = new Program().waitFor(endpoint).say("runs");
        Lab.User thread = lab.start(120, program);
        setDomain(thread, 1);
        lab.systemCall(SystemCall.SEND, endpoint, 0);
        assertEquals("", lab.takeLog());
        setDomain(thread, 0);
        assertEquals("", lab.takeLog());
        lab.systemCall(SystemCall.YIELD, 0, 0);
        assertEquals("runs", lab.takeLog());
    }

    private void setDomain(Lab.User thread, long domain) {
        lab.done(
                BootLayout.SLOT_DOMAIN,
                InvocationLabel.DOMAIN_SET_SET,
                List.of(thread.tcb()),
                domain);
    }

    @Test
    void domainsTakeTurns() {
        Lab.User other = lab.thread(200, lab.schedContext(5000, 5000), spinner("other"));
        setDomain(other, 1);
        lab.resume(other);
        schedule(1, 0, 100_000);
        schedule(2, 1, 100_000);
        lab.done(BootLayout.SLOT_DOMAIN, InvocationLabel.DOMAIN_SCHEDULE_SET_START, List.of(), 1);
        lab.start(200, spinner("mine"));
        lab.sleep();
        lab.sleep();
        lab.sleep();
        String log = lab.takeLog();
        assertTrue(log.contains("mine, other"), log);
        assertTrue(log.contains("other, mine"), log);
    }

    /// Says its name after each millisecond.
    private static Program spinner(String name) {
        return new Program().spin(1_000_000).say(name).goTo(0);
    }

    private void schedule(long entry, long domain, long ticks) {
        lab.done(
                BootLayout.SLOT_DOMAIN,
                InvocationLabel.DOMAIN_SCHEDULE_CONFIGURE,
                List.of(),
                entry,
                domain,
                ticks);
    }

    @Test
    void yieldingToAnotherReturnsWhatItConsumed() {
        lab.rootPriority(100);
        int context = lab.schedContext(3000, 3_000_000);
        Lab.User spinner = lab.thread(100, context, new Program().spin(1L << 50));
        lab.resume(spinner);
        assertEquals(
                "L0 0xbb7",
                lab.call(context, InvocationLabel.SCHED_CONTEXT_YIELD_TO, List.of()).toString());
    }

    @Test
    void aThreadGetsItsBudgetOncePerPeriod() {
        Lab.User spinner =
                lab.thread(200, lab.schedContext(2000, 10_000), new Program().spin(1L << 50));
        lab.resume(spinner);
        lab.rootPriority(100);
        consumed(spinner);
        lab.systemCall(SystemCall.WAIT, waitUntil(100_000), 0);
        long used = consumed(spinner);
        assertTrue(used >= 18_000 && used <= 20_100, "used " + used + " us of 100 ms");
    }

    /// {@return a notification that is signalled after some time, in microseconds}
    private int waitUntil(long micros) {
        int alarm = lab.create(ObjectType.NOTIFICATION);
        var program = new Program().yieldTime().signal(alarm).waitFor(endpoint);
        Lab.User waker = lab.thread(255, lab.schedContext(1000, micros), program);
        lab.resume(waker);
        return alarm;
    }

    private long consumed(Lab.User thread) {
        return lab.done(thread.schedContext(), InvocationLabel.SCHED_CONTEXT_CONSUMED, List.of())
                .getFirst();
    }

    @Test
    void equalThreadsShareTheProcessorBySlices() {
        lab.rootPriority(100);
        Lab.User one = lab.thread(90, lab.schedContext(1000, 1000), new Program().spin(1L << 50));
        Lab.User two = lab.thread(90, lab.schedContext(1000, 1000), new Program().spin(1L << 50));
        lab.resume(one);
        lab.resume(two);
        lab.systemCall(SystemCall.WAIT, waitUntil(100_000), 0);
        long difference = consumed(one) - consumed(two);
        assertTrue(Math.abs(difference) < 1500, "difference of " + difference + " us");
    }

    @Test
    void aDeletedContextStopsItsThreadAndAnotherOneLetsItGoOn() {
        lab.rootPriority(100);
        var program = new Program().waitFor(notification).say("one");
        program.waitFor(notification).say("two");
        Lab.User thread = lab.start(120, program);
        lab.delete(thread.schedContext());
        lab.systemCall(SystemCall.SEND, notification, 0);
        assertEquals("", lab.takeLog());
        bind(lab.schedContext(5000, 5000), thread.tcb());
        assertEquals("one", lab.takeLog());
    }

    private void bind(int context, int object) {
        lab.done(context, InvocationLabel.SCHED_CONTEXT_BIND, List.of(object));
    }

    @Test
    void aBlockedThreadCannotBeGivenABudgetOfTheFuture() {
        lab.rootPriority(100);
        var program = new Program().waitFor(notification);
        Lab.User thread = lab.thread(120, 0, program);
        lab.resume(thread);
        bind(lab.schedContext(5000, 5000), thread.tcb());
        lab.done(
                thread.tcb(),
                InvocationLabel.TCB_SET_SCHED_PARAMS,
                List.of(BootLayout.SLOT_TCB, 0, 0),
                120,
                120);
        int spent = lab.schedContext(1000, 1_000_000);
        Lab.User spender = lab.thread(120, spent, new Program().yieldTime());
        lab.resume(spender);
        lab.done(spent, InvocationLabel.SCHED_CONTEXT_UNBIND, List.of());
        assertEquals(
                "L3",
                lab.call(spent, InvocationLabel.SCHED_CONTEXT_BIND, List.of(thread.tcb()))
                        .toString());
    }

    @Test
    void systemCallsLeaveOtherRegistersAlone() {
        lab.rootPriority(100);
        var program = new Program();
        for (int i = 1; i <= 31; i++) {
            program.set(i, 0x1000 + i);
        }
        program.ecall(SystemCall.YIELD);
        program.say(1, 2, 3, 4, 5, UserContext.A0, 11, 12, 13, 14, 15, 16, 18, 31);
        lab.start(120, program);
        assertEquals(
                "1001 1002 1003 1004 1005 100a 100b 100c 100d 100e 100f 1010 1012 101f",
                lab.takeLog());
    }
}
