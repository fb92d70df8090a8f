package org.coreplatform.kernel.refinement;

import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTROL_CONFIGURE_FLAGS;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_RESUME;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.coreplatform.sdk.abi.MessageInfo;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.image.BootLayout;

/// A story of threads on several cores; the root task runs on core 0, for longer than any story.
///
/// Cores come to the kernel in the order of their times, so that whoever does something has to wait
/// for the others first.
final class CoreScript {
    /// The budget of a [#user], in ticks: 30 µs.
    static final long BUDGET = 300;

    private static final long BUDGET_MICROS = 30;
    private static final long PERIOD_MICROS = 1_000;

    /// A turn that is longer than any story.
    private static final long LONG_MICROS = 1_000_000;

    /// How far a core goes on while others are waited for, in ticks.
    private static final long STEP = 50;

    private static final int MOST_STEPS = 400;

    private final Twin twin;
    private final Script script;
    private final Actor root;

    CoreScript(Twin twin) {
        this.twin = twin;
        script = new Script(twin);
        root = script.root();
        script.configure(BootLayout.SLOT_SCHED_CONTEXT, 100 * LONG_MICROS, 100 * LONG_MICROS, 0, 0);
    }

    Script script() {
        return script;
    }

    /// A thread and its scheduling context.
    record User(Actor actor, int sc) {}

    /// {@return a thread that has not begun}
    User user(String name, int priority, int core, Budget budget) {
        int sc = script.make(ObjectType.SCHED_CONTEXT, 8);
        configure(sc, core, budget);
        return user(name, priority, sc);
    }

    /// {@return a thread that has not begun, and whose turn takes longer than any story}
    User longUser(String name, int priority, int core) {
        int sc = script.make(ObjectType.SCHED_CONTEXT, 8);
        configure(sc, core, LONG_MICROS, LONG_MICROS, 0);
        return user(name, priority, sc);
    }

    private User user(String name, int priority, int sc) {
        Actor actor = script.passive(name, priority);
        script.bind(sc, actor.tcb()).ok();
        return new User(actor, sc);
    }

    /// The root task gives a scheduling context its time on a core.
    void configure(int sc, int core, Budget budget) {
        long period = budget.periodMicros(BUDGET_MICROS, PERIOD_MICROS);
        configure(sc, core, BUDGET_MICROS, period, budget.flags());
    }

    private void configure(int sc, int core, long budgetMicros, long periodMicros, int flags) {
        byRoot(
                twin.layout().schedControlSlot() + core,
                SCHED_CONTROL_CONFIGURE_FLAGS,
                List.of(sc),
                budgetMicros,
                periodMicros,
                2,
                0,
                flags);
    }

    /// The root task makes an invocation that succeeds.
    void byRoot(long address, long label, List<Integer> capabilities, long... words) {
        turnOf(root);
        Answer answer = root.call(address, label, capabilities, words);
        assertEquals(0, MessageInfo.label(answer.info()), "error");
    }

    /// The root task lets a thread begin, or go on.
    void resume(User user) {
        byRoot(user.actor.tcb(), TCB_RESUME, List.of());
    }

    /// Waits until it is the turn of the core that runs a thread, or of one that runs another.
    void turnOf(Actor thread, Actor... others) {
        for (int i = 0; i < MOST_STEPS; i++) {
            twin.select();
            if (twin.isInterruptPending()) {
                twin.interrupt();
            } else if (twin.isAhead()) {
                twin.pass(1);
            } else if (thread.isRunning() || Arrays.stream(others).anyMatch(Actor::isRunning)) {
                return;
            } else {
                twin.pass(STEP);
            }
        }
        thread.runs();
    }

    /// Lets every core go on for so long.
    void goOn(long ticks) {
        long end = twin.now() + ticks;
        while (twin.now() < end) {
            twin.select();
            if (twin.isInterruptPending()) {
                twin.interrupt();
            } else {
                twin.pass(STEP);
            }
        }
    }
}
