package org.coreplatform.description.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.coreplatform.description.model.ProtectedProcedureCall;
import org.coreplatform.description.model.SystemDescription;

/// Those who have reserved time of one core, or of one scheduling domain's turns on it.
public final class TimeShare {
    private final long core;
    private final Optional<String> domain;
    private final Optional<Supply> supply;
    private final boolean isCrossed;
    private final List<Reservation> reservations;

    private TimeShare(
            long core,
            Optional<String> domain,
            Optional<Supply> supply,
            boolean isCrossed,
            List<Reservation> reservations) {
        this.core = core;
        this.domain = domain;
        this.supply = supply;
        this.isCrossed = isCrossed;
        this.reservations = List.copyOf(reservations);
    }

    /// {@return the shares of a system, by core, and by the first reservation}
    public static List<TimeShare> of(SystemDescription system) {
        List<TimeShare> shares = new ArrayList<>();
        Reservation.byCore(system)
                .forEach(
                        (core, all) ->
                                byDomain(all)
                                        .forEach(
                                                (domain, own) ->
                                                        shares.add(of(system, core, domain, own))));
        return shares;
    }

    private static Map<Optional<String>, List<Reservation>> byDomain(List<Reservation> all) {
        Map<Optional<String>, List<Reservation>> domains = new LinkedHashMap<>();
        for (Reservation each : all) {
            domains.computeIfAbsent(each.pd().schedule().domain(), _ -> new ArrayList<>())
                    .add(each);
        }
        return domains;
    }

    private static TimeShare of(
            SystemDescription system,
            long core,
            Optional<String> domain,
            List<Reservation> reservations) {
        Optional<Supply> supply =
                domain.isEmpty() ? Optional.of(Supply.ALL) : Supply.of(system, domain.get());
        return new TimeShare(core, domain, supply, isCrossed(system, domain), reservations);
    }

    private static boolean isCrossed(SystemDescription system, Optional<String> domain) {
        return system.protectedProcedureCalls().stream()
                .filter(PpcAcrossDomainsRule::crosses)
                .filter(call -> call.callee().pd().schedule().passive())
                .anyMatch(call -> touches(call, domain));
    }

    private static boolean touches(ProtectedProcedureCall call, Optional<String> domain) {
        return call.caller().pd().schedule().domain().equals(domain)
                || call.callee().pd().schedule().domain().equals(domain);
    }

    /// {@return the core}
    public long core() {
        return core;
    }

    /// {@return the scheduling domain, if the system has some}
    public Optional<String> domain() {
        return domain;
    }

    /// {@return who has reserved time in it}
    public List<Reservation> reservations() {
        return reservations;
    }

    /// {@return the part of the core's time that there is to reserve, 0 to 1, if it is known}
    public Optional<Double> part() {
        return supply.map(Supply::share);
    }

    /// {@return the part of the core's time that is reserved, more than [#part()] by mistake}
    public double reserved() {
        return reservations.stream().mapToDouble(Reservation::utilisation).sum();
    }

    /// {@return whether its reservations can be looked at alone: nobody of another domain works in
    /// its turns or takes its time elsewhere, as passive servers do}
    public boolean isAlone() {
        return !isCrossed;
    }

    /// {@return the longest time, in microseconds, in which there may be no more than this; nothing
    /// if nothing is known of it}
    Optional<Long> longestFor(long micros) {
        return supply.map(each -> each.longestFor(micros));
    }
}
