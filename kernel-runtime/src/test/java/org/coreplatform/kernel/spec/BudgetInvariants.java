package org.coreplatform.kernel.spec;

import java.util.List;
import org.coreplatform.kernel.spec.SchedContext.Refill;
import org.coreplatform.kernel.spec.ThreadState.BlockedOnReceive;
import org.coreplatform.kernel.spec.ThreadState.BlockedOnReply;

/// What holds of scheduling contexts, their refills, and the calls along which they were lent.
final class BudgetInvariants {
    private final State state;
    private final Violations violations;

    BudgetInvariants(State state, Violations violations) {
        this.state = state;
        this.violations = violations;
    }

    void check() {
        schedContexts();
        replies();
    }

    private void schedContexts() {
        for (long id : state.schedContexts().keys()) {
            SchedContext sc = state.schedContexts().at(id);
            violations.require(
                    sc.thread() == Tcb.NONE || state.tcbs().at(sc.thread()).schedContext() == id,
                    "a scheduling context runs a thread that does not run on it",
                    id);
            violations.require(
                    sc.notification() == Tcb.NONE
                            || state.notifications().at(sc.notification()).schedContext() == id,
                    "a scheduling context is bound to a notification that does not know it",
                    id);
            if (sc.isActive()) {
                refills(id, sc);
            }
        }
        for (long thread : state.threads()) {
            long sc = state.tcbs().at(thread).schedContext();
            violations.require(
                    sc == Tcb.NONE || state.schedContexts().at(sc).thread() == thread,
                    "a thread runs on a scheduling context that does not run it",
                    thread);
        }
        charged(state.scheduler());
        state.cores().others().values().forEach(this::charged);
    }

    private void charged(Scheduler scheduler) {
        long current = scheduler.current();
        long expected =
                current == Scheduler.IDLE
                        ? Scheduler.IDLE
                        : state.tcbs().at(current).schedContext();
        violations.require(
                expected == scheduler.currentSchedContext(),
                "the running thread is not what is charged",
                current);
    }

    private void refills(long id, SchedContext sc) {
        List<Refill> refills = sc.refills();
        long sum = refills.stream().mapToLong(Refill::amount).sum();
        violations.require(sum == sc.budget(), "the refills are not the budget", sc);
        violations.require(refills.size() <= sc.maxRefills(), "there are too many refills", sc);
        violations.require(
                sc.head().amount() >= Parameters.MIN_BUDGET, "the first refill is scrap", sc);
        if (sc.isRoundRobin()) {
            violations.require(refills.size() == 2, "round robin is not two refills", id);
            return;
        }
        for (int i = 1; i < refills.size(); i++) {
            violations.require(
                    Long.compareUnsigned(refills.get(i - 1).end(), refills.get(i).time()) <= 0,
                    "two refills overlap",
                    sc);
        }
    }

    private void replies() {
        for (long id : state.replies().keys()) {
            Reply reply = state.replies().at(id);
            if (reply.thread() != Tcb.NONE) {
                ThreadState expected = state.tcbs().at(reply.thread()).state();
                violations.require(
                        expected.equals(new BlockedOnReply(id))
                                || (expected instanceof BlockedOnReceive r && r.reply() == id),
                        "a reply object's thread does not wait with it",
                        id);
            }
            violations.require(
                    reply.previous() == Tcb.NONE
                            || state.replies().at(reply.previous()).next() == id,
                    "a stack of calls is torn",
                    id);
            if (reply.next() == Tcb.NONE) {
                continue;
            }
            violations.require(
                    reply.top()
                            ? state.schedContexts().at(reply.next()).reply() == id
                            : state.replies().at(reply.next()).previous() == id,
                    "a stack of calls is torn above",
                    id);
            violations.require(
                    reply.thread() != Tcb.NONE
                            && state.tcbs().at(reply.thread()).state() instanceof BlockedOnReply,
                    "nobody waits in a stack of calls",
                    id);
        }
        for (long thread : state.threads()) {
            if (state.tcbs().at(thread).state() instanceof BlockedOnReply(long reply)) {
                violations.require(
                        state.replies().at(reply).thread() == thread,
                        "a caller waits for a reply that is not for it",
                        thread);
            }
        }
    }
}
