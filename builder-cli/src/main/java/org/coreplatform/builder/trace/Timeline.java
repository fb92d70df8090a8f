package org.coreplatform.builder.trace;

import java.util.List;

/// What pages and pictures show of a run: a lane for each thread, and what lies in the lanes.
///
/// @param board the board's name
/// @param clockHz cycles per second
/// @param start the first cycle that is shown
/// @param end the last one
/// @param cores how many cores there are up to the last one that ran something
/// @param threads the lanes' names, in the order in which they first appear
/// @param runs who ran, in the order in which they ended
/// @param waits who waited for budget, in the order in which that ended
/// @param turns of scheduling domains, in order; none if there are no domains
/// @param marks what happened, in order
record Timeline(
        String board,
        long clockHz,
        long start,
        long end,
        int cores,
        List<String> threads,
        List<Run> runs,
        List<Wait> waits,
        List<Turn> turns,
        List<Mark> marks) {

    /// No lane.
    static final int NOWHERE = -1;

    /// What a mark means.
    enum Kind {
        CALL("call"),
        REPLY("reply"),
        NOTIFY("signal sent"),
        SIGNAL("signal received"),
        DONATION("scheduling context received"),
        FAULT("fault"),
        INTERRUPT("interrupt"),
        BUDGET("budget used up");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /// {@return what it is, for a legend}
        String words() {
            return words;
        }

        /// {@return its name in styles and data}
        String style() {
            return words.replace(' ', '-');
        }
    }

    /// A stretch of running.
    record Run(long start, long end, int lane, int core) {}

    /// A stretch of waiting for budget.
    record Wait(long start, long end, int lane) {}

    /// The turn of a scheduling domain.
    record Turn(long start, long end, String domain) {}

    /// Something that happened.
    ///
    /// @param lane whom it happened to, [#NOWHERE] for interrupts
    /// @param from the lane of who did it, [#NOWHERE] if nobody did
    /// @param words the whole of it, without its time
    /// @param label it in a word or two
    record Mark(long cycle, Kind kind, int lane, int from, String words, String label) {
        boolean isArrow() {
            return from >= 0 && lane >= 0 && from != lane;
        }
    }

    /// {@return the whole of a run}
    static Timeline of(Trace trace) {
        return of(trace, 0, Long.MAX_VALUE);
    }

    /// {@return a part of a run, with the threads that appear in it}
    ///
    /// @param from the first cycle
    /// @param to the last one; what comes after the run's end is not shown
    static Timeline of(Trace trace, long from, long to) {
        return new TimelineBuilder(trace, from, to).build();
    }
}
