import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.DebugConsole;
import org.coreplatform.sdk.pd.DeviceRegisters;
import org.coreplatform.sdk.pd.Message;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// Prints what `control` measured, and ends the run after the last round.
public final class Report extends ProtectionDomain {
    private static final int POWER_OFF = 0x5555;

    @Override
    protected void init() {}

    @Override
    protected void notified(Channel control) {
        Message measured = ReportWiring.CHANNEL_CONTROL.call(Message.of(0));
        DebugConsole.println(
                measured.word(0)
                        + " rounds, done "
                        + measured.word(2)
                        + " to "
                        + measured.word(3)
                        + " us after the timer, deadlines missed: "
                        + measured.word(1));
        if (measured.word(0) == Control.ROUNDS) {
            new DeviceRegisters(ReportWiring.REGION_POWER_REGISTERS).write(0, POWER_OFF);
        }
    }
}
