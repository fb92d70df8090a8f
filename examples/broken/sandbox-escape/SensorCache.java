import java.io.FileWriter;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// Remembers sensor values by their time.
public final class SensorCache extends ProtectionDomain {
    private final Map<Long, Integer> values = new HashMap<>();

    @Override
    protected void init() {
        remember(42);
    }

    private void remember(int value) {
        values.put(System.currentTimeMillis(), value);
        try (FileWriter file = new FileWriter("values.txt")) {
            file.write(values.toString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
