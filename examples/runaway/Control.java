import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.DeviceRegisters;
import org.coreplatform.sdk.pd.Interrupt;
import org.coreplatform.sdk.pd.Message;
import org.coreplatform.sdk.pd.ProtectionDomain;
import org.coreplatform.sdk.pd.TimeStamp;

/// Wakes every 7 ms, computes for a while, and measures when it is done.
public final class Control extends ProtectionDomain {
    /// After so many rounds the timer is stopped.
    static final int ROUNDS = 50;

    private static final int SAMPLE_PERIOD = 0x008;
    private static final int INTERRUPT_STATUS = 0x00c;
    private static final int INTERRUPT_ENABLE = 0x010;
    private static final int SAMPLE = 1;
    private static final int PERIOD_MICROS = 7_000;
    private static final int DEADLINE_MICROS = 3_000;
    private static final int ROUNDS_PER_REPORT = 10;

    private final DeviceRegisters timer =
            new DeviceRegisters(ControlWiring.REGION_SENSOR_REGISTERS);
    private long start;
    private int round;
    private int missed;
    private long best = Long.MAX_VALUE;
    private long worst;

    @Override
    protected void init() {
        timer.write(INTERRUPT_ENABLE, SAMPLE);
        timer.write(SAMPLE_PERIOD, PERIOD_MICROS);
        start = TimeStamp.micros();
    }

    @Override
    protected void notified(Interrupt interrupt) {
        timer.write(INTERRUPT_STATUS, SAMPLE);
        interrupt.acknowledge();
        round++;
        work();
        long lateness = TimeStamp.micros() - (start + (long) round * PERIOD_MICROS);
        best = Math.min(best, lateness);
        worst = Math.max(worst, lateness);
        if (lateness > DEADLINE_MICROS) {
            missed++;
        }
        if (round % ROUNDS_PER_REPORT == 0) {
            ControlWiring.CHANNEL_REPORT.signal();
        }
        if (round == ROUNDS) {
            timer.write(SAMPLE_PERIOD, 0);
        }
    }

    /// What `report` asks for: rounds, deadlines missed, best and worst time after the timer.
    @Override
    protected Message protectedCall(Channel report, Message request) {
        return Message.of(0, round, missed, best, worst);
    }

    private static void work() {
        int value = 1;
        for (int i = 0; i < 20_000; i++) {
            value = value * 31 + i;
        }
    }
}
