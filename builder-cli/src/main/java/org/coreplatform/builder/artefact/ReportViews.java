package org.coreplatform.builder.artefact;

import static org.coreplatform.builder.layout.Quantity.bytes;
import static org.coreplatform.builder.layout.Quantity.hex;
import static org.coreplatform.builder.layout.Quantity.micros;
import static org.coreplatform.builder.layout.Quantity.ticks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.coreplatform.builder.artefact.Inspection.Capability;
import org.coreplatform.builder.artefact.Inspection.ChannelEnd;
import org.coreplatform.builder.artefact.Inspection.Domain;
import org.coreplatform.builder.artefact.Inspection.ImageFacts;
import org.coreplatform.builder.artefact.Inspection.Interrupt;
import org.coreplatform.builder.artefact.Inspection.KernelObject;
import org.coreplatform.builder.artefact.Inspection.Mapping;
import org.coreplatform.builder.artefact.Inspection.Range;
import org.coreplatform.builder.artefact.Inspection.Region;
import org.coreplatform.builder.artefact.Inspection.Schedule;
import org.coreplatform.builder.artefact.Inspection.SchedulingDomain;
import org.coreplatform.builder.artefact.Inspection.Segment;
import org.coreplatform.builder.artefact.Inspection.Sharing;
import org.coreplatform.builder.artefact.Inspection.Trust;
import org.coreplatform.builder.artefact.Inspection.Turn;
import org.coreplatform.builder.artefact.ReportView.DomainView;
import org.coreplatform.builder.artefact.ReportView.Table;

/// Words an [Inspection]: what a build report shows, and what `inspect` shows.
final class ReportViews {
    private final Inspection inspection;

    ReportViews(Inspection inspection) {
        this.inspection = inspection;
    }

    /// {@return the build report: what the system takes}
    ReportView buildReport() {
        List<Table> tables = new ArrayList<>();
        add(tables, "Protection domains", domains());
        add(tables, "Scheduling domains", schedulingDomains());
        add(tables, "Turns of scheduling domains", turns());
        add(tables, "Channels", channels());
        add(tables, "Interrupts", interrupts());
        add(tables, "Memory regions", regions());
        add(tables, "Physical memory", memory());
        return new ReportView(
                facts(),
                tables,
                inspection.domains().stream().map(this::objectCounts).toList(),
                inspection.warnings());
    }

    /// {@return the inspection: who holds what and what follows}
    ReportView inspection() {
        List<Table> tables = new ArrayList<>();
        add(tables, "Protection domains", domains());
        add(tables, "Scheduling domains", schedulingDomains());
        add(tables, "Turns of scheduling domains", turns());
        add(tables, "Interrupts", interrupts());
        add(tables, "Memory regions", regions());
        add(tables, "Programs", programs());
        add(tables, "Physical memory", memory());
        add(tables, "Kernel objects", objects());
        return new ReportView(
                facts(),
                tables,
                inspection.domains().stream().map(this::authority).toList(),
                inspection.warnings());
    }

    private static void add(List<Table> tables, String title, TextTable table) {
        if (!table.lines().isEmpty()) {
            tables.add(new Table(title, table.lines()));
        }
    }

    private List<String> facts() {
        ImageFacts image = inspection.image();
        long permille = image.usedBytes() * 1000 / Math.max(1, image.memoryBytes());
        return List.of(
                "board    " + image.board(),
                "profile  " + image.profile(),
                "memory   %s, of which %s used (%d.%d %%)"
                        .formatted(
                                bytes(image.memoryBytes()),
                                bytes(image.usedBytes()),
                                permille / 10,
                                permille % 10),
                "format   " + image.formatVersion(),
                "sha256   " + image.sha256());
    }

    private TextTable domains() {
        TextTable table =
                new TextTable(
                        "name",
                        ">priority",
                        ">budget",
                        ">period",
                        ">share",
                        ">stack",
                        ">heap",
                        ">memory",
                        "parent");
        long permille = 0;
        for (Domain domain : inspection.domains()) {
            Schedule schedule = domain.schedule();
            table.row(
                    domain.name(),
                    schedule.priority(),
                    micros(schedule.budgetMicros()),
                    micros(schedule.periodMicros()),
                    share(schedule),
                    bytes(domain.stackBytes()),
                    bytes(domain.heapBytes()),
                    bytes(domain.memoryBytes()),
                    domain.parent().orElse(""));
            permille += schedule.permille() < 1000 ? schedule.permille() : 0;
        }
        return table.row("(budgeted)", "", "", "", percent(permille), "", "", "", "");
    }

    private static String share(Schedule schedule) {
        if (schedule.passive()) {
            return "passive";
        }
        return schedule.permille() >= 1000 ? "no limit" : percent(schedule.permille());
    }

    private static String percent(long permille) {
        return "%d.%d %%".formatted(permille / 10, permille % 10);
    }

