package org.coreplatform.board.device;

import org.coreplatform.board.bus.MmioDevice;
import org.coreplatform.board.irq.InterruptLine;
import org.coreplatform.board.time.EventQueue;
import org.coreplatform.board.time.VirtualClock;

/// Sixteen sensor inputs that are sampled together, 32-bit registers.
///
/// ```
/// 0x000          ID                0x534e5352, read only
/// 0x004          VERSION           1, read only
/// 0x008          SAMPLE_PERIOD     microseconds, 0 = off; a store starts a period
/// 0x00c          INTERRUPT_STATUS  bit 0 SAMPLE, bit 1 CHANGE; store 1 to clear
/// 0x010          INTERRUPT_ENABLE  same bits
/// 0x014          CHANGE_ENABLE     mask of the inputs whose change sets CHANGE
/// 0x018          SAMPLE_COUNT      samples latched, read only
/// 0x01c          OVERRUN           samples latched while SAMPLE was still set, read only
/// 0x040 + 4 * i  INPUT[i]          signed, as latched by the last sample, read only
/// 0x080 + 4 * i  LIVE[i]           signed, now, read only
/// ```
///
/// Every period latches all inputs and sets SAMPLE. OVERRUN counts a driver's missed deadlines.
public final class SensorBlock implements MmioDevice {
    public static final int INPUTS = 16;

    private static final int ID = 0x000;
    private static final int VERSION = 0x004;
    private static final int SAMPLE_PERIOD = 0x008;
    private static final int INTERRUPT_STATUS = 0x00c;
    private static final int INTERRUPT_ENABLE = 0x010;
    private static final int CHANGE_ENABLE = 0x014;
    private static final int SAMPLE_COUNT = 0x018;
    private static final int OVERRUN = 0x01c;
    private static final int INPUT = 0x040;
    private static final int LIVE = 0x080;
    private static final int ID_VALUE = 0x534e_5352; // "SNSR"
    private static final int VERSION_VALUE = 1;
    private static final int SAMPLE = 1;
    private static final int CHANGE = 1 << 1;
    private static final int INTERRUPTS = SAMPLE | CHANGE;

    private final VirtualClock clock;
    private final EventQueue events;
    private final long cyclesPerMicro;
    private final InterruptLine line;
    private final EventQueue.Event nextSample;
    private final int[] latched = new int[INPUTS];
    private final int[] live = new int[INPUTS];
    private long sampleTime;
    private int samplePeriod;
    private int interruptStatus;
    private int interruptEnable;
    private int changeEnable;
    private int sampleCount;
    private int overrun;

    /// @param cyclesPerMicro the clock's cycles per microsecond
    public SensorBlock(
            VirtualClock clock, EventQueue events, long cyclesPerMicro, InterruptLine line) {
        this.clock = clock;
        this.events = events;
        this.cyclesPerMicro = cyclesPerMicro;
        this.line = line;
        nextSample = events.event(this::sample);
    }

    /// Changes an input now, as the physical world does.
    ///
    /// @param input 0 to 15
    public void drive(int input, int value) {
        boolean hasChanged = live[input] != value;
        live[input] = value;
        if (hasChanged && ((changeEnable >>> input) & 1) != 0) {
            interruptStatus |= CHANGE;
            update();
        }
    }

    /// Lets a script drive the inputs from now on; its times count from power-on.
    public void play(SensorScript script) {
        new Player(script).planNext();
    }

    @Override
    public long load(long offset, int size) {
        return size == 4 ? Integer.toUnsignedLong(register((int) offset)) : 0;
    }

    @Override
    public void store(long offset, int size, long value) {
        if (size != 4) {
            return;
        }
        int word = (int) value;
        switch ((int) offset) {
            case SAMPLE_PERIOD -> startSampling(word);
            case INTERRUPT_STATUS -> interruptStatus &= ~word;
            case INTERRUPT_ENABLE -> interruptEnable = word & INTERRUPTS;
            case CHANGE_ENABLE -> changeEnable = word & 0xffff;
            default -> {}
        }
        update();
    }

    private int register(int offset) {
        return switch (offset) {
            case ID -> ID_VALUE;
            case VERSION -> VERSION_VALUE;
            case SAMPLE_PERIOD -> samplePeriod;
            case INTERRUPT_STATUS -> interruptStatus;
            case INTERRUPT_ENABLE -> interruptEnable;
            case CHANGE_ENABLE -> changeEnable;
            case SAMPLE_COUNT -> sampleCount;
            case OVERRUN -> overrun;
            default -> input(offset);
        };
    }

    private int input(int offset) {
        if (offset >= INPUT && offset < INPUT + 4 * INPUTS) {
            return latched[(offset - INPUT) / 4];
        }
        if (offset >= LIVE && offset < LIVE + 4 * INPUTS) {
            return live[(offset - LIVE) / 4];
        }
        return 0;
    }

    private void startSampling(int periodMicros) {
        samplePeriod = periodMicros;
        nextSample.cancel();
        sampleTime = clock.now();
        planNextSample();
    }

    private void planNextSample() {
        if (samplePeriod != 0) {
            sampleTime += Integer.toUnsignedLong(samplePeriod) * cyclesPerMicro;
            nextSample.planAt(sampleTime);
        }
    }

    private void sample() {
        System.arraycopy(live, 0, latched, 0, INPUTS);
        sampleCount++;
        if ((interruptStatus & SAMPLE) != 0) {
            overrun++;
        }
        interruptStatus |= SAMPLE;
        update();
        planNextSample();
    }

    private void update() {
        line.drive((interruptStatus & interruptEnable) != 0);
    }

    /// Plays a script, a step per event.
    private final class Player {
        private final SensorScript script;
        private final EventQueue.Event event = events.event(this::step);
        private int next;

        Player(SensorScript script) {
            this.script = script;
        }

        void planNext() {
            if (next < script.steps().size()) {
                event.planAt(script.steps().get(next).micros() * cyclesPerMicro);
            }
        }

        private void step() {
            SensorScript.Step step = script.steps().get(next++);
            drive(step.input(), step.value());
            planNext();
        }
    }
}
