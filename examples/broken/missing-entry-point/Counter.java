import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.Message;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// Counts how often it is called.
public final class Counter extends ProtectionDomain {
    private int calls;

    @Override
    protected void init() {}

    Message onCall(Channel client, Message request) {
        calls++;
        return Message.of(0, calls);
    }
}
