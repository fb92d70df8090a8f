import org.coreplatform.sdk.pd.ProtectionDomain;

public final class Producer extends ProtectionDomain {
    @Override
    protected void init() {}
}
