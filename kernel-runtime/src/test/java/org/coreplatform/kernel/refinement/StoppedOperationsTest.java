package org.coreplatform.kernel.refinement;

import static org.coreplatform.sdk.abi.InvocationLabel.CNODE_DELETE;
import static org.coreplatform.sdk.abi.InvocationLabel.CNODE_MOVE;
import static org.coreplatform.sdk.abi.InvocationLabel.DOMAIN_SCHEDULE_CONFIGURE;
import static org.coreplatform.sdk.abi.InvocationLabel.DOMAIN_SCHEDULE_SET_START;
import static org.coreplatform.sdk.abi.InvocationLabel.DOMAIN_SET_SET;
import static org.coreplatform.sdk.abi.InvocationLabel.IRQ_SET_IRQ_HANDLER;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_BIND;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_CONSUMED;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTROL_CONFIGURE_FLAGS;
import static org.coreplatform.sdk.abi.InvocationLabel.UNTYPED_RETYPE;
import static org.coreplatform.sdk.abi.KernelError.ILLEGAL_OPERATION;
import static org.coreplatform.sdk.image.BootLayout.SLOT_CNODE;
import static org.coreplatform.sdk.image.BootLayout.SLOT_DOMAIN;
import static org.coreplatform.sdk.image.BootLayout.SLOT_SCHED_CONTEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.SystemCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Kernel and specification agree on who pays when an interrupt stops a long operation that has
/// already taken away what its own thread runs on.
class StoppedOperationsTest {
    private static final int ROOT_RADIX = 12;
    private static final int RADIX = 8;
    private static final int LAST = (1 << RADIX) - 1;
    private static final int UART_IRQ = 10;
    private static final long TICKS = 100;

    private final Twin twin = new Twin(ModelSubject.smallBoard(), ROOT_RADIX, true);
    private final Script script = new Script(twin);
    private final Actor root = script.root();
    private int handler;

    /// The root task has time, and the UART interrupts.
    @BeforeEach
    void prepare() {
        handler = script.handler(UART_IRQ);
        script.configure(SLOT_SCHED_CONTEXT, 100_000_000, 100_000_000, 0, 0);
    }

    @AfterEach
    void nothingIsBroken() {
        assertEquals(List.of(), twin.violations());
        twin.compareAll();
    }

    private int schedContext(Budget budget) {
        int sc = script.make(ObjectType.SCHED_CONTEXT, 8);
        root.call(
                        twin.layout().schedControlSlot(),
                        SCHED_CONTROL_CONFIGURE_FLAGS,
                        List.of(sc),
                        1_000,
                        budget.periodMicros(1_000, 4_000),
                        2,
                        0,
                        budget.flags())
                .ok();
        return sc;
    }

    private Actor thread(String name, int sc) {
        Actor thread = script.passive(name, 110);
        root.call(sc, SCHED_CONTEXT_BIND, List.of(thread.tcb())).ok();
        return thread;
    }

    /// {@return a CNode with one free slot, the last one, which is the first to be emptied}
    private int node() {
        return node(LAST);
    }

    /// {@return a CNode with so many endpoints}
    private int node(int endpoints) {
        int node = script.make(ObjectType.CNODE, RADIX);
        root.call(
                        script.memory(12),
                        UNTYPED_RETYPE,
                        List.of(node),
                        ObjectType.ENDPOINT.number(),
                        0,
                        0,
                        0,
                        0,
                        endpoints)
                .ok();
        return node;
    }

    /// The thread deletes a CNode with a capability in it, and an interrupt comes meanwhile.
    private void delete(Actor thread, int last) {
        int node = node();
        script.resume(thread);
        script.lowerRoot(100);
        script.pass(TICKS);
        thread.call(node, CNODE_MOVE, List.of(SLOT_CNODE), LAST, RADIX, last, Script.ALL_BITS).ok();
        twin.pulseUart();
        thread.ecallInvocation(SLOT_CNODE, CNODE_DELETE, List.of(), node, Script.ALL_BITS);
    }

