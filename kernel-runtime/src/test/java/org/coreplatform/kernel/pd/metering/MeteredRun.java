package org.coreplatform.kernel.pd.metering;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.coreplatform.kernel.pd.metering.Metering.Scheme;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;

/// Static methods of transformed classes, run on the host's stack with a meter of their own.
final class MeteredRun implements MeterEvents {
    private static final int HEAP = 1 << 30;
    private static final int STACK = 1 << 20;

    private final MachineMeter meter;
    private final Loader loader;
    private final Loader unmetered;
    private final int grant;
    private final List<Integer> expiryTimes = new ArrayList<>();
    private int granted;

    /// @param grant cycles after which the meter runs out, again and again
    MeteredRun(List<ProgramClass> classes, Scheme scheme, int grant) {
        MeterClass.Copy copy = MeterClass.load(this);
        meter = copy.meter();
        this.grant = grant;
        unmetered = new Loader(classes, copy.type());
        loader =
                new Loader(
                        Metering.apply(
                                classes,
                                new FlatCosts(),
                                (_, _, _, line) -> line,
                                new Shared(_ -> false),
                                scheme),
                        copy.type());
    }

    /// {@return what the static method `name` of class `Workloads` returns}
    int call(String name) {
        meter.setStack(STACK);
        meter.setHeap(HEAP);
        granted = grant;
        meter.setRemaining(grant);
        return call(name, loader);
    }

    int callUnmetered(String name) {
        return call(name, unmetered);
    }

    private static int call(String name, ClassLoader loader) {
        try {
            Class<?> type = Class.forName("Workloads", true, loader);
            return (int)
                    MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                            .findStatic(type, name, MethodType.methodType(int.class))
                            .invoke();
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    int cycles() {
        return granted - meter.remaining();
    }

    int bytes() {
        return HEAP - meter.heap();
    }

    /// {@return the cycles that had been spent each time the meter ran out}
    List<Integer> expiryTimes() {
        return expiryTimes;
    }

    @Override
    public void expired(int offset) {
        expiryTimes.add(cycles());
        granted += grant;
        meter.setRemaining(meter.remaining() + grant);
    }

    @Override
    public void charge(int cycles) {
        meter.setRemaining(meter.remaining() - cycles);
    }

    @Override
    public int allocateArrays(int count, int length, int elementBytes) {
        meter.setHeap(meter.heap() - count * (16 + (length * elementBytes + 7 & -8)));
        return count * length;
    }

    @Override
    public void overflow() {
        throw new IllegalStateException("overflow");
    }

    @Override
    public void exhausted() {
        throw new IllegalStateException("exhausted");
    }

    private static final class FlatCosts implements ProgramCosts {
        @Override
        public int cycles(String owner, String name, String descriptor) {
            return 0;
        }

        @Override
        public int allocatedBytes(String owner, String name, String descriptor) {
            return 0;
        }

        @Override
        public int instanceBytes(String className) {
            return 32;
        }
    }

    private static final class Loader extends ClassLoader {
        private final Map<String, ProgramClass> classes = new HashMap<>();
        private final Class<?> meter;

        Loader(List<ProgramClass> program, Class<?> meter) {
            super(MeteredRun.class.getClassLoader());
            program.forEach(type -> classes.put(type.name(), type));
            this.meter = meter;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.equals(MeterClass.NAME)) {
                return meter;
            }
            ProgramClass own = classes.get(name);
            Class<?> known = findLoadedClass(name);
            if (own == null || known != null) {
                return known != null ? known : super.loadClass(name, resolve);
            }
            return defineClass(name, own.bytes(), 0, own.bytes().length);
        }
    }
}
