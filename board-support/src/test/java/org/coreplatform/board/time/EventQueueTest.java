package org.coreplatform.board.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class EventQueueTest {
    private final VirtualClock clock = new VirtualClock();
    private final EventQueue events = new EventQueue(clock);
    private final List<String> log = new ArrayList<>();

    private void plan(long time, String name) {
        events.schedule(time, () -> log.add(name));
    }

    @Test
    void doesWhatIsDueInOrderOfTimeThenOfAsking() {
        plan(20, "late");
        plan(10, "first");
        plan(10, "second");
        plan(5, "early");
        clock.advanceTo(10);
        events.runDue();
        assertEquals(List.of("early", "first", "second"), log);
        assertEquals(20, events.nextTime());
    }

    @Test
    void aCancelledEventDoesNotHappen() {
        EventQueue.Event event = events.schedule(10, () -> log.add("never"));
        plan(11, "other");
        event.cancel();
        assertFalse(event.isPlanned());
        clock.advanceTo(100);
        events.runDue();
        assertEquals(List.of("other"), log);
        assertTrue(events.isEmpty());
    }

    @Test
    void planningAgainReplacesThePlan() {
        EventQueue.Event event = events.event(() -> log.add("once"));
        event.planAt(10);
        event.planAt(30);
        clock.advanceTo(20);
        events.runDue();
        assertEquals(List.of(), log);
        clock.advanceTo(30);
        events.runDue();
        assertEquals(List.of("once"), log);
    }

    @Test
    void anEventMayPlanItselfAgain() {
        EventQueue.Event[] tick = new EventQueue.Event[1];
        tick[0] =
                events.event(
                        () -> {
                            log.add("tick");
                            if (log.size() < 3) {
                                tick[0].planAt(clock.now());
                            }
                        });
        tick[0].planAt(0);
        events.runDue();
        assertEquals(List.of("tick", "tick", "tick"), log);
    }

    @Test
    void planningSomethingEarlierShortensTheMeterAndLaterNeverLengthensIt() {
        clock.grantUntil(1_000);
        plan(100, "soon");
        clock.charge(100);
        assertFalse(clock.isExpired());
        plan(500, "later");
        clock.charge(1);
        assertTrue(clock.isExpired());
        assertEquals(101, clock.now());
    }

    @Test
    void agreesWithASortedListUnderRandomPlanningAndCancelling() {
        long seed = 7;
        var random = new SplittableRandom(seed);
        record Planned(long time, int order, EventQueue.Event event) {}
        List<Planned> model = new ArrayList<>();
        List<Integer> happened = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            if (!model.isEmpty() && random.nextInt(3) == 0) {
                model.remove(random.nextInt(model.size())).event().cancel();
            } else {
                int id = i;
                long time = random.nextInt(300);
                var event = events.schedule(time, () -> happened.add(id));
                model.add(new Planned(time, id, event));
            }
        }
        model.sort(Comparator.comparingLong(Planned::time).thenComparingInt(Planned::order));
        clock.advanceTo(300);
        events.runDue();
        assertEquals(model.stream().map(Planned::order).toList(), happened, "seed " + seed);
    }
}
