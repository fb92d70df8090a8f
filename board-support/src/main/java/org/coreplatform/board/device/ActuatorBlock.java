package org.coreplatform.board.device;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.board.bus.MmioDevice;
import org.coreplatform.board.irq.InterruptLine;
import org.coreplatform.board.time.EventQueue;
import org.coreplatform.board.time.VirtualClock;

/// A stepper motor with a brake, and sixteen plain outputs, 32-bit registers.
///
/// ```
/// 0x000          ID                0x41435452, read only
/// 0x004          VERSION           1, read only
/// 0x008          CONTROL           bit 0 enable: the motor moves
/// 0x00c          INTERRUPT_STATUS  bit 0 DONE, bit 1 STALL; store 1 to clear
/// 0x010          INTERRUPT_ENABLE  same bits
/// 0x014          STEP_PERIOD       microseconds per step
/// 0x018          STEPS             store: queue that many steps more; load: steps left
/// 0x01c          POSITION          steps done, read only
/// 0x020          STATUS            bit 0 busy: steps are left; bit 1 brake; read only
/// 0x024          BRAKE             bit 0: stops the motor at once
/// 0x040 + 4 * i  OUTPUT[i]
/// ```
///
/// The motor moves while it is enabled, the brake is released, STEP_PERIOD is not 0 and steps are
/// left; a step that is interrupted starts anew. The last step sets DONE. STALL is set when steps
/// are left that the brake holds up; they stay queued.
public final class ActuatorBlock implements MmioDevice {
    public static final int OUTPUTS = 16;

    private static final int ID = 0x000;
    private static final int VERSION = 0x004;
    private static final int CONTROL = 0x008;
    private static final int INTERRUPT_STATUS = 0x00c;
    private static final int INTERRUPT_ENABLE = 0x010;
    private static final int STEP_PERIOD = 0x014;
    private static final int STEPS = 0x018;
    private static final int POSITION = 0x01c;
    private static final int STATUS = 0x020;
    private static final int BRAKE = 0x024;
    private static final int OUTPUT = 0x040;
    private static final int ID_VALUE = 0x4143_5452; // "ACTR"
    private static final int VERSION_VALUE = 1;
    private static final int DONE = 1;
    private static final int STALL = 1 << 1;
    private static final int INTERRUPTS = DONE | STALL;
    private static final int STATUS_BUSY = 1;
    private static final int STATUS_BRAKE = 1 << 1;
    private static final long MAX_STEPS = 0xffff_ffffL;

    private final VirtualClock clock;
    private final long cyclesPerMicro;
    private final InterruptLine line;
    private final EventQueue.Event nextStep;
    private final List<ActuatorObserver> observers = new ArrayList<>();
    private final int[] outputs = new int[OUTPUTS];
    private boolean isEnabled;
    private boolean isBraked;
    private long stepTime;
    private int stepPeriod;
    private long stepsLeft;
    private long position;
    private int interruptStatus;
    private int interruptEnable;

    /// @param cyclesPerMicro the clock's cycles per microsecond
    public ActuatorBlock(
            VirtualClock clock, EventQueue events, long cyclesPerMicro, InterruptLine line) {
        this.clock = clock;
        this.cyclesPerMicro = cyclesPerMicro;
        this.line = line;
        nextStep = events.event(this::step);
    }

    /// Lets an observer see what the actuators do from now on.
    public void observe(ActuatorObserver observer) {
        observers.add(observer);
    }

    @Override
    public long load(long offset, int size) {
        return size == 4 ? register((int) offset) & 0xffff_ffffL : 0;
    }

    @Override
    public void store(long offset, int size, long value) {
        if (size != 4) {
            return;
        }
        int word = (int) value;
        switch ((int) offset) {
            case CONTROL -> isEnabled = (word & 1) != 0;
            case INTERRUPT_STATUS -> interruptStatus &= ~word;
            case INTERRUPT_ENABLE -> interruptEnable = word & INTERRUPTS;
            case STEP_PERIOD -> stepPeriod = word;
            case STEPS -> stepsLeft = Math.min(stepsLeft + value, MAX_STEPS);
            case BRAKE -> setBrake((word & 1) != 0);
            default -> setOutput((int) offset, word);
        }
        boolean asksForMotion = offset == STEPS || offset == BRAKE;
        if (asksForMotion && isBraked && stepsLeft > 0) {
            interruptStatus |= STALL;
        }
        startOrStop();
        update();
    }

    private long register(int offset) {
        return switch (offset) {
            case ID -> ID_VALUE;
            case VERSION -> VERSION_VALUE;
            case CONTROL -> isEnabled ? 1 : 0;
            case INTERRUPT_STATUS -> interruptStatus;
            case INTERRUPT_ENABLE -> interruptEnable;
            case STEP_PERIOD -> stepPeriod;
            case STEPS -> stepsLeft;
            case POSITION -> position;
            case STATUS -> (stepsLeft > 0 ? STATUS_BUSY : 0) | (isBraked ? STATUS_BRAKE : 0);
            case BRAKE -> isBraked ? 1 : 0;
            default -> isOutput(offset) ? outputs[(offset - OUTPUT) / 4] : 0;
        };
    }

    private static boolean isOutput(int offset) {
        return offset >= OUTPUT && offset < OUTPUT + 4 * OUTPUTS;
    }

    private void setOutput(int offset, int value) {
        if (!isOutput(offset)) {
            return;
        }
        int output = (offset - OUTPUT) / 4;
        if (outputs[output] != value) {
            outputs[output] = value;
            observers.forEach(each -> each.outputChanged(clock.now(), output, value));
        }
    }

    private void setBrake(boolean engaged) {
        if (isBraked != engaged) {
            isBraked = engaged;
            observers.forEach(each -> each.brakeChanged(clock.now(), engaged));
        }
    }

    private void startOrStop() {
        boolean moves = isEnabled && !isBraked && stepPeriod != 0 && stepsLeft > 0;
        if (!moves) {
            nextStep.cancel();
        } else if (!nextStep.isPlanned()) {
            stepTime = clock.now();
            planNextStep();
        }
    }

    private void planNextStep() {
        stepTime += Integer.toUnsignedLong(stepPeriod) * cyclesPerMicro;
        nextStep.planAt(stepTime);
    }

    /// Finishes a step. The next one is planned from when this one was due, so that steps do not
    /// drift.
    private void step() {
        position++;
        stepsLeft--;
        observers.forEach(each -> each.stepped(stepTime, position));
        if (stepsLeft > 0) {
            planNextStep();
            return;
        }
        interruptStatus |= DONE;
        update();
    }

    private void update() {
        line.drive((interruptStatus & interruptEnable) != 0);
    }
}
