import org.coreplatform.sdk.pd.*;

public final class Motor extends ProtectionDomain {
    @Override
    protected void init() {
        String unit = "µA";
    }
}
