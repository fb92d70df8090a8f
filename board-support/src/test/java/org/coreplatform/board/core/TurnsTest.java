package org.coreplatform.board.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.board.time.EventQueue;
import org.coreplatform.board.time.VirtualClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Programs of ten-cycle steps on cores that take turns; a program that has done its steps is gone.
final class TurnsTest {
    private static final int STEP = 10;

    private final VirtualClock clock = new VirtualClock();
    private final EventQueue events = new EventQueue(clock);
    private final Turns turns = new Turns(clock, events);
    private final List<Program> programs = new ArrayList<>();
    private final List<String> log = new ArrayList<>();

    /// @param trapEvery how many steps there are between traps
    private Program program(int steps, int trapEvery) {
        var program = new Program(new Core(programs.size(), turns), steps, trapEvery);
        programs.add(program);
        return program;
    }

    private final class Program implements TrapHandler, ExecutionEngine {
        final Core core;
        final UserContext context = new UserContext();
        final int trapEvery;
        int stepsLeft;

        Program(Core core, int steps, int trapEvery) {
            this.core = core;
            this.trapEvery = trapEvery;
            stepsLeft = steps;
            core.connect(this, this);
        }

        @Override
        public void resume(Core on, UserContext running) {
            while (stepsLeft > 0) {
                if (clock.isExpired() && on.expire(running) == TrapOutcome.SWITCH) {
                    return;
                }
                boolean traps = stepsLeft % trapEvery == 0;
                running.setFaultIp(stepsLeft);
                running.setNextIp(stepsLeft - 1);
                if (traps && on.trap(running, TrapCause.SYSTEM_CALL) == TrapOutcome.SWITCH) {
                    return;
                }
                stepsLeft = (int) running.nextIp();
                clock.charge(STEP);
            }
        }

        @Override
        public TrapOutcome onTrap(int id, UserContext trapping, TrapCause cause) {
            log.add("%d at %d".formatted(id, clock.now()));
            return TrapOutcome.CONTINUE;
        }

        @Override
        public @Nullable UserContext currentContext(int id) {
            return stepsLeft > 0 ? context : null;
        }
    }

    private void run() {
        for (Core core = turns.next(); core != null; core = turns.next()) {
            UserContext context = core.currentContext();
            if (context == null) {
                takeInterrupt(core);
                continue;
            }
            log.add("turn of %d at %d".formatted(core.id(), clock.now()));
            core.resume(context);
        }
    }

    /// An idle core wakes up, for two steps.
    private void takeInterrupt(Core core) {
        log.add("%d wakes at %d".formatted(core.id(), clock.now()));
        core.setTimerPending(false);
        programs.get(core.id()).stepsLeft = 2;
    }

    @Test
    void coresThatDoNotTrapRunForAQuantumEach() {
        turns.setQuantum(100);
        program(15, 100);
        program(15, 100);
        run();
        assertEquals(
                List.of("turn of 0 at 0", "turn of 1 at 0", "turn of 0 at 110", "turn of 1 at 110"),
                log);
        assertEquals(150, programs.getFirst().core.time());
        assertEquals(150, programs.getLast().core.time());
    }

    @Test
    void trapsHappenInTheOrderOfTimeAndThenOfCores() {
        program(6, 2);
        program(6, 3);
        run();
        log.removeIf(line -> line.startsWith("turn"));
        assertEquals(List.of("0 at 0", "1 at 0", "0 at 20", "1 at 30", "0 at 40"), log);
    }

    @Test
    void eventsWaitForTheCoreThatIsBehind() {
        program(20, 100);
        program(20, 100);
        events.schedule(
                55,
                () -> log.add("event at %d, the other at %d".formatted(clock.now(), otherTime())));
        run();
        assertEquals(
                List.of(
                        "turn of 0 at 0",
                        "turn of 1 at 0",
                        "turn of 0 at 60",
                        "event at 60, the other at 60"),
                log.subList(0, 4));
    }

    private long otherTime() {
        return programs.getLast().core.time();
    }

    @Test
    void aCoreThatWakesUpBeginsWhenItIsWoken() {
        Program sleeper = program(0, 1);
        program(20, 100);
        events.schedule(95, () -> sleeper.core.setTimerPending(true));
        run();
        assertEquals("turn of 1 at 0", log.getFirst());
        assertEquals("0 wakes at 100", log.get(1));
        assertEquals(120, sleeper.core.time());
    }

    @Test
    void oneCoreAloneIsNeverInterrupted() {
        turns.setQuantum(1);
        program(1_000, 2_000);
        program(0, 1);
        run();
        assertEquals(List.of("turn of 0 at 0"), log);
    }

    @Test
    void aQuantumIsAtLeastACycle() {
        assertThrows(IllegalArgumentException.class, () -> turns.setQuantum(0));
        assertThrows(IllegalArgumentException.class, () -> turns.setQuantum(Turns.MAX_QUANTUM + 1));
    }
}
