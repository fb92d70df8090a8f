package org.coreplatform.sdk.image;

import java.util.List;

/// The scheduling domains of a system: which thread is in which, and when they have their turns.
///
/// @param domains by ascending number
/// @param firstEntry entry of the kernel's schedule where [#entries()] begin
/// @param start index into [#entries()] of the first turn, which also follows an end
/// @param entries turns and end markers, at least one
/// @param threadDomains the number of each thread's domain; index = index of the thread
public record DomainScheduleSpec(
        List<Domain> domains,
        int firstEntry,
        int start,
        List<Entry> entries,
        List<Integer> threadDomains) {

    public DomainScheduleSpec {
        domains = List.copyOf(domains);
        entries = List.copyOf(entries);
        threadDomains = List.copyOf(threadDomains);
    }

    /// A domain.
    ///
    /// @param number the kernel's number for it
    /// @param name what a person calls it
    public record Domain(int number, String name) {}

    /// An entry of the schedule.
    ///
    /// @param domain number of the domain that has its turn, 0 for an end marker
    /// @param ticks how long the turn lasts, 0 for an end marker
    public record Entry(int domain, long ticks) {
        /// An end marker: the schedule goes on where it started.
        public static final Entry END = new Entry(0, 0);

        /// {@return whether the entry is nobody's turn}
        public boolean isEnd() {
            return ticks == 0;
        }
    }

    /// {@return the turns that come over and over: from the start to the next end marker}
    public List<Entry> cycle() {
        return entries.stream().skip(start).takeWhile(entry -> !entry.isEnd()).toList();
    }

    /// {@return what a person calls a domain; the kernel's number for one that has no name}
    public String name(int number) {
        return domains.stream()
                .filter(domain -> domain.number() == number)
                .map(Domain::name)
                .findFirst()
                .orElse("domain " + number);
    }

    /// {@return what a person calls the domain of a thread}
    public String domainOf(int thread) {
        return name(threadDomains.get(thread));
    }
}
