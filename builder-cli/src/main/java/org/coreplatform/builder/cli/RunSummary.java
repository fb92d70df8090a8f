package org.coreplatform.builder.cli;

import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import org.coreplatform.kernel.trace.ThreadStatistics;
import org.coreplatform.sdk.profile.BoardProfile;

/// What a run was like, in a table.
final class RunSummary {
    private final BoardProfile board;
    private final long cycles;

    /// @param cycles how long the run was
    RunSummary(BoardProfile board, long cycles) {
        this.board = board;
        this.cycles = cycles;
    }

    /// {@return the lines}
    ///
    /// @param busyCycles for each core in use, the cycles that were not idle
    String of(List<ThreadStatistics> threads, List<Long> busyCycles) {
        int width = Math.max(idle(busyCycles.size(), 0).length(), longestName(threads));
        Formatter out = new Formatter(Locale.ROOT);
        out.format("simulated %.6f s\n", cycles / (double) board.clockHz());
        out.format(
                "%-" + width + "s %7s %10s %10s %10s %7s\n",
                "",
                "CPU",
                "calls",
                "signals",
                "received",
                "faults");
        for (ThreadStatistics thread : threads) {
            out.format(
                    "%-" + width + "s %6.2f%% %10d %10d %10d %7d\n",
                    thread.name(),
                    percent(thread.cyclesRun()),
                    thread.callsMade(),
                    thread.notificationsSent(),
                    thread.messagesReceived(),
                    thread.faultsRaised());
        }
        for (int core = 0; core < busyCycles.size(); core++) {
            long idle = Math.max(0, cycles - busyCycles.get(core));
            out.format("%-" + width + "s %6.2f%%\n", idle(busyCycles.size(), core), percent(idle));
        }
        return out.toString();
    }

    private static String idle(int cores, int core) {
        return cores == 1 ? "idle" : "idle, core %d".formatted(core);
    }

    /// {@return the columns that names take}
    static int longestName(List<ThreadStatistics> threads) {
        return threads.stream().mapToInt(thread -> thread.name().length()).max().orElse(0);
    }

    private double percent(long part) {
        return cycles == 0 ? 0 : 100.0 * part / cycles;
    }
}
