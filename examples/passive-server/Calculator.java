import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.DebugConsole;
import org.coreplatform.sdk.pd.Message;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// Counts the primes below a number, without any hurry.
public final class Calculator extends ProtectionDomain {
    /// Label of the call; word 0: the number. The answer's word 0: how many primes.
    static final int COUNT_PRIMES = 1;

    /// Label of the answer to anything else.
    static final int NOT_UNDERSTOOD = 2;

    @Override
    protected void init() {
        DebugConsole.println("ready, and passive from now on");
    }

    @Override
    protected Message protectedCall(Channel client, Message request) {
        if (request.label() != COUNT_PRIMES) {
            return Message.of(NOT_UNDERSTOOD);
        }
        return Message.of(0, countPrimes(request.word(0)));
    }

    private static int countPrimes(long below) {
        int primes = 0;
        for (int candidate = 2; candidate < below; candidate++) {
            if (isPrime(candidate)) {
                primes++;
            }
        }
        return primes;
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
