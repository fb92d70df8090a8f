import org.coreplatform.sdk.pd.*;

public final class Parent extends ProtectionDomain {
    @Override
    protected void init() {}
}
