import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.DebugConsole;
import org.coreplatform.sdk.pd.DeviceRegisters;
import org.coreplatform.sdk.pd.Interrupt;
import org.coreplatform.sdk.pd.ProtectionDomain;
import org.coreplatform.sdk.pd.TimeStamp;

/// The loop: every millisecond it reads the angle and sets the counterweight, and it keeps a
/// histogram of how late it was.
public final class Control extends ProtectionDomain {
    private static final int SAMPLE_PERIOD = 0x008;
    private static final int INTERRUPT_STATUS = 0x00c;
    private static final int INTERRUPT_ENABLE = 0x010;
    private static final int SAMPLE_COUNT = 0x018;
    private static final int OVERRUN = 0x01c;
    private static final int ANGLE = 0x040;
    private static final int COUNTERWEIGHT = 0x040;
    private static final int SAMPLE = 1;
    private static final int PERIOD_MICROS = 1_000;
    private static final int ROUNDS = 1_000;
    private static final int ROUNDS_PER_MESSAGE = 10;

    private final DeviceRegisters sensors =
            new DeviceRegisters(ControlWiring.REGION_SENSOR_REGISTERS);
    private final DeviceRegisters actuators =
            new DeviceRegisters(ControlWiring.REGION_ACTUATOR_REGISTERS);
    private final Histogram lateness = new Histogram();
    private long start;
    private int round;
    private int sum;

    @Override
    protected void init() {
        sensors.write(INTERRUPT_ENABLE, SAMPLE);
        sensors.write(SAMPLE_PERIOD, PERIOD_MICROS);
        start = TimeStamp.ticks();
    }

    @Override
    protected void notified(Interrupt interrupt) {
        sensors.write(INTERRUPT_STATUS, SAMPLE);
        interrupt.acknowledge();
        round = sensors.read(SAMPLE_COUNT);
        actuators.write(COUNTERWEIGHT, weightFor(sensors.read(ANGLE)));
        long due = start + (long) round * PERIOD_MICROS * TimeStamp.TICKS_PER_MICRO;
        lateness.add((TimeStamp.ticks() - due) / TimeStamp.TICKS_PER_MICRO);
        ControlWiring.REGION_HEARTBEAT.putLong(0, round);
        if (round >= ROUNDS) {
            finish("done");
        } else if (round % ROUNDS_PER_MESSAGE == 0) {
            ControlWiring.CHANNEL_COMMS.signal();
        }
    }

    /// The watchdog has put the brake on.
    @Override
    protected void notified(Channel watchdog) {
        finish("stopped by the watchdog");
    }

    private void finish(String how) {
        sensors.write(SAMPLE_PERIOD, 0);
        ControlWiring.REGION_HEARTBEAT.putLong(0, Watchdog.DONE);
        DebugConsole.println(how + ", sample " + round + ", missed " + sensors.read(OVERRUN));
        lateness.print();
    }

    /// A proportional-integral controller in whole numbers.
    private int weightFor(int angle) {
        sum = Math.clamp((long) sum + angle, -10_000, 10_000);
        return -(8 * angle + sum / 16);
    }
}
