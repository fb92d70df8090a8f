import java.util.HashMap;
import java.util.Map;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// Remembers sensor values by their time.
public final class SensorCache extends ProtectionDomain {
    private final Map<Long, Integer> values = new HashMap<>();

    @Override
    protected void init() {
        try {
            values.put(System.currentTimeMillis(), 42);
            Thread.sleep(10);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
