package org.coreplatform.builder.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.coreplatform.board.catalog.Boards;
import org.coreplatform.description.CheckOptions;
import org.coreplatform.description.CheckResult;
import org.coreplatform.description.DescriptionChecker;
import org.coreplatform.description.model.MicrokitBoards;
import org.coreplatform.description.model.Target;

/// Milliseconds of processor time that checking a description takes, its programs aside.
///
/// @param warmUp how often before it is measured
/// @param times how often it is measured
record CheckTime(int warmUp, int times, GeneratedSystem system) implements Benchmark.Method {

    @Override
    public Samples measure(Workplace workplace) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        CheckOptions options = withoutLimits();
        byte[] description = system.description();
        List<Double> millis = new ArrayList<>();
        for (int i = -warmUp; i < times; i++) {
            long start = threads.getCurrentThreadCpuTime();
            CheckResult result = DescriptionChecker.check("system.xml", description, options);
            long nanos = threads.getCurrentThreadCpuTime() - start;
            if (result.system().isEmpty()) {
                throw new IllegalStateException(
                        "the generated system is wrong: " + result.diagnostics().getFirst());
            }
            if (i >= 0) {
                millis.add(nanos / 1e6);
            }
        }
        return new Samples(millis, 0);
    }

    /// {@return the first board's checks, with as many PDs and as much memory as one likes}
    static CheckOptions withoutLimits() {
        Target board = Target.of(Boards.ALL.getFirst().profile().withDramBytes(8L << 30));
        Target target =
                new Target(
                        board.name(),
                        board.architecture(),
                        board.cores(),
                        board.channelIds(),
                        Integer.MAX_VALUE,
                        board.userTop(),
                        board.ipcBuffer(),
                        board.features(),
                        board.hardware(),
                        board.memory());
        return new CheckOptions(
                Optional.empty(), target, MicrokitBoards.standard(), Optional.empty());
    }
}
