package org.coreplatform.kernel.refinement;

import static org.coreplatform.sdk.abi.InvocationLabel.DOMAIN_SCHEDULE_CONFIGURE;
import static org.coreplatform.sdk.abi.InvocationLabel.DOMAIN_SCHEDULE_SET_START;
import static org.coreplatform.sdk.abi.InvocationLabel.DOMAIN_SET_SET;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTROL_CONFIGURE_FLAGS;
import static org.coreplatform.sdk.image.BootLayout.SLOT_DOMAIN;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.coreplatform.sdk.abi.ObjectType;
import org.junit.jupiter.api.Test;

/// The kernel knows when nothing will ever happen unless it comes from outside.
class QuietTest {
    private static final int DOMAIN = 3;
    private static final long TICKS = 100_000;

    private final KernelSubject kernel = new KernelSubject(ModelSubject.smallBoard(), 12);
    private final Script script = new Script(kernel);
    private final Actor root = script.root();
    private final int never = script.notification();

    private void rest() {
        root.await(never);
        script.idle();
    }

    private void turn(int entry, int domain, long ticks) {
        root.call(SLOT_DOMAIN, DOMAIN_SCHEDULE_CONFIGURE, List.of(), entry, domain, ticks).ok();
    }

    /// The cycle of domains goes from one entry to the end marker behind it.
    private void startAt(int entry) {
        root.call(SLOT_DOMAIN, DOMAIN_SCHEDULE_SET_START, List.of(), entry).ok();
    }

    /// A thread of another domain is ready.
    private void readyInDomain() {
        Actor thread = script.thread("thread", 110);
        root.call(SLOT_DOMAIN, DOMAIN_SET_SET, List.of(thread.tcb()), DOMAIN).ok();
        script.resume(thread);
    }

    @Test
    void whileSomebodyRunsItIsNotQuiet() {
        assertFalse(kernel.isQuiet());
    }

    @Test
    void whenEverybodyWaitsItIsQuiet() {
        script.begun("thread", 110).await(never);
        rest();
        assertTrue(kernel.isQuiet());
    }

    @Test
    void whenSomebodyWaitsForARefillItIsNotQuiet() {
        Actor thread = script.passive("thread", 110);
        script.bind(script.schedContext(1_000, 10_000), thread.tcb()).ok();
        script.begin(thread).runs();
        script.pass(10_000);
        rest();
        assertFalse(kernel.isQuiet());
    }

    @Test
    void whenSomebodysDomainHasATurnToComeItIsNotQuiet() {
        readyInDomain();
        turn(1, 0, TICKS);
        turn(2, 1, TICKS);
        turn(3, DOMAIN, TICKS);
        startAt(1);
        rest();
        assertFalse(kernel.isQuiet());
    }

    @Test
    void whenSomebodysDomainHasTheOnlyTurnItIsNotQuiet() {
        readyInDomain();
        turn(7, DOMAIN, TICKS);
        root.ecallInvocation(SLOT_DOMAIN, DOMAIN_SCHEDULE_SET_START, List.of(), 7);
        assertFalse(kernel.isQuiet());
    }

    @Test
    void whenSomebodysDomainHasNoTurnItIsQuiet() {
        readyInDomain();
        turn(1, DOMAIN, TICKS);
        turn(2, 0, TICKS);
        turn(3, 1, TICKS);
        turn(5, DOMAIN, TICKS);
        startAt(2);
        rest();
        assertTrue(kernel.isQuiet(), "its turns are before and behind the cycle");
    }

    @Test
    void whenAnotherCoreIsBusyItIsNotQuiet() {
        Actor thread = script.passive("thread", 110);
        int sc = script.make(ObjectType.SCHED_CONTEXT, 8);
        root.call(
                        kernel.layout().schedControlSlot() + 1,
                        SCHED_CONTROL_CONFIGURE_FLAGS,
                        List.of(sc),
                        10_000,
                        10_000,
                        0,
                        0,
                        0)
                .ok();
        script.bind(sc, thread.tcb()).ok();
        script.resume(thread);
        rest();
        assertFalse(kernel.isQuiet());
    }
}
