import org.coreplatform.sdk.pd.*;

public final class Motor extends Base {
    @Override
    protected void init() {}
}
