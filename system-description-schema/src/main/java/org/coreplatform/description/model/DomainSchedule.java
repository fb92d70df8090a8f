package org.coreplatform.description.model;

import java.util.List;
import java.util.Optional;
import org.coreplatform.sdk.abi.Limits;
import org.coreplatform.sdk.pd.TimeStamp;

/// When each scheduling domain runs.
///
/// @param startIndex the first entry to run
/// @param indexShift where the entries begin in the kernel's schedule
/// @param entries the turns and end markers
public record DomainSchedule(
        long startIndex, Optional<Long> indexShift, List<Entry> entries, Origin origin) {

    public DomainSchedule {
        entries = List.copyOf(entries);
    }

    /// A turn or an end marker.
    ///
    /// @param domain whose turn it is, nobody's for a marker
    /// @param length for how long, nothing for a marker
    public record Entry(Optional<String> domain, Optional<Length> length, Origin origin) {}

    /// For how long a turn lasts.
    ///
    /// @param amount unsigned, not 0
    public record Length(long amount, Unit unit) {
        /// {@return its ticks of the timer, which all boards have at 10 MHz; one more than
        /// [Limits#MAX_DOMAIN_TICKS] for all that is too long for the kernel}
        public long ticks() {
            long factor = unit == Unit.TICKS ? 1 : TimeStamp.TICKS_PER_MICRO;
            boolean fits = Long.compareUnsigned(amount, Limits.MAX_DOMAIN_TICKS / factor) <= 0;
            return fits ? amount * factor : Limits.MAX_DOMAIN_TICKS + 1;
        }

        @Override
        public String toString() {
            return Long.toUnsignedString(amount) + " " + unit.word();
        }
    }

    /// What a length is counted in.
    public enum Unit {
        MICROSECONDS("us"),
        /// Of the board's timer.
        TICKS("ticks");

        private final String word;

        Unit(String word) {
            this.word = word;
        }

        /// {@return what a description calls it}
        public String word() {
            return word;
        }
    }

    /// {@return whether the schedule begins at one of its entries}
    public boolean hasStart() {
        return Long.compareUnsigned(startIndex, entries.size()) < 0;
    }

    /// {@return the entries that have their turn, over and over: from the first one to the next end
    /// marker; none if the schedule begins at nothing}
    public List<Entry> cycle() {
        return hasStart()
                ? entries.stream()
                        .skip(startIndex)
                        .takeWhile(entry -> entry.domain().isPresent())
                        .toList()
                : List.of();
    }
}
