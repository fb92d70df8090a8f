package org.coreplatform.junit;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.coreplatform.junit.Event.Kind;
import org.opentest4j.AssertionFailedError;

/// Events of a run in the order in which they happened: all, or those that were chosen.
///
/// ```java
/// Events samples = board.events().interrupts(12);
/// samples.assertPeriod(millis(10), micros(5));
/// samples.assertFollowedBy(board.events().calls("controller", "motor"), micros(50));
/// ```
///
/// Only the last million of events of a run is kept.
public final class Events implements Iterable<Event> {
    private final String what;
    private final List<Event> list;
    private final Duration end;
    private final Evidence evidence;

    /// @param what what they are, in words
    /// @param end when the run was looked at
    Events(String what, List<Event> list, Duration end, Evidence evidence) {
        this.what = what;
        this.list = List.copyOf(list);
        this.end = end;
        this.evidence = evidence;
    }

    // Choosing.

    /// {@return the protected procedure calls of one protection domain to another}
    public Events calls(String caller, String callee) {
        return choose(
                "calls of `%s` to `%s`".formatted(caller, callee),
                each -> isFromTo(each, Kind.CALL, caller, callee));
    }

    /// {@return the replies to protected procedure calls}
    public Events replies(String callee, String caller) {
        return choose(
                "replies of `%s` to `%s`".formatted(callee, caller),
                each -> isFromTo(each, Kind.REPLY, callee, caller));
    }

    /// {@return the signals that reach a protection domain: notifications and interrupts}
    public Events signals(String receiver) {
        return choose(
                "signals for `%s`".formatted(receiver), each -> is(each, Kind.SIGNAL, receiver));
    }

    /// {@return the signals that reach a protection domain through one of its channels or
    /// interrupts}
    ///
    /// @param id of the channel or the interrupt, 0 to 63
    public Events signals(String receiver, int id) {
        return choose(
                "signals for `%s` with id %d".formatted(receiver, id),
                each -> is(each, Kind.SIGNAL, receiver) && (each.value() >>> id & 1) != 0);
    }

    /// {@return the interrupts that a device raises}
    ///
    /// @param source its number in the description's `irq`
    public Events interrupts(int source) {
        return choose(
                "interrupts %d".formatted(source),
                each -> each.kind() == Kind.INTERRUPT && each.value() == source);
    }

    /// {@return the moments from which on a protection domain runs}
    public Events runs(String protectionDomain) {
        return choose(
                "runs of `%s`".formatted(protectionDomain),
                each -> is(each, Kind.RUN, protectionDomain));
    }

    /// {@return the lines of a protection domain on the debug console that contain a text; of the
    /// UART, if the name is `""`}
    public Events prints(String protectionDomain, String text) {
        return choose(
                "lines of `%s` with `%s`".formatted(protectionDomain, text),
                each ->
                        each.kind() == Kind.PRINT
                                && each.from().equals(protectionDomain)
                                && each.text().contains(text));
    }

    /// {@return the faults of a protection domain, also those that its parent handles}
    public Events faults(String protectionDomain) {
        return choose(
                "faults of `%s`".formatted(protectionDomain),
                each -> each.kind() == Kind.FAULT && each.from().equals(protectionDomain));
    }

    /// {@return the moments at which a protection domain has used its budget up}
    public Events budgetExhausted(String protectionDomain) {
        return choose(
                "exhausted budgets of `%s`".formatted(protectionDomain),
                each -> is(each, Kind.BUDGET_EXHAUSTED, protectionDomain));
    }

    /// {@return the steps of the board's motor}
    public Events motorSteps() {
        return choose("steps of the motor", each -> each.kind() == Kind.MOTOR_STEP);
    }

    /// {@return the moments at which the motor's brake is engaged}
    public Events brakesEngaged() {
        return choose(
                "engagements of the brake", each -> each.kind() == Kind.BRAKE && each.value() == 1);
    }

