import org.coreplatform.sdk.pd.DebugConsole;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// Works.
public final class Second extends ProtectionDomain {
    @Override
    protected void init() {
        Work.micros(1200);
        DebugConsole.println("done");
    }
}
