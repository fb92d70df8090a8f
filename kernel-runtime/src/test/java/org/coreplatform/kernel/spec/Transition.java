package org.coreplatform.kernel.spec;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The state in the middle of a step: each line of a transition sees what the lines before it did.
final class Transition {
    private PersistentMap<SlotId, Slot> slots;
    private PersistentMap<Long, Tcb> tcbs;
    private PersistentMap<Long, Endpoint> endpoints;
    private PersistentMap<Long, Notification> notifications;
    private PersistentMap<Long, Reply> replies;
    private PersistentMap<Long, SchedContext> schedContexts;
    private PersistentMap<Long, PersistentMap<Integer, TableEntry>> tables;
    private PersistentMap<Integer, Long> asidPools;
    private PersistentMap<Integer, Long> asids;
    private PersistentMap<Integer, Irq> irqs;
    private PersistentMap<Long, Long> memory;
    private Scheduler scheduler;
    private Domains domains;
    private Cores cores;
    private int pieces;
    private String console;
    private final Deque<Event.Look> looks = new ArrayDeque<>();

    Transition(State state) {
        slots = state.slots();
        tcbs = state.tcbs();
        endpoints = state.endpoints();
        notifications = state.notifications();
        replies = state.replies();
        schedContexts = state.schedContexts();
        tables = state.tables();
        asidPools = state.asidPools();
        asids = state.asids();
        irqs = state.irqs();
        memory = state.memory();
        scheduler = state.scheduler();
        domains = state.domains();
        cores = state.cores();
        pieces = state.pieces();
        console = state.console();
    }

    /// {@return the state as it is now}
    State state() {
        return new State(
                slots,
                tcbs,
                endpoints,
                notifications,
                replies,
                schedContexts,
                tables,
                asidPools,
                asids,
                irqs,
                memory,
                scheduler,
                domains,
                cores,
                pieces,
                console);
    }

    // --- Slots ---

    /// {@return the slot; an empty one that is linked to nothing when there is none}
    Slot slot(SlotId id) {
        Slot slot = slots.get(id);
        return slot == null ? Slot.original(CapabilityRules.NULL) : slot;
    }

    Capability capability(SlotId id) {
        return slot(id).capability();
    }

    boolean isEmpty(SlotId id) {
        return !slots.contains(id);
    }

    void put(SlotId id, Slot slot) {
        slots = slots.with(id, slot);
    }

    void clear(SlotId id) {
        slots = slots.without(id);
    }

    /// {@return the highest slot of a CNode or TCB that is not empty, null for none}
    @Nullable SlotId lastSlotOf(long holder) {
        SlotId last = slots.floor(new SlotId(holder, Long.MAX_VALUE));
        return last != null && last.holder() == holder ? last : null;
    }

    // --- Threads ---

    boolean isThread(long id) {
        return tcbs.contains(id);
    }

    Tcb tcb(long id) {
        return tcbs.at(id);
    }

    void put(long id, Tcb tcb) {
        tcbs = tcbs.with(id, tcb);
    }

    void changeTcb(long id, UnaryOperator<Tcb> change) {
        put(id, change.apply(tcb(id)));
    }

    void removeTcb(long id) {
        tcbs = tcbs.without(id);
    }

    long register(long thread, int register) {
        return tcb(thread).registers().get(register);
    }

    void setRegister(long thread, int register, long value) {
        changeTcb(thread, tcb -> tcb.withRegisters(tcb.registers().with(register, value)));
    }

    /// {@return the running thread, which is not the idle thread}
    long current() {
        return scheduler.current();
    }

    // --- Other objects ---

    Endpoint endpoint(long id) {
        return endpoints.at(id);
    }

    void put(long id, Endpoint endpoint) {
        endpoints = endpoints.with(id, endpoint);
    }

    void removeEndpoint(long id) {
        endpoints = endpoints.without(id);
    }

    Notification notification(long id) {
        return notifications.at(id);
    }

    void put(long id, Notification notification) {
        notifications = notifications.with(id, notification);
    }

    void changeNotification(long id, UnaryOperator<Notification> change) {
        put(id, change.apply(notification(id)));
    }

    void removeNotification(long id) {
        notifications = notifications.without(id);
    }

    Reply reply(long id) {
        return replies.at(id);
    }

