package org.coreplatform.builder.trace;

import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import org.coreplatform.kernel.trace.KernelObserver;
import org.coreplatform.kernel.trace.ThreadStatistics;
import org.jspecify.annotations.Nullable;

/// Turns what an observer of the kernel sees into events with times and names.
public final class TraceRecorder implements KernelObserver {
    private final LongSupplier clock;
    private final IntFunction<String> domains;
    private final Consumer<TraceEvent> sink;

    /// @param clock cycles since power-on
    /// @param domains the name of a scheduling domain with a number
    public TraceRecorder(
            LongSupplier clock, IntFunction<String> domains, Consumer<TraceEvent> sink) {
        this.clock = clock;
        this.domains = domains;
        this.sink = sink;
    }

    @Override
    public void switched(int core, ThreadStatistics thread) {
        sink.accept(new TraceEvent.Switch(now(), core, thread.name()));
    }

    @Override
    public void message(ThreadStatistics from, ThreadStatistics to, long badge, long info) {
        sink.accept(new TraceEvent.Message(now(), from.name(), to.name(), badge));
    }

    @Override
    public void reply(ThreadStatistics from, ThreadStatistics to) {
        sink.accept(new TraceEvent.Reply(now(), from.name(), to.name()));
    }

    @Override
    public void signalSent(
            ThreadStatistics sender, @Nullable ThreadStatistics receiver, long badge) {
        String target = receiver == null ? "" : receiver.name();
        sink.accept(new TraceEvent.SignalSent(now(), sender.name(), target, badge));
    }

    @Override
    public void signalled(ThreadStatistics receiver, long badge) {
        sink.accept(new TraceEvent.Signal(now(), receiver.name(), badge));
    }

    @Override
    public void donated(ThreadStatistics to, long badge) {
        sink.accept(new TraceEvent.Donation(now(), to.name()));
    }

    @Override
    public void faulted(ThreadStatistics thread, int label) {
        sink.accept(new TraceEvent.Fault(now(), thread.name(), label));
    }

    @Override
    public void interrupt(int source) {
        sink.accept(new TraceEvent.Interrupt(now(), source));
    }

    @Override
    public void budgetExhausted(ThreadStatistics thread) {
        sink.accept(new TraceEvent.BudgetExhausted(now(), thread.name()));
    }

    @Override
    public void budgetRefilled(ThreadStatistics thread) {
        sink.accept(new TraceEvent.BudgetRefilled(now(), thread.name()));
    }

    @Override
    public void domainBegan(int domain) {
        sink.accept(new TraceEvent.DomainTurn(now(), domains.apply(domain)));
    }

    private long now() {
        return clock.getAsLong();
    }
}
