package pump;

import static pump.MotorDriverWiring.CHANNEL_DOSE_CONTROLLER;
import static pump.MotorDriverWiring.REGION_ALARM_STATE;
import static pump.MotorDriverWiring.REGION_MOTOR_REGISTERS;

import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.DeviceRegisters;
import org.coreplatform.sdk.pd.Interrupt;
import org.coreplatform.sdk.pd.Message;
import org.coreplatform.sdk.pd.ProtectionDomain;
import org.coreplatform.sdk.pd.TimeStamp;

/// Driver of the stepper motor. It keeps its own limits, whatever the controller asks for, and
/// holds the brake while there is an alarm.
public final class MotorDriver extends ProtectionDomain {
    /// Label of the call that moves; word 0: steps, word 1: microseconds per step.
    static final int MOVE = 1;

    /// Label of the call that enables the motor (word 0 is 1) or disables it. Answer to any call:
    /// steps left, ticks when the brake went on last.
    static final int ENABLE = 2;

    private static final int CONTROL = 0x008;
    private static final int INTERRUPT_STATUS = 0x00c;
    private static final int INTERRUPT_ENABLE = 0x010;
    private static final int STEP_PERIOD = 0x014;
    private static final int STEPS = 0x018;
    private static final int BRAKE = 0x024;
    private static final int ALARM_LAMP = 0x040;
    private static final int DONE = 1;
    private static final int MAX_STEPS = 30;
    private static final int MIN_STEP_MICROS = 2_000;

    /// No move takes longer: should the controller fail, the motor stands still soon.
    private static final int MAX_MICROS = 100_000;

    private final DeviceRegisters device = new DeviceRegisters(REGION_MOTOR_REGISTERS);
    private final AlarmState alarm = new AlarmState(REGION_ALARM_STATE);
    private long brakeTicks;

    @Override
    protected void init() {
        device.write(INTERRUPT_ENABLE, DONE);
    }

    @Override
    protected Message protectedCall(Channel channel, Message request) {
        if (request.label() == MOVE) {
            move(request.word(0), request.word(1));
        } else if (request.label() == ENABLE) {
            device.write(CONTROL, request.word(0) == 1 ? 1 : 0);
        }
        return Message.of(0, device.read(STEPS), brakeTicks);
    }

    /// The alarm server changed the alarm.
    @Override
    protected void notified(Channel channel) {
        int raised = alarm.isRaised() ? 1 : 0;
        device.write(BRAKE, raised);
        device.write(ALARM_LAMP, raised);
        if (raised == 1) {
            brakeTicks = TimeStamp.ticks();
        }
    }

    /// The steps are done.
    @Override
    protected void notified(Interrupt interrupt) {
        device.write(INTERRUPT_STATUS, DONE);
        CHANNEL_DOSE_CONTROLLER.signal();
        interrupt.deferredAcknowledge();
    }

    private void move(long steps, long stepMicros) {
        if (alarm.isRaised()) {
            return;
        }
        int room = MAX_STEPS - device.read(STEPS);
        int accepted = Math.clamp(steps, 0, Math.max(0, room));
        int slowest = MAX_MICROS / Math.max(1, accepted);
        device.write(STEP_PERIOD, Math.clamp(stepMicros, MIN_STEP_MICROS, slowest));
        device.write(STEPS, accepted);
    }
}
