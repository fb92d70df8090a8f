import org.coreplatform.sdk.pd.*;

public final class Right extends ProtectionDomain {
    @Override
    protected void init() {}
}
