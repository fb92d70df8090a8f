package org.coreplatform.description.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.coreplatform.description.model.DomainSchedule;
import org.coreplatform.description.model.Profile;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.sdk.abi.Limits;
import org.coreplatform.sdk.pd.TimeStamp;

/// How much of a core's time there is for those who share it: all of it, or the turns of their
/// scheduling domain, over and over. Times are in ticks.
final class Supply {
    /// All the time that there is.
    static final Supply ALL = new Supply(List.of(new Turn(1, 1)), true);

    /// A turn ends as much too early when the kernel is entered shortly before its end.
    private static final long LOST = Limits.MIN_BUDGET_MICROS * TimeStamp.TICKS_PER_MICRO;

    private final List<Turn> turns;
    private final boolean isAll;
    private final long cycle;
    private final long own;
    private final long usable;

    /// @param ticks how long it lasts
    /// @param usable what of it is certain, 0 in a turn of others
    private record Turn(long ticks, long usable) {}

    private Supply(List<Turn> turns, boolean isAll) {
        this.turns = turns;
        this.isAll = isAll;
        cycle = turns.stream().mapToLong(Turn::ticks).sum();
        own = turns.stream().filter(each -> each.usable > 0).mapToLong(Turn::ticks).sum();
        usable = turns.stream().mapToLong(Turn::usable).sum();
    }

    /// {@return what a scheduling domain gets; nothing is known of schedules whose units have no
    /// common measure, and of those that rules refuse}
    static Optional<Supply> of(SystemDescription system, String domain) {
        List<DomainSchedule.Entry> entries =
                system.domains().stream()
                        .flatMap(domains -> domains.schedule().stream())
                        .flatMap(schedule -> schedule.cycle().stream())
                        .toList();
        List<Turn> turns = new ArrayList<>();
        for (DomainSchedule.Entry entry : entries) {
            Optional<DomainSchedule.Length> length = entry.length();
            boolean isKnown =
                    length.isPresent()
                            && length.get().ticks() <= Limits.MAX_DOMAIN_TICKS
                            && (system.profile() == Profile.CORE_PLATFORM
                                    || length.get().unit() == DomainSchedule.Unit.MICROSECONDS);
            if (!isKnown) {
                return Optional.empty();
            }
            boolean isOwn = entry.domain().filter(domain::equals).isPresent();
            long ticks = length.get().ticks();
            turns.add(new Turn(ticks, isOwn ? Math.max(0, ticks - LOST) : 0));
        }
        return Optional.of(new Supply(turns, false))
                .filter(supply -> supply.usable > 0 && supply.cycle < Limits.MAX_DOMAIN_TICKS);
    }

    /// {@return the part of the core's time that the schedule promises, 0 to 1}
    double share() {
        return (double) own / cycle;
    }

    /// {@return the longest time, in microseconds, in which there may be no more than this}
    long longestFor(long micros) {
        if (isAll || micros == 0) {
            return micros;
        }
        long ticks = micros * TimeStamp.TICKS_PER_MICRO;
        long rounds = (ticks - 1) / usable;
        if (rounds > Limits.MAX_DOMAIN_TICKS / cycle) {
            return Limits.MAX_DOMAIN_TICKS; // as good as never
        }
        long rest = ticks - rounds * usable;
        long longest = 0;
        for (int i = 0; i < turns.size(); i++) {
            if (turns.get(i).usable > 0) {
                longest = Math.max(longest, afterTurn(i, rest));
            }
        }
        return Math.ceilDiv(rounds * cycle + longest, TimeStamp.TICKS_PER_MICRO);
    }

    /// {@return the time that passes until so much was there, when all that was certain of a turn
    /// has just passed}
    private long afterTurn(int last, long needed) {
        long passed = turns.get(last).ticks - turns.get(last).usable;
        long missing = needed;
        for (int i = 1; i <= turns.size(); i++) {
            Turn turn = turns.get((last + i) % turns.size());
            if (turn.usable >= missing) {
                return passed + missing;
            }
            missing -= turn.usable;
            passed += turn.ticks;
        }
        throw new IllegalStateException("a round has less than it has");
    }
}
