import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.coreplatform.junit.Board;
import org.coreplatform.junit.CoreSystem;
import org.junit.jupiter.api.Test;

/// The parent handles every fault of its child, and nobody else notices.
@CoreSystem
class RestarterTest {
    @Test
    void theParentRestartsItsChildThreeTimes(Board board) {
        board.runUntilIdle();
        board.events().faults("worker").assertCount(4);
        assertEquals(4, board.console().lines("worker").size());
        board.console().assertContains("giving up");
        assertEquals(List.of(), board.faults());
    }

    @Test
    void theNeighbourGoesOn(Board board) {
        board.runUntilIdle();
        board.console()
                .assertLines("neighbour", "working", "still working, now without the worker");
    }
}
