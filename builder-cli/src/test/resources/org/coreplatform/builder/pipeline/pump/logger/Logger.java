import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.Message;
import org.coreplatform.sdk.pd.ProtectionDomain;
import org.coreplatform.sdk.pd.RegionReference;

/// Reads doses where its client's references point.
final class Logger extends ProtectionDomain {
    private long lines;

    @Override
    protected void init() {}

    @Override
    protected void notified(Channel channel) {
        lines++;
    }

    @Override
    protected Message protectedCall(Channel channel, Message request) {
        RegionReference data = request.reference(0);
        if (!LoggerWiring.CHANNEL_CONTROLLER.readable(data)) {
            return Message.of(1, -1);
        }
        lines++;
        return Message.of(0, LoggerWiring.CHANNEL_CONTROLLER.region(data).getLong(0) + lines);
    }
}
