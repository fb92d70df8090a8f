import org.coreplatform.sdk.pd.ProtectionDomain;

public final class Thrower extends ProtectionDomain {
    @Override
    protected void init() {
        check(-1);
    }

    private static void check(int level) {
        if (level < 0) {
            throw new IllegalArgumentException("level " + level);
        }
    }
}
