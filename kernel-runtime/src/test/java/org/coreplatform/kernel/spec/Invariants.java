package org.coreplatform.kernel.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.coreplatform.kernel.spec.CapabilityRules.Region;
import org.coreplatform.kernel.spec.SchedContext.Refill;
import org.coreplatform.kernel.spec.ThreadState.BlockedOnNotification;
import org.coreplatform.kernel.spec.ThreadState.BlockedOnReceive;
import org.coreplatform.kernel.spec.ThreadState.BlockedOnReply;
import org.coreplatform.kernel.spec.ThreadState.BlockedOnSend;

/// What holds between any two steps.
public final class Invariants {
    private final State state;
    private final List<String> violations = new ArrayList<>();

    private Invariants(State state) {
        this.state = state;
    }

    /// {@return what does not hold in a state, in words; empty when all is well}
    public static List<String> violations(State state) {
        var invariants = new Invariants(state);
        invariants.derivationLists();
        invariants.objectsAndCapabilities();
        invariants.untypedMemory();
        invariants.endpointQueues();
        invariants.notificationQueues();
        invariants.schedulerQueues();
        invariants.schedContexts();
        invariants.replies();
        invariants.rightThreadRuns();
        invariants.pageTables();
        return invariants.violations;
    }

    private void require(boolean holds, String claim, Object about) {
        if (!holds) {
            violations.add(claim + ": " + about);
        }
    }

    // --- Capabilities ---

    private void derivationLists() {
        int reached = 0;
        Map<Capability, Integer> runs = new HashMap<>();
        for (SlotId id : state.slots().keys()) {
            Slot slot = state.slots().at(id);
            require(!(slot.capability() instanceof Capability.Null), "a slot is empty", id);
            if (slot.previous() != null) {
                Slot before = state.slots().get(slot.previous());
                require(before != null && id.equals(before.next()), "a list is torn", id);
                continue;
            }
            Capability last = CapabilityRules.NULL;
            for (SlotId at = id; at != null && reached <= state.slots().size(); reached++) {
                Slot here = state.slots().at(at);
                if (!CapabilityRules.isSameObject(last, here.capability())) {
                    runs.merge(identity(here.capability()), 1, Integer::sum);
                }
                last = here.capability();
                at = here.next();
            }
        }
        require(reached == state.slots().size(), "lists and slots differ", reached);
        runs.forEach(
                (object, count) ->
                        require(
                                count == 1 || !hasObject(object),
                                "the capabilities of an object are scattered",
                                object));
    }

    private static boolean hasObject(Capability capability) {
        return CapabilityRules.memory(capability).isPresent()
                && !(capability instanceof Capability.Untyped);
    }

    /// {@return the same capability for all that name the same object}
    private static Capability identity(Capability capability) {
        return switch (capability) {
            case Capability.Endpoint c ->
                    new Capability.Endpoint(c.object(), 0, true, true, true, true);
            case Capability.Notification c ->
                    new Capability.Notification(c.object(), 0, true, true);
            case Capability.Reply c -> new Capability.Reply(c.object(), true);
            case Capability.CNode c -> new Capability.CNode(c.object(), c.radix(), 0, 0);
            case Capability.Frame c -> c.unmapped().withRights(VmRights.READ_WRITE);
            case Capability.PageTable c -> c.unmapped();
            default -> capability;
        };
    }

    private List<Capability> capabilities() {
        return state.slots().values().stream().map(Slot::capability).toList();
    }

    private void objectsAndCapabilities() {
        Set<Long> named = new HashSet<>();
        for (Capability capability : capabilities()) {
            boolean lives =
                    switch (capability) {
                        case Capability.Endpoint c -> state.endpoints().contains(c.object());
                        case Capability.Notification c ->
                                state.notifications().contains(c.object());
                        case Capability.Reply c -> state.replies().contains(c.object());
                        case Capability.Tcb c -> state.tcbs().contains(c.object());
                        case Capability.SchedContext c ->
                                state.schedContexts().contains(c.object());
                        case Capability.PageTable c -> state.tables().contains(c.base());
                        case Capability.IrqHandler c -> state.irqs().at(c.irq()).issued();
                        default -> true;
                    };
            require(lives, "a capability outlives its object", capability);
            if (hasObject(capability)) {
                named.add(CapabilityRules.memory(capability).orElseThrow().base());
            }
        }
        List<Long> objects = new ArrayList<>(state.endpoints().keys());
        objects.addAll(state.notifications().keys());
        objects.addAll(state.replies().keys());
        objects.addAll(state.tcbs().keys());
        objects.addAll(state.schedContexts().keys());
        objects.addAll(state.tables().keys());
        objects.forEach(o -> require(named.contains(o), "an object outlives its capabilities", o));
    }

