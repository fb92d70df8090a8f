import org.coreplatform.sdk.pd.DebugConsole;
import org.coreplatform.sdk.pd.Message;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// Signals the listener, then asks the server.
public final class Left extends ProtectionDomain {
    @Override
    protected void init() {
        LeftWiring.CHANNEL_LISTENER.signal();
        Message answer = LeftWiring.CHANNEL_SERVER.call(Message.of(0, 20));
        DebugConsole.println("got " + answer.word(0));
    }
}
