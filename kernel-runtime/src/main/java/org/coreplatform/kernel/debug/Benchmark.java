package org.coreplatform.kernel.debug;

import org.coreplatform.kernel.object.Tcb;
import org.coreplatform.kernel.sched.Cores;
import org.coreplatform.kernel.trace.Utilisation;
import org.coreplatform.sdk.abi.UtilisationLayout;

/// Tracks who uses the processor from one system call to another, for benchmarks.
public final class Benchmark {
    private final Cores cores;
    private final Utilisation[] utilisation;
    private boolean tracking;
    private long begin;
    private long end;

    public Benchmark(Cores cores) {
        this.cores = cores;
        utilisation = new Utilisation[cores.count()];
        for (int core = 0; core < utilisation.length; core++) {
            utilisation[core] = new Utilisation();
        }
    }

    /// {@return whether [#left] wants to know}
    public boolean isTracking() {
        return tracking;
    }

    /// Begins anew; what threads took before is kept until it is forgotten.
    void start(long now) {
        tracking = true;
        begin = now;
        end = now;
        for (int core = 0; core < utilisation.length; core++) {
            utilisation[core].reset();
            cores.idle(core).counters.utilisation.reset();
            cores.current(core).counters.utilisation.since = now;
        }
    }

    void stop(long now) {
        if (tracking) {
            for (int core = 0; core < utilisation.length; core++) {
                settle(cores.current(core), now);
            }
            end = now;
            tracking = false;
        }
    }

    private static void settle(Tcb thread, long now) {
        Utilisation used = thread.counters.utilisation;
        used.cycles += now - used.since;
        used.since = now;
    }

    /// A core has left the kernel.
    ///
    /// @param before who ran when it entered
    /// @param entered when that was
    public void left(int core, Tcb before, long entered, long now) {
        count(before.counters.utilisation, now - entered);
        count(utilisation[core], now - entered);
        Tcb after = cores.current(core);
        if (after != before) {
            settle(before, entered);
            after.counters.utilisation.since = entered;
            after.counters.utilisation.schedules++;
            utilisation[core].schedules++;
        }
    }

    private static void count(Utilisation used, long kernelCycles) {
        used.kernelEntries++;
        used.kernelCycles += kernelCycles;
    }

    /// {@return what a caller on a core is told about a thread, as [UtilisationLayout] says}
    long[] words(int core, Tcb thread) {
        Utilisation own = thread.counters.utilisation;
        Utilisation idle = cores.idle(core).counters.utilisation;
        Utilisation total = utilisation[core];
        var words = new long[UtilisationLayout.WORDS];
        put(words, UtilisationLayout.THREAD, own.cycles, own);
        words[UtilisationLayout.IDLE_HERE] = idle.cycles;
        put(
                words,
                UtilisationLayout.IDLE_THERE,
                cores.idle(thread.core).counters.utilisation.cycles,
                idle);
        put(words, UtilisationLayout.TOTAL, end - begin, total);
        return words;
    }

    private static void put(long[] words, int index, long cycles, Utilisation used) {
        words[index] = cycles;
        words[index + 1] = used.schedules;
        words[index + 2] = used.kernelCycles;
        words[index + 3] = used.kernelEntries;
    }
}