    @ParameterizedTest
    @EnumSource
    void aThreadDeletesItsOwnSchedulingContext(Budget budget) {
        int sc = schedContext(budget);
        Actor thread = thread("thread", sc);
        int next = schedContext(budget);
        delete(thread, sc);
        root.runs();
        root.ecallInvocation(next, SCHED_CONTEXT_BIND, List.of(thread.tcb()));
        thread.runs();
        thread.ecallInvocation(next, SCHED_CONTEXT_CONSUMED, List.of());
        script.pass(20_000);
    }

    @ParameterizedTest
    @EnumSource
    void aThreadDeletesItself(Budget budget) {
        int sc = schedContext(budget);
        Actor thread = thread("thread", sc);
        Actor heir = script.passive("heir", 110);
        delete(thread, thread.tcb());
        root.runs();
        script.resume(heir);
        root.call(sc, SCHED_CONTEXT_CONSUMED, List.of());
        root.ecallInvocation(sc, SCHED_CONTEXT_BIND, List.of(heir.tcb()));
        heir.runs();
        script.pass(50_000);
    }

    /// An equal that is ready does not run before it.
    @ParameterizedTest
    @EnumSource
    void aThreadGoesOnAfterTheInterrupt(Budget budget) {
        Actor thread = thread("thread", schedContext(budget));
        Actor equal = thread("equal", schedContext(budget));
        script.resume(equal);
        delete(thread, script.notification());
        script.pass(50_000);
    }

    /// The interrupt wakes a thread that finds what is left of a CNode that is being deleted.
    @Test
    void whatIsLeftOfACNodeCannotBeCopied() {
        int bell = script.notification();
        int endpoint = script.endpoint();
        int place = script.slot();
        Actor finder = script.thread("finder", 120);
        Actor receiver = script.thread("receiver", 130);
        int node = node(LAST);
        root.call(handler, IRQ_SET_IRQ_HANDLER, List.of(bell)).ok();
        script.begin(receiver).receiveCapabilityIn(place);
        receiver.await(endpoint);
        script.begin(finder).await(bell);
        twin.pulseUart();
        root.ecallInvocation(SLOT_CNODE, CNODE_DELETE, List.of(), node, Script.ALL_BITS);
        finder.copy(place, node, Script.ALL_RIGHTS).is(ILLEGAL_OPERATION);
        finder.mint(place, node, Script.ALL_RIGHTS, 1).is(ILLEGAL_OPERATION);
        finder.send(SystemCall.SEND, endpoint, 7, List.of(node));
        receiver.answer().is(0, 7);
        assertEquals(0, receiver.identify(place), "nothing has arrived");
        receiver.await(bell);
        finder.await(bell);
        root.ecall(SystemCall.CALL);
        root.answer().ok();
    }

    /// What was done in one domain's turn does not count in another's: an operation there looks no
    /// sooner whether to stop.
    @Test
    void theNextDomainBeginsWithFreshPiecesOfWork() {
        Actor other = thread("other", schedContext(Budget.ROUND_ROBIN));
        int first = node(60);
        int second = node(LAST);
        root.call(SLOT_DOMAIN, DOMAIN_SET_SET, List.of(other.tcb()), 1).ok();
        root.call(SLOT_DOMAIN, DOMAIN_SCHEDULE_CONFIGURE, List.of(), 1, 1, 1_000_000).ok();
        script.resume(other);
        root.delete(first).ok();
        root.ecallInvocation(SLOT_DOMAIN, DOMAIN_SCHEDULE_SET_START, List.of(), 1);
        other.runs();
        twin.pulseUart();
        other.ecallInvocation(SLOT_CNODE, CNODE_DELETE, List.of(), second, Script.ALL_BITS);
        other.ecall(SystemCall.CALL);
        other.answer().ok();
    }
}
