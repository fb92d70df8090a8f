import org.coreplatform.sdk.pd.ProtectionDomain;

public final class Consumer extends ProtectionDomain {
    @Override
    protected void init() {}
}
