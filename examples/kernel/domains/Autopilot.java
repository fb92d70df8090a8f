import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.DebugConsole;
import org.coreplatform.sdk.pd.ProtectionDomain;
import org.coreplatform.sdk.pd.TimeStamp;

/// Works, and says how long that took.
public final class Autopilot extends ProtectionDomain {
    private static final int ROUNDS = 3;

    @Override
    protected void init() {
        for (int round = 1; round <= ROUNDS; round++) {
            long start = TimeStamp.micros();
            Work.micros(700);
            DebugConsole.println(
                    "round " + round + " took " + (TimeStamp.micros() - start) + " us");
        }
        AutopilotWiring.CHANNEL_LIGHTS.signal();
    }

    @Override
    protected void notified(Channel lights) {
        DebugConsole.println("lights are on");
    }
}
