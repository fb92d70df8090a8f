import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.DebugConsole;
import org.coreplatform.sdk.pd.MemoryRegion;
import org.coreplatform.sdk.pd.Message;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// Wants the key.
public final class Thief extends ProtectionDomain {
    private static final Channel VAULT = ThiefWiring.CHANNEL_VAULT;
    private static final long KEY_ADDRESS = 0x800_0000;

    @Override
    protected void init() {
        DebugConsole.println("bytes of the bank: " + tryReference(1L << 48, 16));
        DebugConsole.println("bytes behind the shared region: " + tryReference(0x1000, 16));
        DebugConsole.println("more bytes than there are: " + tryReference(0, Long.MAX_VALUE));
        DebugConsole.println("then the key itself");
        long stolen = new MemoryRegion(KEY_ADDRESS, 16, "r").getLong(0);
        DebugConsole.println("the key: " + Long.toHexString(stolen));
    }

    private static String tryReference(long firstWord, long secondWord) {
        Message answer = VAULT.call(Message.of(Vault.SIGN, firstWord, secondWord));
        return answer.label() == Vault.REFUSED ? "refused" : "signed";
    }
}
