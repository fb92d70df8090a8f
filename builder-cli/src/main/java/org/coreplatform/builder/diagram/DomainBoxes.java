package org.coreplatform.builder.diagram;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.coreplatform.builder.diagram.Diagram.Box;
import org.coreplatform.builder.diagram.Diagram.BoxKind;
import org.coreplatform.builder.diagram.Diagram.Detail;
import org.coreplatform.builder.layout.Quantity;
import org.coreplatform.description.model.Mapping;
import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.Schedule;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.VirtualCpu;
import org.coreplatform.description.model.VirtualMachine;

/// The boxes of protection domains, with their children and virtual machines in them.
final class DomainBoxes {
    private final SystemDescription system;
    private final RegionUses uses;
    private final FindingsByPlace findings;
    private final View view;
    private final boolean severalCores;

    DomainBoxes(SystemDescription system, RegionUses uses, FindingsByPlace findings, View view) {
        this.system = system;
        this.uses = uses;
        this.findings = findings;
        this.view = view;
        this.severalCores = system.protectionDomains().stream().anyMatch(DomainBoxes::isElsewhere);
    }

    private static boolean isElsewhere(ProtectionDomain pd) {
        return pd.schedule().cpu() != 0
                || pd.microkit()
                        .virtualMachine()
                        .filter(vm -> vm.cpus().stream().anyMatch(cpu -> cpu.cpu() != 0))
                        .isPresent();
    }

    /// {@return the boxes of the protection domains without a parent}
    List<Box> boxes() {
        List<List<ProtectionDomain>> children = new ArrayList<>();
        system.protectionDomains().forEach(_ -> children.add(new ArrayList<>()));
        List<ProtectionDomain> top = new ArrayList<>();
        for (ProtectionDomain pd : system.protectionDomains()) {
            pd.parent().map(parent -> children.get(parent.pd().index())).orElse(top).add(pd);
        }
        return top.stream().map(pd -> box(pd, children)).toList();
    }

    private Box box(ProtectionDomain pd, List<List<ProtectionDomain>> children) {
        List<Box> inside = new ArrayList<>();
        pd.microkit().virtualMachine().ifPresent(vm -> inside.add(box(pd, vm)));
        children.get(pd.index()).forEach(child -> inside.add(box(child, children)));
        return new Box(
                Ids.of(pd),
                pd.schedule().passive() ? BoxKind.PASSIVE_DOMAIN : BoxKind.PROTECTION_DOMAIN,
                pd.name(),
                details(pd),
                findings.at(pd.origin(), pd.image().origin()),
                hint(pd),
                inside);
    }

    private List<Detail> details(ProtectionDomain pd) {
        List<String> facts = new ArrayList<>();
        pd.parent().ifPresent(parent -> facts.add("child " + unsigned(parent.childId())));
        if (severalCores) {
            facts.add("core " + unsigned(pd.schedule().cpu()));
        }
        pd.schedule().domain().ifPresent(domain -> facts.add("domain " + domain));
        if (pd.microkit().secureMonitorCalls()) {
            facts.add("may call the secure monitor");
        }
        List<Detail> details = new ArrayList<>();
        details.add(Detail.fact(times(pd.schedule())));
        if (!facts.isEmpty()) {
            details.add(Detail.fact(String.join(" · ", facts)));
        }
        addPrivate(details, pd.maps());
        return details;
    }

    private static String times(Schedule schedule) {
        String priority = "priority " + schedule.priority();
        if (schedule.passive()) {
            return priority + " · passive";
        }
        return hasLimit(schedule) ? priority + " · " + reservation(schedule) : priority;
    }

    private static boolean hasLimit(Schedule schedule) {
        return Long.compareUnsigned(schedule.budgetMicros(), schedule.periodMicros()) < 0;
    }

    private static String reservation(Schedule schedule) {
        return "%s every %s"
                .formatted(
                        Quantity.micros(schedule.budgetMicros()),
                        Quantity.micros(schedule.periodMicros()));
    }

    private void addPrivate(List<Detail> details, List<Mapping> maps) {
        if (!view.regions()) {
            return;
        }
        Set<MemoryRegion> seen = new LinkedHashSet<>();
        for (Mapping map : maps) {
            MemoryRegion region = map.region();
            if (uses.isPrivate(region)) {
                String id = seen.add(region) ? Ids.of(region) : "";
                details.add(Detail.memory(id, RegionBoxes.words(region) + " " + map.permissions()));
            }
        }
    }

    private Box box(ProtectionDomain host, VirtualMachine vm) {
        List<Detail> details = new ArrayList<>();
        details.add(Detail.fact(times(vm.schedule())));
        for (VirtualCpu cpu : vm.cpus()) {
            String core = severalCores ? " on core " + unsigned(cpu.cpu()) : "";
            details.add(Detail.fact("processor " + unsigned(cpu.id()) + core));
        }
        addPrivate(details, vm.maps());
        return new Box(
                Ids.ofVm(host),
                BoxKind.VIRTUAL_MACHINE,
                vm.name(),
                details,
                findings.at(vm.origin()),
                "virtual machine %s of %s, %s".formatted(vm.name(), host.name(), line(vm)),
                List.of());
    }

    private static String line(VirtualMachine vm) {
        return "line " + vm.origin().element().begin().line();
    }

    private static String hint(ProtectionDomain pd) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "protection domain %s, line %d"
                        .formatted(pd.name(), pd.origin().element().begin().line()));
        lines.add("program " + pd.image().path());
        lines.add(
                times(pd.schedule())
                        + (hasLimit(pd.schedule()) || pd.schedule().passive()
                                ? ""
                                : ", no limit of its time"));
        lines.add("stack " + Quantity.bytes(pd.stackBytes()));
        Optional.of(pd.heapBytes())
                .filter(heap -> heap != 0)
                .ifPresent(heap -> lines.add("heap " + Quantity.bytes(heap)));
        return String.join("\n", lines);
    }

    private static String unsigned(long number) {
        return Long.toUnsignedString(number);
    }
}