    private TextTable schedulingDomains() {
        TextTable table =
                new TextTable(">number", "name", ">turns", ">time per round", ">share", "threads");
        for (SchedulingDomain domain : inspection.schedulingDomains()) {
            table.row(
                    domain.number(),
                    domain.name(),
                    domain.turns(),
                    ticks(domain.ticks()),
                    percent(domain.permille()),
                    String.join(", ", domain.threads()));
        }
        return table;
    }

    private TextTable turns() {
        TextTable table = new TextTable(">entry", "domain", ">time", "role");
        for (Turn turn : inspection.turns()) {
            String time = turn.domain().isEmpty() ? "" : ticks(turn.ticks());
            table.row(turn.entry(), turn.domain().orElse(""), time, turn.role());
        }
        return table;
    }

    private TextTable channels() {
        TextTable table = new TextTable("from", ">id", "to", ">id", "may");
        for (Domain domain : inspection.domains()) {
            for (ChannelEnd end : domain.channels()) {
                table.row(domain.name(), end.id(), end.peer(), end.peerId(), may(end));
            }
        }
        return table;
    }

    private static String may(ChannelEnd end) {
        String notify = end.mayNotify() ? "notify" : "";
        String call = end.mayCall() ? "call" : "";
        return notify.isEmpty() || call.isEmpty() ? notify + call : "notify, call";
    }

    private TextTable interrupts() {
        TextTable table = new TextTable(">irq", "trigger", "handled by");
        for (Interrupt interrupt : inspection.interrupts()) {
            table.row(interrupt.irq(), interrupt.edge() ? "edge" : "level", interrupt.holder());
        }
        return table;
    }

    private TextTable regions() {
        TextTable table = new TextTable("name", ">address", ">size", "kind", "mapped by");
        for (Region region : inspection.regions()) {
            table.row(
                    region.name(),
                    hex(region.address()),
                    bytes(region.sizeBytes()),
                    region.device() ? "device" : "memory",
                    String.join(", ", region.users()));
        }
        return table;
    }

    private TextTable programs() {
        TextTable table = new TextTable("name", ">address", ">size");
        for (Segment segment : inspection.image().segments()) {
            table.row(segment.name(), hex(segment.address()), bytes(segment.sizeBytes()));
        }
        return table;
    }

    private TextTable memory() {
        TextTable table = new TextTable(">address", ">size", "content");
        for (Range range : inspection.memory()) {
            table.row(hex(range.address()), bytes(range.sizeBytes()), range.content());
        }
        return table;
    }

    private TextTable objects() {
        TextTable table = new TextTable(">address", ">size", "type", "name");
        for (KernelObject object : inspection.objects()) {
            if (!object.type().endsWith("page")) {
                table.row(
                        hex(object.address()),
                        bytes(object.sizeBytes()),
                        object.type(),
                        object.name());
            }
        }
        return table;
    }

    private DomainView objectCounts(Domain domain) {
        String counts =
                domain.objectCounts().stream()
                        .map(count -> count.count() + " " + count.type())
                        .collect(Collectors.joining(", "));
        return new DomainView(domain.name(), List.of(counts), List.of());
    }

    private DomainView authority(Domain domain) {
        List<String> facts = new ArrayList<>();
        fact(facts, "may notify", domain.mayNotify());
        fact(facts, "may call", domain.mayCall());
        fact(facts, "controls", domain.controls());
        for (Trust trust : domain.mustTrust()) {
            facts.add(
                    "must trust %s, which %s"
                            .formatted(trust.whom(), String.join(", ", trust.reasons())));
        }
        TextTable capabilities =
                new TextTable(">pointer", "type", "rights", ">badge", "object", "meaning");
        for (Capability capability : domain.capabilities()) {
            capabilities.row(
                    hex(capability.pointer()),
                    capability.type(),
                    capability.rights(),
                    hex(capability.badge()),
                    capability.object(),
                    capability.meaning());
        }
        TextTable mappings = new TextTable(">address", ">size", "rights", "memory");
        for (Mapping mapping : domain.mappings()) {
            mappings.row(
                    hex(mapping.address()),
                    bytes(mapping.sizeBytes()),
                    mapping.permissions(),
                    mapping.memory());
        }
        List<Table> tables = new ArrayList<>();
        add(tables, "shares memory", shares(domain));
        add(tables, "capabilities", capabilities);
        add(tables, "address space", mappings);
        return new DomainView(domain.name(), facts, tables);
    }

    private static TextTable shares(Domain domain) {
        TextTable table = new TextTable("with", "memory", ">size", "own rights", "theirs");
        for (Sharing sharing : domain.shares()) {
            table.row(
                    sharing.with(),
                    sharing.memory(),
                    bytes(sharing.sizeBytes()),
                    sharing.permissions(),
                    sharing.theirs());
        }
        return table;
    }

    private static void fact(List<String> facts, String claim, List<String> whom) {
        if (!whom.isEmpty()) {
            facts.add(claim + " " + String.join(", ", whom));
        }
    }
}
