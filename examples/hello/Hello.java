import org.coreplatform.sdk.pd.DebugConsole;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// The smallest protection domain: says hello and waits for events that never come.
public final class Hello extends ProtectionDomain {
    @Override
    protected void init() {
        DebugConsole.println("hello, world");
    }
}
