import org.coreplatform.sdk.pd.DebugConsole;
import org.coreplatform.sdk.pd.ProtectionDomain;

public final class Probe extends ProtectionDomain {
    @Override
    protected void init() {
        DebugConsole.println("storing");
        ProbeWiring.REGION_SCRATCH.putLong(8, 1);
        ProbeWiring.REGION_SCRATCH.putLong(4096, 1);
        DebugConsole.println("never printed");
    }
}
