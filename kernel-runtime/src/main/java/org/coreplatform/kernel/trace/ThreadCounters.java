package org.coreplatform.kernel.trace;

/// The counters of a thread; the kernel counts, everybody else reads [ThreadStatistics].
public final class ThreadCounters implements ThreadStatistics {
    public String name;
    public long cyclesRun;
    public long callsMade;
    public long notificationsSent;
    public long messagesReceived;
    public long faultsRaised;

    /// What it takes while a benchmark runs.
    public final Utilisation utilisation = new Utilisation();

    /// @param name until the thread is given another
    public ThreadCounters(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long cyclesRun() {
        return cyclesRun;
    }

    @Override
    public long callsMade() {
        return callsMade;
    }

    @Override
    public long notificationsSent() {
        return notificationsSent;
    }

    @Override
    public long messagesReceived() {
        return messagesReceived;
    }

    @Override
    public long faultsRaised() {
        return faultsRaised;
    }
}
