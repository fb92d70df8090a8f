import org.coreplatform.sdk.pd.ProtectionDomain;

/// A client that may use all the time that is left.
public final class Generous extends ProtectionDomain {
    @Override
    protected void init() {
        Question.ask(GenerousWiring.CHANNEL_CALCULATOR, 10);
        Question.ask(GenerousWiring.CHANNEL_CALCULATOR, 10_000);
    }
}
