import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.DebugConsole;
import org.coreplatform.sdk.pd.Message;
import org.coreplatform.sdk.pd.ProtectionDomain;
import org.coreplatform.sdk.pd.TimeStamp;

/// Adds up what the workers bring, on the core of the one that calls.
public final class Ledger extends ProtectionDomain {
    private static final int WORKERS = 2;

    private int results;
    private long primes = 1; // 2 is nobody's
    private long earliest = Long.MAX_VALUE;

    @Override
    protected void init() {}

    @Override
    protected Message protectedCall(Channel worker, Message result) {
        results++;
        primes += result.word(0);
        earliest = Math.min(earliest, result.word(1));
        if (results == WORKERS) {
            long micros = TimeStamp.micros() - earliest;
            DebugConsole.println(primes + " primes in all, after " + micros + " us");
        }
        return Message.of(0);
    }
}
