package org.coreplatform.kernel.spec;

/// The static cyclic schedule of domains, which user code may change.
///
/// @param current whose threads run
/// @param time ticks that the domain has left, 0 when its slot is over
/// @param schedule the entries that are no end markers
/// @param index the entry that runs
/// @param start where the schedule begins over
record Domains(
        int current, long time, PersistentMap<Integer, Entry> schedule, int index, int start) {

    /// A slot.
    ///
    /// @param duration in ticks
    record Entry(int domain, long duration) {}

    static final Domains FOREVER = atBoot();

    static Domains atBoot() {
        var whole = new Entry(0, Parameters.MAX_DOMAIN_DURATION);
        return new Domains(
                0, whole.duration(), PersistentMap.<Integer, Entry>empty().with(0, whole), 0, 0);
    }

    Domains afterTicks(long ticks) {
        boolean over = ticks + Parameters.MIN_BUDGET >= time;
        return withTime(over ? 0 : time - ticks);
    }

    Domains withTime(long ticks) {
        return new Domains(current, ticks, schedule, index, start);
    }

    Domains withEntry(int place, Entry entry) {
        PersistentMap<Integer, Entry> changed =
                entry.duration() == 0 ? schedule.without(place) : schedule.with(place, entry);
        return new Domains(current, time, changed, index, start);
    }

    /// {@return the schedule cut short, to begin over at an entry}
    Domains restartedAt(int place) {
        return new Domains(current, 0, schedule, Parameters.DOMAIN_SCHEDULES - 1, place);
    }

    /// {@return the next slot}
    Domains next() {
        int place = schedule.contains(index + 1) ? index + 1 : start;
        Entry entry = schedule.at(place);
        return new Domains(entry.domain(), entry.duration(), schedule, place, start);
    }
}
