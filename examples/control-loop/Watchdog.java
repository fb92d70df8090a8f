import org.coreplatform.sdk.pd.DebugConsole;
import org.coreplatform.sdk.pd.DeviceRegisters;
import org.coreplatform.sdk.pd.Interrupt;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// Looks every five milliseconds whether the loop has made a round. If not it bites: brake on.
public final class Watchdog extends ProtectionDomain {
    /// The loop's heartbeat when it has ended in good order.
    static final int DONE = -1;

    private static final int TIME_LOW = 0x00;
    private static final int TIME_HIGH = 0x04;
    private static final int ALARM_LOW = 0x08;
    private static final int ALARM_HIGH = 0x0c;
    private static final int IRQ_ENABLED = 0x10;
    private static final int CLEAR_INTERRUPT = 0x1c;
    private static final int BRAKE = 0x024;
    private static final long PERIOD_NANOS = 5_000_000;

    private final DeviceRegisters clock = new DeviceRegisters(WatchdogWiring.REGION_RTC_REGISTERS);
    private final DeviceRegisters actuators =
            new DeviceRegisters(WatchdogWiring.REGION_ACTUATOR_REGISTERS);
    private long lastSeen;

    @Override
    protected void init() {
        clock.write(IRQ_ENABLED, 1);
        wakeLater();
    }

    @Override
    protected void notified(Interrupt timer) {
        clock.write(CLEAR_INTERRUPT, 1);
        timer.acknowledge();
        long round = WatchdogWiring.REGION_HEARTBEAT.getLong(0);
        if (round == DONE) {
            return;
        }
        if (round == lastSeen) {
            bite();
            return;
        }
        lastSeen = round;
        wakeLater();
    }

    private void bite() {
        actuators.write(BRAKE, 1);
        DebugConsole.println("no round since " + lastSeen + ": brake on");
        WatchdogWiring.CHANNEL_CONTROL.signal();
    }

    private void wakeLater() {
        long now = clock.read(TIME_LOW) & 0xffff_ffffL | (long) clock.read(TIME_HIGH) << 32;
        long alarm = now + PERIOD_NANOS;
        clock.write(ALARM_HIGH, (int) (alarm >>> 32));
        clock.write(ALARM_LOW, (int) alarm);
    }
}
