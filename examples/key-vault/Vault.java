import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.MemoryRegion;
import org.coreplatform.sdk.pd.Message;
import org.coreplatform.sdk.pd.ProtectionDomain;
import org.coreplatform.sdk.pd.RegionReference;

/// Signs messages with its key, and checks signatures. Each client can only have signed what lies
// in
/// the region that it shares with the vault.
public final class Vault extends ProtectionDomain {
    /// Label of the call that signs; words 0 and 1: a reference to the message. The answer's word 0
    /// is the signature.
    static final int SIGN = 1;

    /// Label of the call that checks; words 0 and 1: a reference, word 2: the signature.
    static final int CHECK = 2;

    static final int YES = 0;
    static final int NO = 1;
    static final int REFUSED = 2;

    private static final int MAX_LENGTH = 512;

    private final MemoryRegion key = VaultWiring.REGION_KEY;

    @Override
    protected void init() {
        // A real vault reads its key from a fuse or draws it from a random source.
        key.putLong(0, 0x0706_0504_0302_0100L);
        key.putLong(8, 0x0f0e_0d0c_0b0a_0908L);
    }

    @Override
    protected Message protectedCall(Channel channel, Message request) {
        Channel client =
                channel.equals(VaultWiring.CHANNEL_BANK)
                        ? VaultWiring.CHANNEL_BANK
                        : VaultWiring.CHANNEL_THIEF;
        RegionReference message = request.reference(0);
        if (!client.readable(message) || message.length() > MAX_LENGTH) {
            return Message.of(REFUSED);
        }
        long signature = sign(client.region(message));
        if (request.label() == SIGN) {
            return Message.of(YES, signature);
        }
        return Message.of(request.word(2) == signature ? YES : NO);
    }

    /// Copies the message first: the client may change it while it is being signed.
    private long sign(MemoryRegion message) {
        byte[] bytes = new byte[(int) message.sizeBytes()];
        message.read(0, bytes, 0, bytes.length);
        return SipHash.of(key.getLong(0), key.getLong(8), bytes);
    }
}
