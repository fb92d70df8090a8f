package org.coreplatform.builder.trace;

/// What happened at a cycle. Threads are named.
public sealed interface TraceEvent {

    /// {@return when, in cycles since power-on}
    long cycle();

    /// Another thread runs on a core from here on.
    record Switch(long cycle, int core, String thread) implements TraceEvent {}

    /// A message passed; a protected procedure call or a fault, as its badge tells.
    ///
    /// @param badge what the receiver sees
    record Message(long cycle, String sender, String receiver, long badge) implements TraceEvent {}

    /// A reply passed.
    record Reply(long cycle, String sender, String receiver) implements TraceEvent {}

    /// A thread sent a signal.
    ///
    /// @param receiver who waits for it or will look for it, empty when nobody does
    /// @param badge what is added to what the receiver sees
    record SignalSent(long cycle, String sender, String receiver, long badge)
            implements TraceEvent {}

    /// A signal reached a thread.
    ///
    /// @param badge what the receiver sees: a bit for each of its channels and interrupts
    record Signal(long cycle, String receiver, long badge) implements TraceEvent {}

    /// A scheduling context went to a thread.
    record Donation(long cycle, String receiver) implements TraceEvent {}

    /// A thread raised a fault.
    ///
    /// @param label one of [org.coreplatform.sdk.abi.FaultLabel]
    record Fault(long cycle, String thread, int label) implements TraceEvent {}

    /// A device interrupt was taken.
    record Interrupt(long cycle, int source) implements TraceEvent {}

    /// A thread has used its budget up.
    record BudgetExhausted(long cycle, String thread) implements TraceEvent {}

    /// A thread has budget again.
    record BudgetRefilled(long cycle, String thread) implements TraceEvent {}

    /// A scheduling domain's turn began.
    record DomainTurn(long cycle, String domain) implements TraceEvent {}

    /// The run ended.
    record End(long cycle) implements TraceEvent {}
}
