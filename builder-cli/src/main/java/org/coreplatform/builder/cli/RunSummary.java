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
    String of(List<ThreadStatistics> threads) {
        int width = Math.max(4, longestName(threads));
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
        long idle = cycles;
        for (ThreadStatistics thread : threads) {
            idle -= thread.cyclesRun();
            out.format(
                    "%-" + width + "s %6.2f%% %10d %10d %10d %7d\n",
                    thread.name(),
                    percent(thread.cyclesRun()),
                    thread.callsMade(),
                    thread.notificationsSent(),
                    thread.messagesReceived(),
                    thread.faultsRaised());
        }
        out.format("%-" + width + "s %6.2f%%\n", "idle", percent(Math.max(0, idle)));
        return out.toString();
    }

    /// {@return the columns that names take}
    static int longestName(List<ThreadStatistics> threads) {
        return threads.stream().mapToInt(thread -> thread.name().length()).max().orElse(0);
    }

    private double percent(long part) {
        return cycles == 0 ? 0 : 100.0 * part / cycles;
    }
}
