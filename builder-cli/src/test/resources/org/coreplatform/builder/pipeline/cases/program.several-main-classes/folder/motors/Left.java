import org.coreplatform.sdk.pd.*;

public final class Left extends ProtectionDomain {
    @Override
    protected void init() {}
}
