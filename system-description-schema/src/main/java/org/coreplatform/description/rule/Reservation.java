package org.coreplatform.description.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.Schedule;
import org.coreplatform.description.model.SystemDescription;

/// The time that a protection domain has reserved: a budget that is less than its period.
///
/// @param pd the PD
/// @param budget execution time per period, in microseconds
/// @param period the period, in microseconds
public record Reservation(ProtectionDomain pd, long budget, long period) {
    /// Twelve days: longer periods are as good as none, and sums of them do not overflow.
    private static final long LONGEST_PERIOD = 1L << 40;

    /// {@return the reservations of a system, by core; passive PDs that are only called have none
    /// but run on their callers' time}
    public static Map<Long, List<Reservation>> byCore(SystemDescription system) {
        Map<Long, List<Reservation>> cores = new TreeMap<>();
        Wakers wakers = Wakers.of(system);
        for (ProtectionDomain pd : system.protectionDomains()) {
            Schedule schedule = pd.schedule();
            boolean reserves =
                    schedule.budgetMicros() > 0
                            && schedule.budgetMicros() < schedule.periodMicros()
                            && schedule.periodMicros() <= LONGEST_PERIOD;
            if (reserves && wakers.runsOnItsOwnTime(pd)) {
                cores.computeIfAbsent(schedule.cpu(), _ -> new ArrayList<>())
                        .add(new Reservation(pd, schedule.budgetMicros(), schedule.periodMicros()));
            }
        }
        return cores;
    }

    /// {@return its part of its core's time}
    public double utilisation() {
        return (double) budget / period;
    }

    @Override
    public String toString() {
        return "%d µs every %d µs".formatted(budget, period);
    }
}
