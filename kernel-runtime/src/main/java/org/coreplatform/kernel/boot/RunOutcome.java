package org.coreplatform.kernel.boot;

import java.util.List;
import org.coreplatform.kernel.trace.ThreadStatistics;

/// How a run ended, and what happened in it.
///
/// @param reason why it stopped
/// @param exitCode the guest's, 0 unless it switched the power off with another
/// @param cycles simulated time since power-on
/// @param threads what each thread has done: the root task, the PDs, the monitor
/// @param busyCycles for each core in use, how many cycles threads have run on it
/// @param faults the faults that nobody handled
public record RunOutcome(
        StopReason reason,
        int exitCode,
        long cycles,
        List<ThreadStatistics> threads,
        List<Long> busyCycles,
        List<FaultReport> faults) {

    public RunOutcome {
        threads = List.copyOf(threads);
        busyCycles = List.copyOf(busyCycles);
        faults = List.copyOf(faults);
    }
}
