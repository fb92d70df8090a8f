package org.coreplatform.board.irq;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.coreplatform.board.bus.MmioDevice;
import org.coreplatform.board.core.Core;
import org.jspecify.annotations.Nullable;

/// The platform-level interrupt controller (RISC-V PLIC specification 1.0.0).
///
/// Each core has two contexts, machine and supervisor; only the supervisor's interrupts its core.
/// All lines are level-triggered: an asserted line makes its source pending unless it is in
/// service. A pending source stays pending when the line is released.
///
/// ```
/// 0x000000 + 4 * source          priority, 3 bits; 0 never interrupts
/// 0x001000 + 4 * (source / 32)   pending, read only
/// 0x002000 + 0x80 * context      enable bits, 32 sources per word
/// 0x200000 + 0x1000 * context    threshold, 3 bits; + 4: claim (load), complete (store)
/// context = 2 * core + 1 for supervisor mode
/// ```
public final class Plic implements MmioDevice {
    private static final long PENDING = 0x1000;
    private static final long ENABLE = 0x2000;
    private static final int ENABLE_STRIDE = 0x80;
    private static final long CONTEXT = 0x20_0000;
    private static final int CONTEXT_STRIDE = 0x1000;
    private static final int CLAIM = 4;
    private static final int PRIORITY_MASK = 7;

    /// The priority that the kernel gives to every source that it enables.
    private static final int USUAL_PRIORITY = 2;

    private final int sources;
    private final int[] priorities;
    private final BitSet asserted;
    private final BitSet pending;
    private final BitSet inService;
    private final List<Context> contexts;

    /// @param cores the cores that it interrupts
    /// @param maxSource the highest source; the lowest is 1
    public Plic(List<Core> cores, int maxSource) {
        sources = maxSource + 1;
        priorities = new int[sources];
        asserted = new BitSet(sources);
        pending = new BitSet(sources);
        inService = new BitSet(sources);
        contexts =
                cores.stream().flatMap(c -> Stream.of(new Context(null), new Context(c))).toList();
    }

    /// {@return the line of a source}
    public InterruptLine line(int source) {
        checkSource(source);
        return isAsserted -> drive(source, isAsserted);
    }

    /// {@return the supervisor context of a core}
    public InterruptController context(int core) {
        return contexts.get(2 * core + 1);
    }

    @Override
    public long load(long offset, int size) {
        if (size != 4) {
            return 0;
        }
        if (offset >= CONTEXT) {
            return loadContext(offset - CONTEXT);
        }
        if (offset >= ENABLE) {
            int context = (int) (offset - ENABLE) / ENABLE_STRIDE;
            int first = (int) (offset - ENABLE) % ENABLE_STRIDE * 8;
            return context < contexts.size() ? word(contexts.get(context).enabled, first) : 0;
        }
        if (offset >= PENDING) {
            return word(pending, (int) (offset - PENDING) * 8);
        }
        int source = (int) offset / 4;
        return source < sources ? priorities[source] : 0;
    }

    @Override
    public void store(long offset, int size, long value) {
        if (size != 4) {
            return;
        }
        if (offset >= CONTEXT) {
            storeContext(offset - CONTEXT, (int) value);
        } else if (offset >= ENABLE) {
            int context = (int) (offset - ENABLE) / ENABLE_STRIDE;
            int first = (int) (offset - ENABLE) % ENABLE_STRIDE * 8;
            if (context < contexts.size()) {
                setWord(contexts.get(context).enabled, first, value);
            }
        } else if (offset < PENDING) {
            int source = (int) offset / 4;
            if (source > 0 && source < sources) {
                priorities[source] = (int) value & PRIORITY_MASK;
            }
        }
        update();
    }

    private long loadContext(long offset) {
        int index = (int) (offset / CONTEXT_STRIDE);
        if (index >= contexts.size()) {
            return 0;
        }
        return switch ((int) (offset % CONTEXT_STRIDE)) {
            case 0 -> contexts.get(index).threshold;
            case CLAIM -> contexts.get(index).claim();
            default -> 0;
        };
    }

    private void storeContext(long offset, int value) {
        int index = (int) (offset / CONTEXT_STRIDE);
        if (index >= contexts.size()) {
            return;
        }
        switch ((int) (offset % CONTEXT_STRIDE)) {
            case 0 -> contexts.get(index).threshold = value & PRIORITY_MASK;
            case CLAIM -> contexts.get(index).complete(value);
            default -> {}
        }
    }

    private static long word(BitSet bits, int first) {
        long word = 0;
        for (int i = 0; i < 32; i++) {
            word |= bits.get(first + i) ? 1L << i : 0;
        }
        return word;
    }

    private void setWord(BitSet bits, int first, long value) {
        for (int i = 0; i < 32 && first + i < sources; i++) {
            bits.set(first + i, ((value >>> i) & 1) != 0);
        }
    }

    private void drive(int source, boolean isAsserted) {
        asserted.set(source, isAsserted);
        admit(source);
    }

    /// The gateway: lets an asserted line through unless its source is in service.
    private void admit(int source) {
        if (asserted.get(source) && !inService.get(source) && !pending.get(source)) {
            pending.set(source);
            update();
        }
    }

    private void update() {
        for (int i = 0; i < contexts.size(); i++) {
            contexts.get(i).update();
        }
    }

    private void checkSource(int source) {
        if (source < 1 || source >= sources) {
            throw new IllegalArgumentException("there is no interrupt source " + source);
        }
    }

    /// Where a core takes interrupts in one privilege mode.
    private final class Context implements InterruptController {
        private final @Nullable Core core;
        private final BitSet enabled = new BitSet(sources);
        private int threshold;

        /// @param core the core that it interrupts; none for machine mode, which nothing runs in
        Context(@Nullable Core core) {
            this.core = core;
        }

        @Override
        public int claim() {
            int source = best();
            if (source != 0) {
                pending.clear(source);
                inService.set(source);
                Plic.this.update();
            }
            return source;
        }

        @Override
        public void complete(int source) {
            if (source > 0 && source < sources && inService.get(source)) {
                inService.clear(source);
                admit(source);
            }
        }

        @Override
        public void enable(int source) {
            checkSource(source);
            if (priorities[source] == 0) {
                priorities[source] = USUAL_PRIORITY;
            }
            enabled.set(source);
            update();
        }

        @Override
        public void disable(int source) {
            checkSource(source);
            enabled.clear(source);
            update();
            complete(source);
        }

        /// {@return the pending source with the highest priority above the threshold, the lowest
        /// of equals, 0 for none}
        private int best() {
            int best = 0;
            for (int i = pending.nextSetBit(0); i >= 0; i = pending.nextSetBit(i + 1)) {
                int floor = best == 0 ? threshold : priorities[best];
                if (enabled.get(i) && priorities[i] > floor) {
                    best = i;
                }
            }
            return best;
        }

        private void update() {
            if (core != null) {
                core.setExternalPending(best() != 0);
            }
        }
    }
}
