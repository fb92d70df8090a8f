package org.coreplatform.kernel.trace;

/// What a thread, an idle thread or a core has taken while a benchmark ran; in cycles.
public final class Utilisation {
    /// For how long it was the current one.
    public long cycles;

    /// How often it became the current one.
    public long schedules;

    /// For how long the kernel worked for it, which is part of [#cycles].
    public long kernelCycles;

    /// How often it entered the kernel.
    public long kernelEntries;

    /// Since when it is the current one, if it is.
    public long since;

    /// Forgets everything.
    public void reset() {
        cycles = 0;
        schedules = 0;
        kernelCycles = 0;
        kernelEntries = 0;
        since = 0;
    }
}
