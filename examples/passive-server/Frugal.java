import org.coreplatform.sdk.pd.ProtectionDomain;

/// A client with a small budget: a big question takes it many periods.
public final class Frugal extends ProtectionDomain {
    @Override
    protected void init() {
        Question.ask(FrugalWiring.CHANNEL_CALCULATOR, 10);
        Question.ask(FrugalWiring.CHANNEL_CALCULATOR, 10_000);
    }
}
