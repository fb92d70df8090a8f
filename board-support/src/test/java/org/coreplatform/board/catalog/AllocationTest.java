package org.coreplatform.board.catalog;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.coreplatform.board.core.Access;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.board.mmu.PageTableEntry;
import org.junit.jupiter.api.Test;

/// What happens millions of times per second must leave nothing to collect.
final class AllocationTest {
    private static final int ROUNDS = 50_000;
    private static final long DRAM = 0x8000_0000L;
    private static final long ROOT = DRAM + 0x1000;
    private static final long GIGABYTE_PAGE = 1L << 30;
    private static final long UART = 0x1000_0000L;

    private final Board board = Boards.ALL.getFirst().create(Boards.ALL.getFirst().profile());
    private final UserContext context = new UserContext();

    private static void allocatesNothing(Runnable round) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < ROUNDS; i++) {
            round.run();
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < ROUNDS; i++) {
            round.run();
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < ROUNDS, allocated + " bytes in " + ROUNDS + " rounds");
    }

    @Test
    void translatingLoadingAndStoringAllocateNothing() {
        long flags =
                PageTableEntry.READ
                        | PageTableEntry.WRITE
                        | PageTableEntry.USER
                        | PageTableEntry.ACCESSED
                        | PageTableEntry.DIRTY;
        board.memory().store(ROOT + 8, 8, PageTableEntry.page(DRAM, flags));
        context.setPageTableRoot(ROOT);
        long[] address = {GIGABYTE_PAGE};
        allocatesNothing(
                () -> {
                    long physical = board.mmu(0).translate(context, address[0], Access.STORE);
                    board.bus().store(physical + 0x8000, 8, address[0]);
                    board.bus().load(physical + 0x8000, 4);
                    board.mmu(0).translate(context, address[0] << 32, Access.LOAD);
                    address[0] = GIGABYTE_PAGE + (address[0] + 0x1000) % (1 << 24);
                });
    }

    @Test
    void deviceRegistersAllocateNothing() {
        allocatesNothing(
                () -> {
                    board.bus().store(UART + 1, 1, 2);
                    board.bus().load(UART + 2, 1);
                    board.bus().store(UART + 1, 1, 0);
                });
    }

    @Test
    void interruptsAndTimersAllocateNothing() {
        var controller = board.interruptController(0);
        controller.enable(10);
        board.bus().store(UART + 1, 1, 1);
        long[] deadline = {1};
        allocatesNothing(
                () -> {
                    board.uart().receive('a');
                    int source = controller.claim();
                    board.bus().load(UART, 1);
                    controller.complete(source);
                    board.timer(0).setDeadline(deadline[0]++);
                    board.advanceToNextEvent(Long.MAX_VALUE);
                });
    }
}
