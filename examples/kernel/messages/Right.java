import org.coreplatform.sdk.pd.DebugConsole;
import org.coreplatform.sdk.pd.Message;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// Signals the listener, then asks the server.
public final class Right extends ProtectionDomain {
    @Override
    protected void init() {
        RightWiring.CHANNEL_LISTENER.signal();
        Message answer = RightWiring.CHANNEL_SERVER.call(Message.of(0, 30));
        DebugConsole.println("got " + answer.word(0));
    }
}
