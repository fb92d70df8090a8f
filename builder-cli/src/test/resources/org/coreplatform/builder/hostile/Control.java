import org.coreplatform.sdk.pd.DebugConsole;
import org.coreplatform.sdk.pd.DeviceRegisters;
import org.coreplatform.sdk.pd.Interrupt;
import org.coreplatform.sdk.pd.ProtectionDomain;
import org.coreplatform.sdk.pd.TimeStamp;

/// Works every 7 ms, below the attacker, and has 3 ms for it.
public final class Control extends ProtectionDomain {
    private static final int SAMPLE_PERIOD = 0x008;
    private static final int INTERRUPT_STATUS = 0x00c;
    private static final int INTERRUPT_ENABLE = 0x010;
    private static final int SAMPLE = 1;
    private static final int PERIOD_MICROS = 7_000;
    private static final int ROUNDS = 7;

    private final DeviceRegisters sensors =
            new DeviceRegisters(ControlWiring.REGION_SENSOR_REGISTERS);
    private long start;
    private int round;

    @Override
    protected void init() {
        sensors.write(INTERRUPT_ENABLE, SAMPLE);
        sensors.write(SAMPLE_PERIOD, PERIOD_MICROS);
        start = TimeStamp.micros();
    }

    @Override
    protected void notified(Interrupt interrupt) {
        sensors.write(INTERRUPT_STATUS, SAMPLE);
        interrupt.acknowledge();
        round++;
        int sum = 0;
        for (int i = 0; i < 10_000; i++) {
            sum += i;
        }
        long took = TimeStamp.micros() - start - (long) round * PERIOD_MICROS;
        DebugConsole.println("round " + round + " " + sum + (took <= 3_000 ? " in time" : " late"));
        if (round == ROUNDS) {
            sensors.write(SAMPLE_PERIOD, 0);
        }
    }
}
