package org.coreplatform.builder.bench;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.coreplatform.sdk.image.BootImage;
import org.coreplatform.sdk.image.BootImageReader;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;
import org.coreplatform.sdk.image.PdProgramCodec;

/// How much longer metered code takes than the same code un-metered: the geometric mean of the
/// ratios of several kernels.
///
/// The program prints each kernel's result in turn. When it does, the same class, as the compiler
/// made it, computes the same here and has to come to the same result.
final class ComputeRatio implements Benchmark.Method {
    private static final String SYSTEM = "java-compute";
    private static final String WORKER = "worker";
    private static final String KERNELS = "Kernels";
    private static final int COUNT = 8;

    @Override
    public Samples measure(Workplace workplace) throws IOException {
        Path description = workplace.system(SYSTEM, List.of("Worker.java", "Kernels.java"));
        BootImage image = BootImageReader.read(Workplace.build(description));
        var pairs = new Pairs(plain(image));
        new Simulation(image).run(pairs::line);
        return pairs.samples();
    }

    /// {@return the method that runs a kernel, in plain classes}
    private static MethodHandle plain(BootImage image) {
        List<ProgramClass> classes =
                image.segments().stream()
                        .filter(segment -> segment.name().equals(WORKER))
                        .flatMap(
                                segment ->
                                        PdProgramCodec.decode(segment.bytes()).classes().stream())
                        .filter(type -> type.name().startsWith(KERNELS))
                        .toList();
        try {
            return MethodHandles.publicLookup()
                    .findStatic(
                            new PlainClasses(classes).loadClass(KERNELS),
                            "run",
                            MethodType.methodType(long.class, int.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the kernels cannot be run", e);
        }
    }

    private static final class PlainClasses extends ClassLoader {
        private final List<ProgramClass> classes;

        PlainClasses(List<ProgramClass> classes) {
            super("un-metered", ClassLoader.getPlatformClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            for (ProgramClass type : classes) {
                if (type.name().equals(name)) {
                    return defineClass(name, type.bytes(), 0, type.bytes().length);
                }
            }
            throw new ClassNotFoundException(name);
        }
    }

    /// Times of the two, kernel by kernel.
    private static final class Pairs {
        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        private final MethodHandle plain;
        private final List<List<Double>> ratios = new ArrayList<>();
        private final List<Long> cycles = new ArrayList<>();
        private int lines;
        private long start = -1;
        private long startCycles;

        Pairs(MethodHandle plain) {
            this.plain = plain;
            for (int kernel = 0; kernel < COUNT; kernel++) {
                ratios.add(new ArrayList<>());
            }
        }

        void line(String text, long now) {
            long metered = threads.getCurrentThreadCpuTime() - start;
            long before = threads.getCurrentThreadCpuTime();
            long result = runPlain(lines % COUNT);
            long unmetered = threads.getCurrentThreadCpuTime() - before;
            if (result != Long.parseLong(text)) {
                throw new IllegalStateException("metered code computes something else");
            }
            if (start >= 0) {
                ratios.get(lines % COUNT).add((double) metered / unmetered);
                cycles.add(now - startCycles);
            }
            lines++;
            startCycles = now;
            start = threads.getCurrentThreadCpuTime();
        }

        private long runPlain(int kernel) {
            try {
                return (long) plain.invokeExact(kernel);
            } catch (Throwable e) {
                throw new IllegalStateException("a kernel fails", e);
            }
        }

        /// {@return the mean for each round, warm-up aside; cycles of the last round}
        Samples samples() {
            int rounds = ratios.getFirst().size();
            List<Double> means = new ArrayList<>();
            for (int round = rounds / 2; round < rounds; round++) {
                double logarithms = 0;
                for (List<Double> kernel : ratios) {
                    logarithms += Math.log(kernel.get(round));
                }
                means.add(Math.exp(logarithms / COUNT));
            }
            long lastRound =
                    cycles.subList(cycles.size() - COUNT, cycles.size()).stream()
                            .mapToLong(Long::longValue)
                            .sum();
            return new Samples(means, lastRound);
        }
    }
}
