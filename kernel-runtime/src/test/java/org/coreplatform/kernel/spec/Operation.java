package org.coreplatform.kernel.spec;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an invocation does, once every check has passed: performing it cannot fail.
sealed interface Operation {
    /// {@return the names of all operations}
    static List<String> names() {
        return Arrays.stream(Operation.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toList();
    }

    // --- Messages ---

    record Send(Capability.Endpoint endpoint, Ipc.Manner manner) implements Operation {}

    record Signal(long notification, long badge) implements Operation {}

    record AnswerCaller(Capability.Reply reply) implements Operation {}

    // --- Untyped memory and CNodes ---

    /// Makes objects in a row.
    ///
    /// @param reset whether all of the memory is used anew
    /// @param start bytes from the base where the first object goes
    record Retype(SlotId untyped, boolean reset, long start, NewObject kind, List<SlotId> targets)
            implements Operation {}

    record Revoke(SlotId slot) implements Operation {}

    record Delete(SlotId slot) implements Operation {}

    record CancelBadgedSends(Capability.Endpoint endpoint) implements Operation {}

    record Insert(Capability capability, SlotId source, SlotId target) implements Operation {}

    record Move(Capability capability, SlotId source, SlotId target) implements Operation {}

    /// `pivotCapability` goes to `target`, `sourceCapability` to `pivot`.
    record Rotate(
            Capability pivotCapability,
            Capability sourceCapability,
            SlotId target,
            SlotId pivot,
            SlotId source)
            implements Operation {}

    // --- Threads ---

    record ReadRegisters(long thread, boolean suspend, int count) implements Operation {}

    record WriteRegisters(long thread, boolean resume, List<Long> values) implements Operation {}

    record CopyRegisters(
            long target,
            long source,
            boolean suspend,
            boolean resume,
            boolean frame,
            boolean integer)
            implements Operation {}

    /// What to put into a slot of a TCB.
    record Install(Capability capability, SlotId source) {}

    /// Replaces what is not null.
    record SetSpace(
            long thread,
            @Nullable Install faultHandler,
            @Nullable Install cspace,
            @Nullable Install vspace,
            @Nullable Buffer buffer)
            implements Operation {}

    /// An IPC buffer.
    ///
    /// @param frame null for no buffer
    record Buffer(long address, @Nullable Install frame) {}

    record SetTimeoutHandler(long thread, Install handler) implements Operation {}

    record SetPriority(long thread, int priority) implements Operation {}

    record SetMaximumControlledPriority(long thread, int priority) implements Operation {}

    /// Sets everything about scheduling at once.
    ///
    /// @param schedContext [Tcb#NONE] for none
    record SetSchedParams(
            long thread,
            int maximumControlledPriority,
            int priority,
            long schedContext,
            Install faultHandler)
            implements Operation {}

    record Suspend(long thread) implements Operation {}

    record Resume(long thread) implements Operation {}

    record BindNotification(long thread, long notification) implements Operation {}

    record UnbindNotification(long thread) implements Operation {}

    record SetTlsBase(long thread, long address) implements Operation {}

    record SetFlags(long thread, long flags) implements Operation {}

    // --- Scheduling contexts ---

    /// Gives a budget on a core.
    ///
    /// @param budget in ticks, as `period`
    record ConfigureSchedContext(
            long schedContext,
            int core,
            long budget,
            long period,
            int refills,
            long badge,
            boolean sporadic)
            implements Operation {}

    record BindSchedContext(long schedContext, long thread) implements Operation {}

    record BindSchedContextToNotification(long schedContext, long notification)
            implements Operation {}

    record UnbindSchedContext(long schedContext) implements Operation {}

    record UnbindSchedContextThread(long schedContext) implements Operation {}

    record UnbindSchedContextNotification(long schedContext) implements Operation {}

    record Consumed(long schedContext) implements Operation {}

    record YieldTo(long schedContext) implements Operation {}

    // --- Interrupts and domains ---

    record IssueIrqHandler(int irq, SlotId control, SlotId target) implements Operation {}

    record AcknowledgeIrq(int irq) implements Operation {}

    record SetIrqNotification(int irq, Install notification) implements Operation {}

    record ClearIrqNotification(int irq) implements Operation {}

    record SetDomain(long thread, int domain) implements Operation {}

    record ConfigureDomainSchedule(int index, Domains.Entry entry) implements Operation {}

    record StartDomainSchedule(int index) implements Operation {}

    // --- Address spaces ---

    record MapTable(SlotId slot, Capability.PageTable table, long address) implements Operation {}

    record UnmapTable(SlotId slot, Capability.PageTable table) implements Operation {}

    record MapPage(SlotId slot, Capability.Frame frame, VmRights rights, boolean execute)
            implements Operation {}

    record UnmapPage(SlotId slot, Capability.Frame frame) implements Operation {}

    record GetAddress(Capability.Frame frame) implements Operation {}

    record MakeAsidPool(SlotId untyped, int number, SlotId target) implements Operation {}

    record AssignAsid(SlotId slot, Capability.PageTable table, int asid) implements Operation {}
}
