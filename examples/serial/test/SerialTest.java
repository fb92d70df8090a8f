import static org.coreplatform.junit.Times.micros;

import org.coreplatform.junit.Board;
import org.coreplatform.junit.CoreSystem;
import org.coreplatform.junit.Event;
import org.junit.jupiter.api.Test;

/// Each client gets its own lines and nothing else.
@CoreSystem
class SerialTest {
    private static final int UART_INTERRUPT = 10;

    @Test
    void whatIsTypedReachesTheChosenClientAlone(Board board) {
        board.runUntilIdle();
        board.type("@adder\n").runUntilPrinted("you talk to adder");
        int before = board.events().signals("upper").count();
        board.type("20 22\n").runUntilPrinted("the sum is 42");
        board.events().signals("upper").assertCount(before);
    }

    @Test
    void everyInterruptIsServedInTime(Board board) {
        board.type("hello\n").runUntilIdle();
        board.events()
                .interrupts(UART_INTERRUPT)
                .assertFollowedBy(board.events().runs("uart_driver"), micros(50));
    }

    @Test
    void aLineWithoutEndHarmsNobody(Board board) {
        board.type("x".repeat(5_000)).type("\n@adder\n1 1\n").runUntilIdle();
        board.console().assertContains("the sum is 2");
        board.events().where(event -> event.kind() == Event.Kind.FAULT).assertNone();
    }
}
