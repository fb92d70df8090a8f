import org.coreplatform.sdk.pd.*;

abstract class Base extends ProtectionDomain {
    @Override
    protected void notified(Channel channel) {}

    @Override
    protected Message protectedCall(Channel channel, Message request) {
        return request;
    }
}
