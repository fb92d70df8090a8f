package org.coreplatform.board.irq;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.board.bus.MmioDevice;
import org.coreplatform.board.core.Core;
import org.coreplatform.board.time.CoreTimer;
import org.coreplatform.board.time.EventQueue;
import org.coreplatform.board.time.VirtualClock;

/// The core-local interruptor: the timebase, and a timer and a software interrupt per core.
///
/// ```
/// 0x0000 + 4 * core   msip, bit 0
/// 0x4000 + 8 * core   mtimecmp, "never" at power-on
/// 0xbff8              mtime, read only
/// ```
///
public final class Clint implements MmioDevice {
    private static final long COMPARE = 0x4000;
    private static final long TIME = 0xbff8;

    private final VirtualClock clock;
    private final EventQueue events;
    private final long cyclesPerTick;

    /// 2⁶⁴ / [#cyclesPerTick], rounded up; fits a `long` from three cycles on.
    private final long ticksPerCycle;

    /// A later one is never.
    private final long lastTick;

    private final List<Timer> timers = new ArrayList<>();
    private final List<SoftwareInterrupt> softwareInterrupts = new ArrayList<>();

    /// @param cores the cores that it interrupts
    /// @param events the board's event queue
    /// @param cyclesPerTick cycles per tick of the timebase
    public Clint(List<Core> cores, VirtualClock clock, EventQueue events, long cyclesPerTick) {
        this.clock = clock;
        this.events = events;
        this.cyclesPerTick = cyclesPerTick;
        lastTick = Long.MAX_VALUE / cyclesPerTick;
        ticksPerCycle = cyclesPerTick < 3 ? 0 : Long.divideUnsigned(-1, cyclesPerTick) + 1;
        cores.forEach(core -> timers.add(new Timer(core)));
        cores.forEach(core -> softwareInterrupts.add(new SoftwareInterrupt(core)));
    }

    /// Raises a core's software interrupt, at the present time of the core that executes.
    public void interrupt(int core) {
        softwareInterrupts.get(core).raise();
    }

    /// Lowers a core's software interrupt.
    public void clear(int core) {
        softwareInterrupts.get(core).clear();
    }

    /// {@return the timer of a core}
    public CoreTimer timer(int core) {
        return timers.get(core);
    }

    /// {@return the events by which the timers of all cores raise their interrupts}
    public List<EventQueue.Event> timerEvents() {
        return timers.stream().map(timer -> timer.expiry).toList();
    }

    @Override
    public long load(long offset, int size) {
        if (size < 4) {
            return 0;
        }
        if (offset >= TIME) {
            return part(ticks(), offset - TIME, size);
        }
        if (offset >= COMPARE) {
            int core = (int) (offset - COMPARE) / 8;
            return core < timers.size() ? part(timers.get(core).deadline, offset & 7, size) : 0;
        }
        int core = (int) offset / 4;
        return core < softwareInterrupts.size() && softwareInterrupts.get(core).isRaised() ? 1 : 0;
    }

    @Override
    public void store(long offset, int size, long value) {
        if (size < 4 || offset >= TIME) {
            return;
        }
        if (offset >= COMPARE) {
            int core = (int) (offset - COMPARE) / 8;
            if (core < timers.size()) {
                Timer timer = timers.get(core);
                timer.setDeadline(replaced(timer.deadline, offset & 7, size, value));
            }
            return;
        }
        int core = (int) offset / 4;
        if (core < softwareInterrupts.size()) {
            SoftwareInterrupt interrupt = softwareInterrupts.get(core);
            if ((value & 1) != 0) {
                interrupt.raise();
            } else {
                interrupt.clear();
            }
        }
    }

    private long ticks() {
        return ticks(clock.now());
    }

    /// {@return the ticks that so many cycles are} Every kernel entry asks, so this multiplies
    /// where that is exact: up to 2⁶⁴ / [#cyclesPerTick].
    private long ticks(long cycles) {
        return cycles < ticksPerCycle
                ? Math.multiplyHigh(cycles, ticksPerCycle)
                : cycles / cyclesPerTick;
    }

    /// The software interrupt of one core; it reaches the core when the core's time has come.
    private final class SoftwareInterrupt {
        private final Core core;
        private final EventQueue.Event arrival;

        SoftwareInterrupt(Core core) {
            this.core = core;
            arrival = events.event(() -> core.setSoftwarePending(true));
        }

        void raise() {
            if (!isRaised()) {
                arrival.planAt(clock.now());
            }
        }

        void clear() {
            arrival.cancel();
            core.setSoftwarePending(false);
        }

        boolean isRaised() {
            return arrival.isPlanned() || core.isSoftwarePending();
        }
    }

    /// {@return the 4 or 8 bytes of a 64-bit register at a byte offset}
    private static long part(long register, long offset, int size) {
        return size == 8 ? register : (register >>> (8 * offset)) & 0xffff_ffffL;
    }

    private static long replaced(long register, long offset, int size, long value) {
        if (size == 8) {
            return value;
        }
        long mask = 0xffff_ffffL << (8 * offset);
        return (register & ~mask) | ((value << (8 * offset)) & mask);
    }

    /// The timer of one core.
    private final class Timer implements CoreTimer {
        private final Core core;
        private final EventQueue.Event expiry;
        private long deadline = Long.MAX_VALUE;

        Timer(Core core) {
            this.core = core;
            expiry = events.event(() -> core.setTimerPending(true));
        }

        @Override
        public long ticks() {
            return Clint.this.ticks(core.time());
        }

        @Override
        public void setDeadline(long ticks) {
            deadline = ticks;
            expiry.cancel();
            boolean isDue = Long.compareUnsigned(ticks, ticks()) <= 0;
            core.setTimerPending(isDue);
            if (!isDue && Long.compareUnsigned(ticks, lastTick) <= 0) {
                expiry.planAt(ticks * cyclesPerTick);
            }
        }
    }
}