    private void untypedMemory() {
        List<Region> regions =
                capabilities().stream()
                        .filter(Invariants::hasObject)
                        .map(c -> CapabilityRules.memory(c).orElseThrow())
                        .distinct()
                        .sorted(Comparator.comparingLong(Region::base))
                        .toList();
        for (int i = 1; i < regions.size(); i++) {
            require(
                    regions.get(i - 1).end() <= regions.get(i).base(),
                    "two objects overlap",
                    regions.get(i));
        }
        for (SlotId id : state.slots().keys()) {
            if (state.slots().at(id).capability() instanceof Capability.Untyped untyped) {
                childrenAreBelowWatermark(id, untyped);
            }
        }
    }

    private void childrenAreBelowWatermark(SlotId id, Capability.Untyped untyped) {
        long end = untyped.base() + untyped.watermark();
        Slot parent = state.slots().at(id);
        SlotId next = parent.next();
        while (next != null && Derivation.isParentOf(parent, state.slots().at(next))) {
            Slot child = state.slots().at(next);
            long childEnd = CapabilityRules.memory(child.capability()).map(Region::end).orElse(0L);
            require(childEnd <= end, "a child lies above its parent's watermark", next);
            next = child.next();
        }
    }

    // --- Queues ---

    private void isByPriority(List<Long> queue) {
        for (int i = 1; i < queue.size(); i++) {
            require(
                    state.tcbs().at(queue.get(i - 1)).priority()
                            >= state.tcbs().at(queue.get(i)).priority(),
                    "a queue is not in order of priority",
                    queue);
        }
    }

    private void endpointQueues() {
        for (long id : state.endpoints().keys()) {
            Endpoint endpoint = state.endpoints().at(id);
            isByPriority(endpoint.queue());
            for (long thread : endpoint.queue()) {
                boolean waits =
                        switch (state.tcbs().at(thread).state()) {
                            case BlockedOnReceive s ->
                                    endpoint.hasReceivers() && s.endpoint() == id;
                            case BlockedOnSend s -> endpoint.hasSenders() && s.endpoint() == id;
                            default -> false;
                        };
                require(waits, "a thread in an endpoint's queue does not wait there", thread);
            }
        }
        for (long thread : state.threads()) {
            switch (state.tcbs().at(thread).state()) {
                case BlockedOnReceive s -> isQueued(s.endpoint(), thread);
                case BlockedOnSend s -> isQueued(s.endpoint(), thread);
                case BlockedOnNotification(long n) ->
                        require(
                                state.notifications().at(n).queue().contains(thread),
                                "a thread waits in no notification's queue",
                                thread);
                default -> {}
            }
        }
    }

    private void isQueued(long endpoint, long thread) {
        require(
                state.endpoints().at(endpoint).queue().contains(thread),
                "a thread waits in no endpoint's queue",
                thread);
    }

    private void notificationQueues() {
        for (long id : state.notifications().keys()) {
            Notification n = state.notifications().at(id);
            isByPriority(n.queue());
            require(!n.active() || n.queue().isEmpty(), "somebody waits for what is there", id);
            for (long thread : n.queue()) {
                require(
                        state.tcbs().at(thread).state().equals(new BlockedOnNotification(id)),
                        "a thread in a notification's queue does not wait there",
                        thread);
            }
            require(
                    n.boundThread() == Tcb.NONE
                            || state.tcbs().at(n.boundThread()).boundNotification() == id,
                    "a notification is bound to a thread that is not bound to it",
                    id);
        }
    }

    private void schedulerQueues() {
        Scheduler scheduler = state.scheduler();
        Set<Long> seen = new HashSet<>();
        seen.add(scheduler.current());
        for (int queue : scheduler.ready().keys()) {
            for (long thread : scheduler.ready().at(queue)) {
                require(seen.add(thread), "a thread is in two queues", thread);
                Tcb tcb = state.tcbs().at(thread);
                require(
                        Scheduler.queue(tcb.domain(), tcb.priority()) == queue,
                        "a thread is in the ready queue of another priority",
                        thread);
                require(isSchedulable(thread), "a thread is ready that cannot run", thread);
                SchedContext sc = state.schedContexts().at(tcb.schedContext());
                require(
                        sc.isReady(scheduler.now()) && sc.isSufficient(0),
                        "a thread is ready without a budget",
                        thread);
            }
        }
        long last = 0;
        for (long thread : scheduler.release()) {
            require(seen.add(thread), "a thread is in two queues", thread);
            Tcb tcb = state.tcbs().at(thread);
            require(
                    tcb.state().isRunnable() && tcb.schedContext() != Tcb.NONE,
                    "a thread waits for a refill but for nothing else",
                    thread);
            long time = state.schedContexts().at(tcb.schedContext()).head().time();
            require(
                    Long.compareUnsigned(last, time) <= 0,
                    "the release queue is not in order",
                    thread);
            last = time;
        }
    }

