import org.coreplatform.sdk.pd.*;

public final class Motor extends ProtectionDomain {
    @Override
    protected void init() {
        java.sql.Date today = null;
        org.coreplatform.sdk.image.BootImage image = null;
    }
}
