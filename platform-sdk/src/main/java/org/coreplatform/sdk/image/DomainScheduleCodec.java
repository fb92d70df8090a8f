package org.coreplatform.sdk.image;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.coreplatform.sdk.abi.Limits;
import org.coreplatform.sdk.image.DomainScheduleSpec.Domain;
import org.coreplatform.sdk.image.DomainScheduleSpec.Entry;

/// The encoding of a [DomainScheduleSpec] at the end of a system's, where there are domains.
final class DomainScheduleCodec {
    /// The kernel keeps its last entry.
    private static final int MAX_ENTRIES = Limits.DOMAIN_SCHEDULE_ENTRIES - 1;

    private final FieldReader in;

    private DomainScheduleCodec(FieldReader in) {
        this.in = in;
    }

    static void write(DomainScheduleSpec spec, FieldWriter out) {
        out.number(spec.domains().size());
        for (Domain domain : spec.domains()) {
            out.number(domain.number()).string(domain.name());
        }
        out.number(spec.firstEntry()).number(spec.entries().size());
        for (Entry entry : spec.entries()) {
            out.number(entry.ticks()).number(entry.domain());
        }
        out.number(spec.start());
        spec.threadDomains().forEach(out::number);
    }

    /// @param threads how many threads the system has
    static DomainScheduleSpec read(FieldReader in, int threads) {
        return new DomainScheduleCodec(in).read(threads);
    }

    private DomainScheduleSpec read(int threads) {
        List<Domain> domains = domains();
        int first = in.integer("the first entry of the schedule", MAX_ENTRIES - 1);
        List<Entry> entries = entries(first);
        int start = in.index("the start of the schedule", entries.size());
        if (entries.get(start).isEnd()) {
            throw in.refuse("the schedule of domains starts at an end marker");
        }
        List<Integer> threadDomains = new ArrayList<>(threads);
        for (int i = 0; i < threads; i++) {
            threadDomains.add(in.index("a thread's domain", Limits.DOMAINS));
        }
        return new DomainScheduleSpec(domains, first, start, entries, threadDomains);
    }

    private List<Domain> domains() {
        int count = in.count("the number of scheduling domains", Limits.DOMAINS);
        List<Domain> domains = new ArrayList<>(count);
        Set<String> names = new HashSet<>();
        int least = 0;
        for (int i = 0; i < count; i++) {
            int number = in.index("the number of a scheduling domain", Limits.DOMAINS);
            if (number < least) {
                throw in.refuse("scheduling domain %d is not in ascending order".formatted(number));
            }
            least = number + 1;
            String name = in.string("the name of a scheduling domain");
            if (!names.add(name)) {
                throw in.refuse("two scheduling domains are called %s".formatted(name));
            }
            domains.add(new Domain(number, name));
        }
        return domains;
    }

    private List<Entry> entries(int first) {
        int count = in.count("the number of entries of the schedule", MAX_ENTRIES - first);
        List<Entry> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long ticks = in.number("the length of a turn", Limits.MAX_DOMAIN_TICKS);
            int domain = in.index("the domain of a turn", ticks == 0 ? 1 : Limits.DOMAINS);
            if (ticks == 0 && first == 0 && i == 0) {
                throw in.refuse("the kernel's first turn becomes an end marker");
            }
            entries.add(new Entry(domain, ticks));
        }
        return entries;
    }
}
