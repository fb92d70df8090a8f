import org.coreplatform.sdk.pd.DebugConsole;
import org.coreplatform.sdk.pd.DeviceRegisters;
import org.coreplatform.sdk.pd.Interrupt;
import org.coreplatform.sdk.pd.ProtectionDomain;
import org.coreplatform.sdk.pd.TimeStamp;

/// Wakes every 4 ms, above everybody else, and wants to be awake 60 us later.
public final class Steady extends ProtectionDomain {
    private static final int ALARM_LOW = 0x08;
    private static final int ALARM_HIGH = 0x0c;
    private static final int IRQ_ENABLED = 0x10;
    private static final int CLEAR_INTERRUPT = 0x1c;
    private static final int PERIOD_MICROS = 4_000;
    private static final int ROUNDS = 12;

    private final DeviceRegisters clock = new DeviceRegisters(SteadyWiring.REGION_CLOCK_REGISTERS);
    private int round;

    @Override
    protected void init() {
        clock.write(IRQ_ENABLED, 1);
        next();
    }

    private void next() {
        round++;
        clock.write(ALARM_HIGH, 0);
        clock.write(ALARM_LOW, round * PERIOD_MICROS * 1_000);
    }

    @Override
    protected void notified(Interrupt interrupt) {
        long late = TimeStamp.micros() - (long) round * PERIOD_MICROS;
        DebugConsole.println("round " + round + (late <= 60 ? " in time" : " late"));
        clock.write(CLEAR_INTERRUPT, 1);
        interrupt.acknowledge();
        if (round < ROUNDS) {
            next();
        }
    }
}
