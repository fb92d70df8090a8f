import org.coreplatform.sdk.pd.*;

public final class Child extends ProtectionDomain {
    @Override
    protected void init() {}
}
