package org.coreplatform.kernel.sched;

import org.coreplatform.sdk.abi.Limits;

/// Which domain runs when: a cycle of entries that starts over at an end marker.
///
/// Only threads of the current domain run. Time is in ticks.
public final class DomainSchedule {
    public static final int DOMAINS = Limits.DOMAINS;
    public static final int ENTRIES = Limits.DOMAIN_SCHEDULE_ENTRIES;

    /// The longest duration of an entry, which stands for "for ever".
    public static final long MAX_DURATION = Limits.MAX_DOMAIN_TICKS;

    private final int[] domains = new int[ENTRIES];
    private final long[] durations = new long[ENTRIES];
    private int start;
    private int index;
    private int current;
    private long timeLeft;
    private int turns;

    DomainSchedule() {
        durations[0] = MAX_DURATION;
        timeLeft = MAX_DURATION;
    }

    /// {@return the domain whose threads run}
    public int current() {
        return current;
    }

    /// {@return ticks until the next domain's turn}
    long timeLeft() {
        return timeLeft;
    }

    boolean isExpired() {
        return timeLeft == 0;
    }

    /// Accounts for time that has passed; too little to be worth running on is nothing.
    void pass(long ticks) {
        timeLeft = ticks + Refills.MIN_BUDGET >= timeLeft ? 0 : timeLeft - ticks;
    }

    /// {@return how many turns have ended}
    int turns() {
        return turns;
    }

    /// Goes on to the next entry.
    void advance() {
        turns++;
        index++;
        if (index >= ENTRIES || isEnd(index)) {
            index = start;
        }
        current = domains[index];
        timeLeft = durations[index];
    }

    /// {@return where the cycle starts}
    public int start() {
        return start;
    }

    /// {@return whether a domain has turns, from the start of the cycle to its end}
    boolean hasTurns(int domain) {
        for (int entry = start; entry < ENTRIES && !isEnd(entry); entry++) {
            if (domains[entry] == domain) {
                return true;
            }
        }
        return false;
    }

    /// {@return whether an entry is an end marker}
    public boolean isEnd(int entry) {
        return durations[entry] == 0;
    }

    /// Sets an entry; duration 0 makes it an end marker.
    public void configure(int entry, int domain, long duration) {
        domains[entry] = domain;
        durations[entry] = duration;
    }

    /// Ends the current entry's turn; the cycle begins anew at another one.
    void restartAt(int entry) {
        start = entry;
        index = ENTRIES;
        timeLeft = 0;
    }
}