    void put(long id, Reply reply) {
        replies = replies.with(id, reply);
    }

    void changeReply(long id, UnaryOperator<Reply> change) {
        put(id, change.apply(reply(id)));
    }

    void removeReply(long id) {
        replies = replies.without(id);
    }

    boolean isSchedContext(long id) {
        return schedContexts.contains(id);
    }

    SchedContext schedContext(long id) {
        return schedContexts.at(id);
    }

    void put(long id, SchedContext sc) {
        schedContexts = schedContexts.with(id, sc);
    }

    void changeSchedContext(long id, UnaryOperator<SchedContext> change) {
        put(id, change.apply(schedContext(id)));
    }

    void removeSchedContext(long id) {
        schedContexts = schedContexts.without(id);
    }

    // --- Address spaces ---

    PersistentMap<Integer, TableEntry> table(long base) {
        return tables.at(base);
    }

    void putTable(long base, PersistentMap<Integer, TableEntry> entries) {
        tables = tables.with(base, entries);
    }

    void removeTable(long base) {
        tables = tables.without(base);
    }

    PersistentMap<Integer, Long> asidPools() {
        return asidPools;
    }

    void setAsidPools(PersistentMap<Integer, Long> pools) {
        asidPools = pools;
    }

    PersistentMap<Integer, Long> asids() {
        return asids;
    }

    void setAsids(PersistentMap<Integer, Long> roots) {
        asids = roots;
    }

    // --- Interrupts, memory, console ---

    /// {@return the highest interrupt number, which is the timer's}
    int lastIrq() {
        return irqs.keys().getLast();
    }

    Irq irq(int source) {
        Irq irq = irqs.get(source);
        return irq == null ? Irq.UNUSED : irq;
    }

    void changeIrq(int source, UnaryOperator<Irq> change) {
        irqs = irqs.with(source, change.apply(irq(source)));
    }

    long load(long address) {
        Long word = memory.get(address);
        return word == null ? 0 : word;
    }

    void store(long address, long word) {
        memory = word == 0 ? memory.without(address) : memory.with(address, word);
    }

    /// Clears memory, as a whole untyped is when it is used anew.
    void clearMemory(long from, long to) {
        for (Long last = memory.floor(to - 1); last != null && last >= from; ) {
            memory = memory.without(last);
            last = memory.floor(to - 1);
        }
    }

    void print(int character) {
        console += (char) (character & 0xff);
    }

    // --- Long operations ---

    int pieces() {
        return pieces;
    }

    void setPieces(int count) {
        pieces = count;
    }

    /// Tells what is found by looking whether to stop.
    void expectLooks(List<Event.Look> expected) {
        looks.addAll(expected);
    }

    /// {@return what is found now}
    Event.Look nextLook() {
        return looks.remove();
    }

    boolean hasMoreLooks() {
        return !looks.isEmpty();
    }

    // --- Scheduler and domains ---

    Scheduler scheduler() {
        return scheduler;
    }

    void changeScheduler(UnaryOperator<Scheduler> change) {
        scheduler = change.apply(scheduler);
    }

    /// {@return the scheduler of a core}
    Scheduler scheduler(int core) {
        return core == here() ? scheduler : cores.other(core);
    }

    void changeScheduler(int core, UnaryOperator<Scheduler> change) {
        if (core == here()) {
            changeScheduler(change);
        } else {
            cores = cores.withOther(core, change.apply(cores.other(core)));
        }
    }

    /// {@return the core that executes}
    int here() {
        return cores.here();
    }

    Cores cores() {
        return cores;
    }

    void changeCores(UnaryOperator<Cores> change) {
        cores = change.apply(cores);
    }

    /// Lets another core execute.
    void turnTo(int core) {
        if (core != here()) {
            Scheduler next = cores.other(core);
            cores = cores.turnTo(core, scheduler);
            scheduler = next;
        }
    }

    /// {@return whose turn it is here}
    Domains domains() {
        return domains(here());
    }

    /// {@return whose turn it is on a core: the schedule is the first core's, on the others it is
    /// domain 0's for ever}
    Domains domains(int core) {
        return core == 0 ? domains : Domains.FOREVER;
    }

    void setDomains(Domains schedule) {
        domains = schedule;
    }

    long now() {
        return scheduler.now();
    }
}
