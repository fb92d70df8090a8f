import java.nio.charset.StandardCharsets;
import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.DebugConsole;
import org.coreplatform.sdk.pd.MemoryRegion;
import org.coreplatform.sdk.pd.Message;
import org.coreplatform.sdk.pd.ProtectionDomain;
import org.coreplatform.sdk.pd.RegionReference;

/// Has an order signed, and finds out that somebody changed it.
public final class Bank extends ProtectionDomain {
    private static final Channel VAULT = BankWiring.CHANNEL_VAULT;
    private static final MemoryRegion MESSAGES = BankWiring.REGION_MESSAGES;

    @Override
    protected void init() {
        RegionReference order = write("pay 100 to Ada");
        long signature = ask(Vault.SIGN, order, 0).word(0);
        DebugConsole.println("signature of the order: " + Long.toHexString(signature));
        DebugConsole.println("order as signed: " + verdict(order, signature));
        RegionReference changed = write("pay 900 to Ada");
        DebugConsole.println("changed order: " + verdict(changed, signature));
    }

    private static RegionReference write(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        MESSAGES.write(0, bytes, 0, bytes.length);
        return VAULT.reference(MESSAGES, 0, bytes.length);
    }

    private static String verdict(RegionReference order, long signature) {
        return ask(Vault.CHECK, order, signature).label() == Vault.YES ? "genuine" : "forged";
    }

    private static Message ask(int label, RegionReference order, long signature) {
        return VAULT.call(Message.of(label, order.firstWord(), order.secondWord(), signature));
    }
}
