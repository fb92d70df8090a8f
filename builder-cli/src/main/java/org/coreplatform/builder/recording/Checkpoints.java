package org.coreplatform.builder.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.coreplatform.builder.recording.Recording.Checkpoint;
import org.coreplatform.builder.trace.TraceEvent;

/// Keeps, now and then, a digest of all that the kernel has done so far: two runs with the same
/// digests have done the same up to there.
public final class Checkpoints implements Consumer<TraceEvent> {
    private static final long INTERVAL = 100_000_000;
    private static final long PRIME = 0x100_0000_01b3L;

    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private long next = INTERVAL;
    private long digest;

    @Override
    public void accept(TraceEvent event) {
        if (event.cycle() >= next) {
            checkpoints.add(new Checkpoint(next, digest));
            next = (event.cycle() / INTERVAL + 1) * INTERVAL;
        }
        add(event.cycle());
        switch (event) {
            case TraceEvent.Switch(_, int core, String thread) -> add(1, core, thread);
            case TraceEvent.Message(_, String sender, String receiver, long badge) -> {
                add(2, badge, sender);
                add(receiver.hashCode());
            }
            case TraceEvent.Reply(_, String sender, String receiver) -> {
                add(3, 0, sender);
                add(receiver.hashCode());
            }
            case TraceEvent.Signal(_, String receiver, long badge) -> add(4, badge, receiver);
            case TraceEvent.Donation(_, String receiver) -> add(5, 0, receiver);
            case TraceEvent.Fault(_, String thread, int label) -> add(6, label, thread);
            case TraceEvent.Interrupt(_, int source) -> add(7, source, "");
            case TraceEvent.BudgetExhausted(_, String thread) -> add(8, 0, thread);
            case TraceEvent.BudgetRefilled(_, String thread) -> add(9, 0, thread);
            case TraceEvent.SignalSent(_, String sender, String receiver, long badge) -> {
                add(10, badge, sender);
                add(receiver.hashCode());
            }
            case TraceEvent.DomainTurn(_, String domain) -> add(11, 0, domain);
            case TraceEvent.End _ -> checkpoints.add(new Checkpoint(event.cycle(), digest));
        }
    }

    /// {@return the digests up to now}
    public List<Checkpoint> all() {
        return List.copyOf(checkpoints);
    }

    private void add(int kind, long number, String name) {
        add(kind);
        add(number);
        add(name.hashCode());
    }

    private void add(long value) {
        digest = (digest ^ value) * PRIME;
        digest ^= digest >>> 29;
    }
}
