package org.coreplatform.kernel.spec;

import java.util.List;
import java.util.Objects;

/// Everything that matters for what users see from now on.
///
/// @param slots the capabilities, by where they are; an empty slot is not there
/// @param tables the valid entries of each page table
/// @param asidPools the address of each ASID pool, by its number
/// @param asids the root table of each address space, by its ASID
/// @param irqs the interrupt sources that are in use, the last of which is the timer
/// @param memory the words of memory that are not zero, by their physical addresses
/// @param scheduler who runs on the core that executes
/// @param domains whose turn it is on the first core
/// @param cores which core executes, and what the others are at
/// @param pieces pieces of work that long operations have done since they last looked whether to
///     stop
/// @param console what `DebugPutChar` printed
public record State(
        PersistentMap<SlotId, Slot> slots,
        PersistentMap<Long, Tcb> tcbs,
        PersistentMap<Long, Endpoint> endpoints,
        PersistentMap<Long, Notification> notifications,
        PersistentMap<Long, Reply> replies,
        PersistentMap<Long, SchedContext> schedContexts,
        PersistentMap<Long, PersistentMap<Integer, TableEntry>> tables,
        PersistentMap<Integer, Long> asidPools,
        PersistentMap<Integer, Long> asids,
        PersistentMap<Integer, Irq> irqs,
        PersistentMap<Long, Long> memory,
        Scheduler scheduler,
        Domains domains,
        Cores cores,
        int pieces,
        String console) {

    /// {@return the running thread of the core that executes, 0 while nobody runs}
    public long runningThread() {
        return scheduler.current();
    }

    /// {@return whether some core runs a thread}
    public boolean isAnybodyRunning() {
        return runningThread() != Scheduler.IDLE || runningElsewhere() > 0;
    }

    /// {@return how many cores run a thread, but for the one that executes}
    public long runningElsewhere() {
        return cores.others().values().stream().filter(s -> s.current() != Scheduler.IDLE).count();
    }

    /// {@return the core that executes}
    public int core() {
        return cores.here();
    }

    /// {@return whether another core has changed what the one that executes has to do}
    public boolean isKicked() {
        return cores.isKicked(core());
    }

    /// {@return the lowest source that interrupts the core that executes, 0 for none}
    public int pendingIrq() {
        for (int irq : irqs.keys()) {
            if (irqs.at(irq).interrupts() && irqs.at(irq).core() == core()) {
                return irq;
            }
        }
        return 0;
    }

    /// {@return the threads that there are}
    public List<Long> threads() {
        return tcbs.keys();
    }

    public Registers registersOf(long thread) {
        return tcbs.at(thread).registers();
    }

    /// {@return when the timer interrupts next, in ticks}
    public long deadline() {
        return scheduler.deadline();
    }

    /// {@return the word of memory at a physical address}
    public long word(long address) {
        Long word = memory.get(address);
        return word == null ? 0 : word;
    }

    /// {@return physical address of a thread's IPC buffer, 0 for none that it can write}
    public long bufferOf(long thread) {
        return thread == Scheduler.IDLE ? 0 : Buffers.writable(new Transition(this), thread);
    }

    /// {@return how many threads are running or could be}
    public long runnableThreads() {
        return tcbs.values().stream()
                .filter(t -> t.state().isRunnable() && t.schedContext() != Tcb.NONE)
                .count();
    }

    /// {@return moments after `now` at which the first refill of some scheduling context ends where
    /// the second begins if it is used from then on}
    public List<Long> momentsWhenRefillsTouch(long now) {
        return schedContexts.values().stream()
                .filter(sc -> sc.refills().size() > 1 && !sc.isRoundRobin())
                .map(sc -> sc.refills().get(1).time() - sc.head().amount())
                .filter(moment -> moment > now)
                .toList();
    }

    /// {@return the names of the faults that stop threads now}
    public List<String> pendingFaults() {
        return tcbs.values().stream()
                .map(Tcb::fault)
                .filter(Objects::nonNull)
                .map(fault -> fault.getClass().getSimpleName())
                .toList();
    }

    /// {@return whether some object is hidden: nobody can name it until its memory is revoked}
    public boolean isAnythingHidden() {
        return slots.keys().stream()
                .anyMatch(
                        id ->
                                id.index() == 0
                                        && slots.at(id).capability()
                                                instanceof Capability.Zombie(long object, _)
                                        && object == id.holder());
    }

    /// {@return whether a thread waits for others, or for being resumed}
    public boolean isStopped(long thread) {
        return tcbs.at(thread).state().isStopped();
    }
}
