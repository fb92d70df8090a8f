package org.coreplatform.builder.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import org.coreplatform.sdk.image.BootImageReader;

/// What one operation of a system takes: host nanoseconds of processor time of the thread that
/// simulates. The system prints how many operations it has done, again and again; the first half
/// warms up.
///
/// @param system its name
/// @param programs its sources
record OperationTime(String system, List<String> programs) implements Benchmark.Method {

    @Override
    public Samples measure(Workplace workplace) throws IOException {
        byte[] image = Workplace.build(workplace.system(system, programs));
        var marks = new Marks();
        new Simulation(BootImageReader.read(image)).run(marks::line);
        return marks.samples();
    }

    /// The lines and when they were printed.
    private static final class Marks {
        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        private final List<Double> nanos = new ArrayList<>();
        private final List<Long> cycles = new ArrayList<>();
        private long lastNanos = -1;
        private long lastCycles;

        void line(String text, long cyclesNow) {
            long now = threads.getCurrentThreadCpuTime();
            long operations = Long.parseLong(text);
            if (lastNanos >= 0) {
                nanos.add((double) (now - lastNanos) / operations);
                cycles.add((cyclesNow - lastCycles) / operations);
            }
            lastNanos = now;
            lastCycles = cyclesNow;
        }

        Samples samples() {
            int half = nanos.size() / 2;
            return new Samples(nanos.subList(half, nanos.size()), cycles.getLast());
        }
    }
}
