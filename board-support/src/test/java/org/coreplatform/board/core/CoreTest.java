package org.coreplatform.board.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.coreplatform.board.time.EventQueue;
import org.coreplatform.board.time.VirtualClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class CoreTest {
    private final VirtualClock clock = new VirtualClock();
    private final EventQueue events = new EventQueue(clock);
    private final Core core = new Core(0, new Turns(clock, events));
    private final UserContext context = new UserContext();
    private final List<String> log = new ArrayList<>();
    private int endlessLoopLimit = 1_000;

    /// Runs an endless loop of ten cycles until it is switched away from.
    private void loop(Core running, UserContext program) {
        log.add("resume");
        while (endlessLoopLimit-- > 0) {
            clock.charge(10);
            if (clock.isExpired() && running.expire(program) == TrapOutcome.SWITCH) {
                return;
            }
        }
        log.add("limit");
    }

    private void connect(BiFunction<UserContext, TrapCause, TrapOutcome> kernel) {
        core.connect(new OneThread(kernel), this::loop);
    }

    private record OneThread(BiFunction<UserContext, TrapCause, TrapOutcome> kernel)
            implements TrapHandler {
        @Override
        public TrapOutcome onTrap(int core, UserContext context, TrapCause cause) {
            return kernel.apply(context, cause);
        }

        @Override
        public @Nullable UserContext currentContext(int core) {
            return null;
        }
    }

    private TrapOutcome lowerAndContinue(TrapCause cause) {
        log.add(cause + " at " + clock.now());
        core.setTimerPending(false);
        core.setExternalPending(false);
        return TrapOutcome.CONTINUE;
    }

    @Test
    void anInterruptReachesTheKernelAtTheNextCheck() {
        connect(
                (_, cause) -> {
                    lowerAndContinue(cause);
                    return TrapOutcome.SWITCH;
                });
        events.schedule(101, () -> core.setTimerPending(true));
        core.resume(context);
        assertEquals(List.of("resume", "INTERRUPT at 110"), log);
    }

    @Test
    void eventsHappenWithoutAnInterruptToo() {
        endlessLoopLimit = 20;
        connect((_, cause) -> lowerAndContinue(cause));
        events.schedule(50, () -> log.add("event"));
        core.resume(context);
        assertEquals(List.of("resume", "event", "limit"), log);
    }

    @Test
    void aPendingInterruptIsTakenBeforeTheContextGoesOn() {
        connect(
                (_, cause) -> {
                    lowerAndContinue(cause);
                    return TrapOutcome.SWITCH;
                });
        core.setExternalPending(true);
        core.resume(context);
        assertEquals(List.of("resume", "INTERRUPT at 10"), log);
    }

    @Test
    void interruptsThatStayPendingAreTakenOneByOne() {
        connect(
                (_, cause) -> {
                    log.add(cause + " at " + clock.now());
                    if (core.isExternalPending()) {
                        core.setExternalPending(false);
                        return TrapOutcome.CONTINUE;
                    }
                    core.setTimerPending(false);
                    return TrapOutcome.SWITCH;
                });
        core.setExternalPending(true);
        core.setTimerPending(true);
        core.resume(context);
        assertEquals(List.of("resume", "INTERRUPT at 10", "INTERRUPT at 20"), log);
    }

    @Test
    void aPauseLeavesTheContextWithoutTheKernelKnowing() {
        connect((_, cause) -> lowerAndContinue(cause));
        events.schedule(100, core::requestPause);
        core.resume(context);
        assertEquals(List.of("resume"), log);
        assertFalse(core.isPauseRequested());
        assertEquals(110, clock.now());
    }

    @Test
    void aPauseRequestedBetweenRunsIsNotLost() {
        connect((_, cause) -> lowerAndContinue(cause));
        core.requestPause();
        core.resume(context);
        assertEquals(List.of(), log);
        assertFalse(core.isPauseRequested());
    }

    @Test
    void runsNothingBeforeItIsConnected() {
        assertThrows(IllegalStateException.class, () -> core.resume(context));
        assertThrows(IllegalStateException.class, () -> core.trap(context, TrapCause.SYSTEM_CALL));
        assertTrue(log.isEmpty());
    }
}