    /// {@return those from a time on}
    public Events after(Duration time) {
        return choose(
                "%s after %s s".formatted(what, Times.inSeconds(time)),
                each -> each.time().compareTo(time) >= 0);
    }

    /// {@return those before a time}
    public Events before(Duration time) {
        return choose(
                "%s before %s s".formatted(what, Times.inSeconds(time)),
                each -> each.time().compareTo(time) < 0);
    }

    /// {@return those that are so}
    public Events where(Predicate<Event> test) {
        return choose(what + " that were asked for", test);
    }

    private Events choose(String words, Predicate<Event> test) {
        return new Events(words, list.stream().filter(test).toList(), end, evidence);
    }

    private static boolean is(Event event, Kind kind, String to) {
        return event.kind() == kind && event.to().equals(to);
    }

    private static boolean isFromTo(Event event, Kind kind, String from, String to) {
        return is(event, kind, to) && event.from().equals(from);
    }

    // Looking.

    /// {@return how many there are}
    public int count() {
        return list.size();
    }

    /// {@return all of them}
    public List<Event> toList() {
        return list;
    }

    @Override
    public Iterator<Event> iterator() {
        return list.iterator();
    }

    /// {@return when they happened}
    public List<Duration> times() {
        return list.stream().map(Event::time).toList();
    }

    /// {@return the first one; fails if there is none}
    public Event first() {
        return assertSome().list.getFirst();
    }

    /// {@return the last one; fails if there is none}
    public Event last() {
        return assertSome().list.getLast();
    }

    // Asserting.

    /// Fails if there is none.
    public Events assertSome() {
        if (list.isEmpty()) {
            throw failure("there are no " + what, Optional.empty());
        }
        return this;
    }

    /// Fails if there is one.
    public Events assertNone() {
        return assertCount(0);
    }

    /// Fails if there are more or fewer.
    public Events assertCount(int expected) {
        if (count() != expected) {
            Optional<Event> at = list.isEmpty() ? Optional.empty() : Optional.of(list.getLast());
            throw failure("there are %d %s, expected: %d".formatted(count(), what, expected), at);
        }
        return this;
    }

    /// Fails if one of them is not followed by one of `answers` in time. One whose time has not
    /// passed when the run ends may still get its answer.
    ///
    /// @param deadline the longest time from an event to its answer
    public Events assertFollowedBy(Events answers, Duration deadline) {
        assertSome();
        for (Event event : list) {
            Optional<Duration> response =
                    answers.list.stream()
                            .map(Event::time)
                            .filter(time -> time.compareTo(event.time()) >= 0)
                            .findFirst()
                            .map(time -> time.minus(event.time()));
            boolean isLate = response.orElse(end.minus(event.time())).compareTo(deadline) > 0;
            if (isLate) {
                throw failure(late(event, answers, response, deadline), Optional.of(event));
            }
        }
        return this;
    }

    private String late(
            Event event, Events answers, Optional<Duration> response, Duration deadline) {
        return "%s at %s s are followed by %s %s, allowed: %s"
                .formatted(
                        what,
                        Times.inSeconds(event.time()),
                        answers.what,
                        response.map(time -> "after " + Times.words(time)).orElse("never"),
                        Times.words(deadline));
    }

    /// Fails if the time from one to the next ever differs from a period by more than a jitter.
    public Events assertPeriod(Duration period, Duration jitter) {
        if (count() < 2) {
            throw failure(
                    "there are %d %s, too few for a period".formatted(count(), what),
                    Optional.empty());
        }
        for (int i = 1; i < count(); i++) {
            Duration actual = list.get(i).time().minus(list.get(i - 1).time());
            if (actual.minus(period).abs().compareTo(jitter) > 0) {
                throw failure(
                        "%s: %s between two, expected: %s +- %s"
                                .formatted(
                                        what,
                                        Times.words(actual),
                                        Times.words(period),
                                        Times.words(jitter)),
                        Optional.of(list.get(i)));
            }
        }
        return this;
    }

    private AssertionFailedError failure(String words, Optional<Event> at) {
        return evidence.failure(words, at);
    }
}
