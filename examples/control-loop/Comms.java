import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// Sends messages, each longer than the one before.
public final class Comms extends ProtectionDomain {
    private int messages;
    private int checksum;

    @Override
    protected void init() {}

    @Override
    protected void notified(Channel control) {
        messages++;
        int length = messages * 5_000;
        for (int i = 0; i < length; i++) {
            checksum = checksum * 31 + i;
        }
    }
}
