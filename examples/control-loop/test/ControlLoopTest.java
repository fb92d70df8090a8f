import static org.coreplatform.junit.Times.micros;
import static org.coreplatform.junit.Times.millis;

import org.coreplatform.junit.Board;
import org.coreplatform.junit.CoreSystem;
import org.coreplatform.junit.Events;
import org.junit.jupiter.api.Test;

/// The loop is punctual, and when it cannot be, the watchdog bites.
@CoreSystem
class ControlLoopTest {
    private static final int SENSOR_INTERRUPT = 12;

    @Test
    void runsAThousandTimesASecond(Board board) {
        board.runUntil(millis(900));
        Events samples = board.events().interrupts(SENSOR_INTERRUPT);
        samples.assertPeriod(millis(1), micros(5));
        samples.assertFollowedBy(board.events().runs("control"), micros(210));
        board.events().brakesEngaged().assertNone();
    }

    @Test
    void theGreedyNeighbourStaysWithinItsBudget(Board board) {
        board.runUntil(millis(900));
        board.events().budgetExhausted("comms").assertSome();
        board.events().budgetExhausted("control").assertNone();
    }

    @Test
    @CoreSystem("starved.xml")
    void theWatchdogBrakesALoopThatIsStarved(Board board) {
        board.runUntilPrinted("brake on");
        board.events().brakesEngaged().assertCount(1).after(millis(840));
    }
}
