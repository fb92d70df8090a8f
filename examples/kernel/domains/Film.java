import org.coreplatform.sdk.pd.DebugConsole;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// Works for more than a turn, and outranks everybody.
public final class Film extends ProtectionDomain {
    @Override
    protected void init() {
        Work.micros(700);
        DebugConsole.println("the end");
    }
}
