import org.coreplatform.sdk.pd.*;

public final class Engine extends ProtectionDomain {
    @Override
    protected void init() {}
}
