package org.coreplatform.description.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Mapping;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;
import org.coreplatform.description.model.Wiring;

/// Warns of memory that several write who cannot tell each other.
final class RegionSharedRule implements Rule {
    static final RuleId ID = RuleId.of("memory_region.shared-without-channel");

    @Override
    public RuleId id() {
        return ID;
    }

    /// A map of a region.
    private record Use(ProtectionDomain pd, Mapping map) {}

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        List<List<Use>> writers = new ArrayList<>();
        system.memoryRegions().forEach(_ -> writers.add(new ArrayList<>()));
        for (ProtectionDomain pd : system.protectionDomains()) {
            for (Mapping map : pd.maps()) {
                if (map.permissions().writable()) {
                    writers.get(map.region().index()).add(new Use(pd, map));
                }
            }
        }
        Wiring wiring = Wiring.of(system);
        for (List<Use> sharing : writers) {
            sharing.stream()
                    .flatMap(use -> isolated(use, sharing, wiring).stream())
                    .findFirst()
                    .ifPresent(sink::report);
        }
    }

    private static Optional<Diagnostic> isolated(Use writer, List<Use> sharing, Wiring wiring) {
        List<Use> others = sharing.stream().filter(use -> !use.pd().is(writer.pd())).toList();
        boolean isConnected =
                others.stream().anyMatch(use -> areConnected(use.pd(), writer.pd(), wiring));
        return others.isEmpty() || isConnected
                ? Optional.empty()
                : Optional.of(warning(writer, others.getFirst()));
    }

    private static boolean areConnected(ProtectionDomain a, ProtectionDomain b, Wiring wiring) {
        return isParent(a, b)
                || isParent(b, a)
                || wiring.of(a).stream().anyMatch(each -> each.peer().pd().is(b));
    }

    private static boolean isParent(ProtectionDomain parent, ProtectionDomain child) {
        return child.parent().filter(found -> found.pd().is(parent)).isPresent();
    }

    private static Diagnostic warning(Use writer, Use other) {
        return Diagnostic.warning(
                        ID,
                        "`%s` and `%s` both write `%s` but have no channel"
                                .formatted(
                                        other.pd().name(),
                                        writer.pd().name(),
                                        writer.map().region().name()),
                        writer.map().origin().at("mr"),
                        "`%s` writes".formatted(writer.pd().name()))
                .withLabel(
                        other.map().origin().at("mr"), "`%s` writes".formatted(other.pd().name()))
                .withNote("without a channel they cannot take turns")
                .withHelp("add a channel between them, or let one of them map it `perms=\"r\"`");
    }
}
