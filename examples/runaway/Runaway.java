import org.coreplatform.sdk.pd.DebugConsole;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// A program with a bug that no test found.
public final class Runaway extends ProtectionDomain {
    @Override
    protected void init() {
        DebugConsole.println("looping for ever");
        int wheel = 0;
        while (true) {
            wheel++;
        }
    }
}
