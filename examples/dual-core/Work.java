import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.DebugConsole;
import org.coreplatform.sdk.pd.Message;
import org.coreplatform.sdk.pd.TimeStamp;

/// What both workers do: count the primes that leave a certain rest when divided by four.
final class Work {
    private static final int BELOW = 20_000;

    private Work() {}

    static void perform(int rest, Channel ledger) {
        long start = TimeStamp.micros();
        int primes = 0;
        for (int candidate = rest; candidate < BELOW; candidate += 4) {
            if (candidate > 1 && isPrime(candidate)) {
                primes++;
            }
        }
        long micros = TimeStamp.micros() - start;
        DebugConsole.println(primes + " primes, took " + micros + " us");
        ledger.call(Message.of(0, primes, start));
    }

    private static boolean isPrime(int candidate) {
        for (int divisor = 2; divisor * divisor <= candidate; divisor++) {
            if (candidate % divisor == 0) {
                return false;
            }
        }
        return true;
    }
}
