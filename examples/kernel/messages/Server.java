import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.Message;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// Answers with one more than what it was sent.
public final class Server extends ProtectionDomain {
    @Override
    protected void init() {}

    @Override
    protected Message protectedCall(Channel client, Message request) {
        return Message.of(0, request.word(0) + 1);
    }
}
