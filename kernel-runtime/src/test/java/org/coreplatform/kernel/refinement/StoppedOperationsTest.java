package org.coreplatform.kernel.refinement;

import static org.coreplatform.sdk.abi.InvocationLabel.CNODE_DELETE;
import static org.coreplatform.sdk.abi.InvocationLabel.CNODE_MOVE;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_BIND;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_CONSUMED;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTROL_CONFIGURE_FLAGS;
import static org.coreplatform.sdk.abi.InvocationLabel.UNTYPED_RETYPE;
import static org.coreplatform.sdk.image.BootLayout.SLOT_CNODE;
import static org.coreplatform.sdk.image.BootLayout.SLOT_SCHED_CONTEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.coreplatform.sdk.abi.ObjectType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Kernel and specification agree on who pays when an interrupt stops a long operation that has
/// already taken away what its own thread runs on.
class StoppedOperationsTest {
    private static final int ROOT_RADIX = 12;
    private static final int RADIX = 8;
    private static final int LAST = (1 << RADIX) - 1;
    private static final long TICKS = 100;

    private final Twin twin = new Twin(ModelSubject.smallBoard(), ROOT_RADIX, true);
    private final Script script = new Script(twin);
    private final Actor root = script.root();

    @BeforeEach
    void giveRootTime() {
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
                        LAST)
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
}
