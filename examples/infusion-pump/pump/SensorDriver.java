package pump;

import static pump.SensorDriverWiring.CHANNEL_DOSE_CONTROLLER;
import static pump.SensorDriverWiring.REGION_SAMPLES;
import static pump.SensorDriverWiring.REGION_SENSOR_REGISTERS;

import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.DeviceRegisters;
import org.coreplatform.sdk.pd.Interrupt;
import org.coreplatform.sdk.pd.Message;
import org.coreplatform.sdk.pd.ProtectionDomain;
import org.coreplatform.sdk.pd.TimeStamp;

/// Driver of the sensor block: publishes a sample at the end of each period.
public final class SensorDriver extends ProtectionDomain {
    /// Label of the call that sets the sampling period; word 0: microseconds, 0 = off.
    static final int SAMPLE_EVERY = 1;

    private static final int SAMPLE_PERIOD = 0x008;
    private static final int INTERRUPT_STATUS = 0x00c;
    private static final int INTERRUPT_ENABLE = 0x010;
    private static final int SAMPLE_COUNT = 0x018;
    private static final int PRESSURE = 0x040;
    private static final int FLOW = 0x044;
    private static final int SAMPLE = 1;

    private final DeviceRegisters device = new DeviceRegisters(REGION_SENSOR_REGISTERS);
    private final SampleBuffer samples = new SampleBuffer(REGION_SAMPLES);
    private long periodTicks;
    private long startTicks;
    private int startCount;

    @Override
    protected void init() {
        device.write(INTERRUPT_ENABLE, SAMPLE);
    }

    @Override
    protected Message protectedCall(Channel channel, Message request) {
        if (request.label() == SAMPLE_EVERY) {
            periodTicks = request.word(0) * TimeStamp.TICKS_PER_MICRO;
            startCount = device.read(SAMPLE_COUNT);
            startTicks = TimeStamp.ticks();
            device.write(SAMPLE_PERIOD, (int) request.word(0));
        }
        return Message.of(0);
    }

    @Override
    protected void notified(Interrupt interrupt) {
        device.write(INTERRUPT_STATUS, SAMPLE);
        int number = device.read(SAMPLE_COUNT) - startCount;
        // The device does not drift: sample n is due n periods after the start.
        long due = startTicks + number * periodTicks;
        samples.publish(new Sample(due, device.read(PRESSURE), device.read(FLOW)));
        CHANNEL_DOSE_CONTROLLER.signal();
        interrupt.deferredAcknowledge();
    }
}
