import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.DebugConsole;
import org.coreplatform.sdk.pd.Message;
import org.coreplatform.sdk.pd.TimeStamp;

/// What both clients do: ask, and say how long the answer took.
final class Question {
    private Question() {}

    static void ask(Channel calculator, long below) {
        long start = TimeStamp.micros();
        Message answer = calculator.call(Message.of(Calculator.COUNT_PRIMES, below));
        long micros = TimeStamp.micros() - start;
        DebugConsole.println(
                answer.word(0) + " primes below " + below + ", took " + micros + " us");
    }
}
