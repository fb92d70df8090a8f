import static org.coreplatform.junit.Times.micros;
import static org.coreplatform.junit.Times.millis;

import org.coreplatform.junit.Board;
import org.coreplatform.junit.CoreSystem;
import org.coreplatform.junit.Events;
import org.junit.jupiter.api.Test;

/// A passive server takes its time from whoever calls.
@CoreSystem
class PassiveServerTest {
    @Test
    void eachClientIsAnswered(Board board) {
        board.runUntilIdle();
        for (String client : new String[] {"frugal", "generous"}) {
            Events questions = board.events().calls(client, "calculator").assertCount(2);
            questions.where(each -> each.value() == Calculator.COUNT_PRIMES).assertCount(2);
            questions.assertFollowedBy(board.events().replies("calculator", client), millis(31));
        }
    }

    @Test
    void aSmallQuestionIsAnsweredSoon(Board board) {
        board.runUntilIdle();
        Events calls = board.events().calls("frugal", "calculator");
        calls.before(calls.last().time())
                .assertFollowedBy(board.events().replies("calculator", "frugal"), micros(10));
    }

    @Test
    void theFrugalClientPaysWithItsBudget(Board board) {
        board.runUntilIdle();
        board.events().budgetExhausted("calculator").assertCount(3);
    }
}
