package org.coreplatform.board.device;

import org.coreplatform.board.bus.MmioDevice;
import org.coreplatform.board.irq.InterruptLine;
import org.coreplatform.board.time.EventQueue;
import org.coreplatform.board.time.VirtualClock;

/// The Goldfish real-time clock: nanoseconds since 1970 and one alarm, 32-bit registers.
///
/// ```
/// 0x00  TIME_LOW          load: low word, and keeps the high word for TIME_HIGH; store: sets it
/// 0x04  TIME_HIGH
/// 0x08  ALARM_LOW         store: sets the alarm, with the high word stored before
/// 0x0c  ALARM_HIGH
/// 0x10  IRQ_ENABLED       bit 0
/// 0x14  CLEAR_ALARM       store: takes the alarm back
/// 0x18  ALARM_STATUS      1 while an alarm is set
/// 0x1c  CLEAR_INTERRUPT   store: acknowledges
/// ```
///
/// An alarm in the past interrupts at once. Time is simulated: it starts at an epoch that the run
/// chooses, never at the host's time.
public final class GoldfishRtc implements MmioDevice {
    private static final int TIME_LOW = 0x00;
    private static final int TIME_HIGH = 0x04;
    private static final int ALARM_LOW = 0x08;
    private static final int ALARM_HIGH = 0x0c;
    private static final int IRQ_ENABLED = 0x10;
    private static final int CLEAR_ALARM = 0x14;
    private static final int ALARM_STATUS = 0x18;
    private static final int CLEAR_INTERRUPT = 0x1c;
    private static final long NANOS = 1_000_000_000;
    private static final long WORD = 0xffff_ffffL;

    private final VirtualClock clock;
    private final long clockHz;
    private final InterruptLine line;
    private final EventQueue.Event alarm;
    private long nanosAtPowerOn;
    private long alarmNanos;
    private long latchedHigh;
    private boolean isEnabled;
    private boolean isPending;

    /// @param clockHz the clock's cycles per second
    public GoldfishRtc(VirtualClock clock, EventQueue events, long clockHz, InterruptLine line) {
        this.clock = clock;
        this.clockHz = clockHz;
        this.line = line;
        alarm = events.event(this::ring);
    }

    /// Sets what time it was at power-on.
    ///
    /// @param nanos since 1970, 0 unless it is set
    public void setEpoch(long nanos) {
        nanosAtPowerOn = nanos;
    }

    @Override
    public long load(long offset, int size) {
        if (size != 4) {
            return 0;
        }
        return switch ((int) offset) {
            case TIME_LOW -> {
                latchedHigh = nanos() >>> 32;
                yield nanos() & WORD;
            }
            case TIME_HIGH -> latchedHigh;
            case ALARM_LOW -> alarmNanos & WORD;
            case ALARM_HIGH -> alarmNanos >>> 32;
            case IRQ_ENABLED -> isEnabled ? 1 : 0;
            case ALARM_STATUS -> alarm.isPlanned() ? 1 : 0;
            default -> 0;
        };
    }

    @Override
    public void store(long offset, int size, long value) {
        if (size != 4) {
            return;
        }
        switch ((int) offset) {
            case TIME_LOW -> setTime(withLow(nanos(), value));
            case TIME_HIGH -> setTime(withHigh(nanos(), value));
            case ALARM_LOW -> {
                alarmNanos = withLow(alarmNanos, value);
                setAlarm();
            }
            case ALARM_HIGH -> alarmNanos = withHigh(alarmNanos, value);
            case IRQ_ENABLED -> isEnabled = (value & 1) != 0;
            case CLEAR_ALARM -> alarm.cancel();
            case CLEAR_INTERRUPT -> isPending = false;
            default -> {}
        }
        update();
    }

    private static long withLow(long nanos, long low) {
        return (nanos & ~WORD) | low;
    }

    private static long withHigh(long nanos, long high) {
        return (nanos & WORD) | (high << 32);
    }

    private long nanos() {
        return nanosAtPowerOn + scaled(clock.now(), NANOS, clockHz);
    }

    private void setTime(long nanos) {
        nanosAtPowerOn += nanos - nanos();
        if (alarm.isPlanned()) {
            setAlarm();
        }
    }

    private void setAlarm() {
        long sincePowerOn = alarmNanos - nanosAtPowerOn;
        if (alarmNanos <= nanos()) {
            alarm.cancel();
            isPending = true;
            return;
        }
        long cycles = scaled(sincePowerOn, clockHz, NANOS);
        boolean isExact = scaled(cycles, NANOS, clockHz) == sincePowerOn;
        alarm.planAt(isExact ? cycles : cycles + 1);
    }

    /// {@return `amount * to / from` for amounts that would overflow}
    private static long scaled(long amount, long to, long from) {
        return amount / from * to + amount % from * to / from;
    }

    private void ring() {
        isPending = true;
        update();
    }

    private void update() {
        line.drive(isPending && isEnabled);
    }
}
