package org.coreplatform.kernel.trace;

/// What a thread has done so far, for summaries.
public interface ThreadStatistics {
    /// {@return the name given with `DebugNameThread`, or one made of its address}
    String name();

    /// {@return simulated cycles during which it was the current thread}
    long cyclesRun();

    /// {@return how often it made a `Call` through an endpoint}
    long callsMade();

    /// {@return how many signals it sent}
    long notificationsSent();

    /// {@return how many messages and signals it received}
    long messagesReceived();

    /// {@return how many faults it raised, timeouts included}
    long faultsRaised();
}