    private boolean isSchedulable(long thread) {
        return Scheduling.isSchedulable(new Transition(state), thread);
    }

    // --- Time ---

    private void schedContexts() {
        for (long id : state.schedContexts().keys()) {
            SchedContext sc = state.schedContexts().at(id);
            require(
                    sc.thread() == Tcb.NONE || state.tcbs().at(sc.thread()).schedContext() == id,
                    "a scheduling context runs a thread that does not run on it",
                    id);
            require(
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
            require(
                    sc == Tcb.NONE || state.schedContexts().at(sc).thread() == thread,
                    "a thread runs on a scheduling context that does not run it",
                    thread);
        }
        long current = state.runningThread();
        long expected =
                current == Scheduler.IDLE
                        ? Scheduler.IDLE
                        : state.tcbs().at(current).schedContext();
        require(
                expected == state.scheduler().currentSchedContext(),
                "the running thread is not what is charged",
                current);
    }

    private void refills(long id, SchedContext sc) {
        List<Refill> refills = sc.refills();
        long sum = refills.stream().mapToLong(Refill::amount).sum();
        require(sum == sc.budget(), "the refills are not the budget", sc);
        require(refills.size() <= sc.maxRefills(), "there are too many refills", sc);
        require(sc.head().amount() >= Parameters.MIN_BUDGET, "the first refill is scrap", sc);
        if (sc.isRoundRobin()) {
            require(refills.size() == 2, "round robin is not two refills", id);
            return;
        }
        for (int i = 1; i < refills.size(); i++) {
            require(
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
                require(
                        expected.equals(new BlockedOnReply(id))
                                || (expected instanceof BlockedOnReceive r && r.reply() == id),
                        "a reply object's thread does not wait with it",
                        id);
            }
            require(
                    reply.previous() == Tcb.NONE
                            || state.replies().at(reply.previous()).next() == id,
                    "a stack of calls is torn",
                    id);
            if (reply.next() == Tcb.NONE) {
                continue;
            }
            require(
                    reply.top()
                            ? state.schedContexts().at(reply.next()).reply() == id
                            : state.replies().at(reply.next()).previous() == id,
                    "a stack of calls is torn above",
                    id);
            require(
                    reply.thread() != Tcb.NONE
                            && state.tcbs().at(reply.thread()).state() instanceof BlockedOnReply,
                    "nobody waits in a stack of calls",
                    id);
        }
        for (long thread : state.threads()) {
            if (state.tcbs().at(thread).state() instanceof BlockedOnReply(long reply)) {
                require(
                        state.replies().at(reply).thread() == thread,
                        "a caller waits for a reply that is not for it",
                        thread);
            }
        }
    }

    private void rightThreadRuns() {
        long current = state.runningThread();
        require(
                current == Scheduler.IDLE || isSchedulable(current),
                "a thread runs that cannot run",
                current);
        int priority = current == Scheduler.IDLE ? -1 : state.tcbs().at(current).priority();
        for (long thread : state.threads()) {
            Tcb tcb = state.tcbs().at(thread);
            require(
                    tcb.domain() != state.domains().current()
                            || tcb.priority() <= priority
                            || !isSchedulable(thread),
                    "a thread of higher priority does not run",
                    thread);
        }
        require(
                state.scheduler().action().equals(Scheduler.RESUME),
                "the choice of the running thread is pending",
                current);
    }

    // --- Address spaces ---

    private void pageTables() {
        Set<Long> mapped = new HashSet<>();
        for (Capability capability : capabilities()) {
            if (capability instanceof Capability.Frame frame && frame.asid() != 0) {
                mapped.add(frame.base());
            }
        }
        for (long base : state.tables().keys()) {
            for (TableEntry entry : state.tables().at(base).values()) {
                switch (entry) {
                    case TableEntry.Page page ->
                            require(
                                    mapped.contains(page.base()),
                                    "a page is mapped without a capability",
                                    page);
                    case TableEntry.Table table ->
                            require(
                                    state.tables().contains(table.base()),
                                    "a table entry outlives its table",
                                    table);
                }
            }
        }
    }
}
