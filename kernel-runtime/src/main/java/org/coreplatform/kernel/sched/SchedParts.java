package org.coreplatform.kernel.sched;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import org.coreplatform.board.core.Core;
import org.coreplatform.board.time.CoreTimer;
import org.coreplatform.kernel.trace.KernelObserver;

/// What scheduling consists of, put together.
///
/// A kernel entry begins with [Cores#enter] and [Charging#checkBudget()], and ends with
/// [Scheduler#leave()]. What is done in between changes [RunQueues] and [Budgets].
///
/// @param cores which core is in the kernel, when, and who runs where
/// @param queues who is ready, and who should run
/// @param budgets who has budget, and who waits for a refill
/// @param charging what the current thread pays for
/// @param remote threads that other cores run
/// @param params priorities and domains
/// @param scheduler picks the thread that runs next
public record SchedParts(
        Cores cores,
        RunQueues queues,
        Budgets budgets,
        Charging charging,
        RemoteThreads remote,
        SchedParams params,
        Scheduler scheduler) {
    /// {@return the scheduling of a machine}
    ///
    /// @param boardCores in the order of their ids
    /// @param timers the timer of a core
    /// @param cycles what the kernel entry costs
    /// @param interruptCore interrupts another core, which calls [Scheduler#kicked()] when it
    ///     takes it
    public static SchedParts of(
            List<Core> boardCores,
            IntFunction<CoreTimer> timers,
            KernelCycles cycles,
            IntConsumer interruptCore) {
        var cores = new Cores(boardCores, timers, interruptCore);
        var queues = new RunQueues(cores);
        var budgets = new Budgets(cores, queues);
        var remote = new RemoteThreads(cores, queues, budgets, cycles);
        return new SchedParts(
                cores,
                queues,
                budgets,
                new Charging(cores, queues, budgets),
                remote,
                new SchedParams(cores, queues, remote),
                new Scheduler(cores, queues, budgets, cycles));
    }

    /// Watches switches and budgets.
    public void observe(KernelObserver observer) {
        charging.observe(observer);
        remote.observe(observer);
        scheduler.observe(observer);
    }
}
