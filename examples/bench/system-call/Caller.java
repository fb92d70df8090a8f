import org.coreplatform.sdk.pd.DebugConsole;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// Prints how many system calls it has made, each time that it has made as many.
public final class Caller extends ProtectionDomain {
    private static final int ROUNDS = 100;
    private static final int SIGNALS = 100_000;

    @Override
    protected void init() {
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < SIGNALS; i++) {
                CallerWiring.CHANNEL_SLEEPER.signal();
            }
            DebugConsole.println(SIGNALS);
        }
    }
}
