package org.coreplatform.sdk.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.coreplatform.sdk.abi.Limits;
import org.coreplatform.sdk.image.DomainScheduleSpec.Domain;
import org.coreplatform.sdk.image.DomainScheduleSpec.Entry;
import org.junit.jupiter.api.Test;

/// Scheduling domains in an image: what comes back, and what is refused.
final class DomainScheduleSpecTest {
    private static final List<Domain> DOMAINS =
            List.of(new Domain(0, "flight"), new Domain(3, "cabin"));
    private static final List<Entry> TURNS = List.of(new Entry(0, 5000), new Entry(3, 2500));
    private static final List<Integer> THREADS = List.of(3);

    @Test
    void comesBackAsItWas() {
        var random = new SplittableRandom(1);
        for (int i = 0; i < 300; i++) {
            SystemSpec spec = SmallImage.spec(random(random));
            assertEquals(spec, SpecCodec.decode(SpecCodec.encode(spec)));
        }
    }

    private static DomainScheduleSpec random(SplittableRandom random) {
        List<Domain> domains = new ArrayList<>();
        for (int number = 0; number < Limits.DOMAINS; number++) {
            if (random.nextBoolean()) {
                domains.add(new Domain(number, "d" + random.nextInt(10) + "_" + number));
            }
        }
        int first = random.nextInt(98);
        List<Entry> entries = new ArrayList<>();
        for (int i = random.nextInt(99 - first); i >= 0; i--) {
            long ticks = 1 + random.nextLong(Limits.MAX_DOMAIN_TICKS);
            boolean isEnd = first > 0 && random.nextInt(4) == 0;
            entries.add(isEnd ? Entry.END : new Entry(random.nextInt(16), ticks));
        }
        entries.add(new Entry(15, Limits.MAX_DOMAIN_TICKS));
        int start = entries.size() - 1;
        if (first + entries.size() > 99) {
            entries.removeFirst();
            start--;
        }
        return new DomainScheduleSpec(domains, first, start, entries, List.of(random.nextInt(16)));
    }

    @Test
    void theCycleGoesFromTheStartToTheNextEnd() {
        Entry a = TURNS.getFirst();
        Entry b = TURNS.getLast();
        List<Entry> entries = List.of(a, Entry.END, b, a, Entry.END, b);
        assertEquals(List.of(a), of(0, 0, entries).cycle());
        assertEquals(List.of(b, a), of(0, 2, entries).cycle());
        assertEquals(List.of(b), of(0, 5, entries).cycle());
        assertEquals("domain 7", of(0, 0, entries).name(7));
        assertEquals("cabin", of(0, 0, entries).domainOf(0));
    }

    @Test
    void refusesSchedulesThatTheKernelCannotFollow() {
        List<Entry> withEnd = List.of(TURNS.getFirst(), Entry.END);
        refused("starts at an end marker", of(0, 1, withEnd));
        refused("the start of the schedule is 2, but there are 2", of(0, 2, TURNS));
        refused("the kernel's first turn", of(0, 1, List.of(Entry.END, TURNS.getFirst())));
        refused("the length of a turn", of(0, 0, List.of(new Entry(0, 1L << 56))));
        refused("the domain of a turn is 16", of(0, 0, List.of(new Entry(16, 100))));
        refused("the domain of a turn is 3", of(1, 1, List.of(new Entry(3, 0), TURNS.getLast())));
        refused("the first entry of the schedule is 99", of(99, 0, TURNS));
        refused("the number of entries", of(0, 0, Collections.nCopies(100, TURNS.getFirst())));
        refused("the number of entries", of(98, 0, TURNS));
    }

    @Test
    void refusesDomainsThatTheKernelDoesNotHave() {
        Domain last = DOMAINS.getLast();
        refused("number of a scheduling domain is 16", domains(new Domain(16, "x")));
        refused("not in ascending order", domains(last, new Domain(3, "x")));
        refused("two scheduling domains are called cabin", domains(new Domain(1, "cabin"), last));
        refused(
                "a thread's domain is 16",
                new DomainScheduleSpec(DOMAINS, 0, 0, TURNS, List.of(16)));
        refused("a thread's domain", new DomainScheduleSpec(DOMAINS, 0, 0, TURNS, List.of()));
        refused(
                "bytes follow the end",
                new DomainScheduleSpec(DOMAINS, 0, 0, TURNS, List.of(3, 3)));
    }

    private static DomainScheduleSpec of(int first, int start, List<Entry> entries) {
        return new DomainScheduleSpec(DOMAINS, first, start, entries, THREADS);
    }

    private static DomainScheduleSpec domains(Domain... domains) {
        return new DomainScheduleSpec(List.of(domains), 0, 0, TURNS, THREADS);
    }

    private static void refused(String why, DomainScheduleSpec domains) {
        byte[] bytes = SpecCodec.encode(SmallImage.spec(domains));
        ImageRefused refused = assertThrows(ImageRefused.class, () -> SpecCodec.decode(bytes));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains(why), message);
    }
}
