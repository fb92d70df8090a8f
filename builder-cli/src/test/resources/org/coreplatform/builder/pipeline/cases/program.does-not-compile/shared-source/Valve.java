import org.coreplatform.sdk.pd.*;

public final class Valve extends ProtectionDomain {
    @Override
    protected void init() {
        Limits.check(2);
    }
}
