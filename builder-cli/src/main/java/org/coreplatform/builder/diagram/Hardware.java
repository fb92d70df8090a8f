package org.coreplatform.builder.diagram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.coreplatform.builder.diagram.Diagram.Arrow;
import org.coreplatform.builder.diagram.Diagram.Box;
import org.coreplatform.builder.diagram.Diagram.BoxKind;
import org.coreplatform.builder.diagram.Diagram.Detail;
import org.coreplatform.builder.diagram.Diagram.End;
import org.coreplatform.builder.diagram.Diagram.Line;
import org.coreplatform.builder.diagram.Diagram.LineKind;
import org.coreplatform.builder.layout.Quantity;
import org.coreplatform.description.model.Interrupt;
import org.coreplatform.description.model.InterruptSource;
import org.coreplatform.description.model.IoAddressSpace;
import org.coreplatform.description.model.IoPort;
import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Trigger;

/// Interrupts, I/O ports and devices behind an IOMMU.
///
/// An interrupt comes from the box of its device if the board is known and the device is drawn,
/// otherwise from a box of its own; many of one protection domain share a box.
final class Hardware {
    private static final int MANY = 3;

    private final SystemDescription system;
    private final RegionUses uses;
    private final FindingsByPlace findings;
    private final View view;
    private final Map<String, Box> sources = new LinkedHashMap<>();
    private final List<Box> others = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    Hardware(SystemDescription system, RegionUses uses, FindingsByPlace findings, View view) {
        this.system = system;
        this.uses = uses;
        this.findings = findings;
        this.view = view;
        for (ProtectionDomain pd : system.protectionDomains()) {
            addInterrupts(pd);
            addPorts(pd);
        }
        if (view.regions()) {
            addIoSpaces();
        }
    }

    /// {@return the boxes}
    List<Box> boxes() {
        List<Box> boxes = new ArrayList<>(sources.values());
        boxes.addAll(others);
        return boxes;
    }

    /// {@return the lines}
    List<Line> lines() {
        return lines;
    }

    /// {@return ids of the regions from which interrupts come}
    Set<String> devices() {
        return lines.stream()
                .map(line -> line.from().box())
                .filter(box -> box.startsWith("mr-"))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void addInterrupts(ProtectionDomain pd) {
        List<Interrupt> alone = new ArrayList<>();
        for (Interrupt interrupt : pd.interrupts()) {
            Optional<MemoryRegion> device = device(interrupt);
            String name = name(interrupt.source());
            if (device.isPresent()) {
                add(pd, interrupt, new End(Ids.of(device.get()), name, Arrow.NONE));
            } else if (findings.at(interrupt.origin()).isEmpty()) {
                alone.add(interrupt);
            } else {
                add(pd, interrupt, new End(source(interrupt), "", Arrow.NONE));
            }
        }
        if (alone.size() >= MANY) {
            addTogether(pd, alone);
        } else {
            alone.forEach(each -> add(pd, each, new End(source(each), "", Arrow.NONE)));
        }
    }

    private void add(ProtectionDomain pd, Interrupt interrupt, End from) {
        lines.add(
                new Line(
                        "irq-%d-%d".formatted(pd.index(), pd.interrupts().indexOf(interrupt)),
                        LineKind.INTERRUPT,
                        from,
                        new End(Ids.of(pd), Measure.cut(id(interrupt)), Arrow.OPEN),
                        findings.at(interrupt.origin()),
                        hint(pd, interrupt)));
    }

    private void addTogether(ProtectionDomain pd, List<Interrupt> interrupts) {
        String box = "irqs-" + pd.index();
        List<Detail> details =
                interrupts.stream()
                        .map(
                                each ->
                                        Detail.fact(
                                                "%s %s, id %s"
                                                        .formatted(
                                                                name(each.source()),
                                                                trigger(each),
                                                                id(each))))
                        .toList();
        String hint =
                interrupts.stream().map(each -> hint(pd, each)).collect(Collectors.joining("\n"));
        others.add(
                new Box(
                        box,
                        BoxKind.INTERRUPT,
                        "%d interrupts".formatted(interrupts.size()),
                        details,
                        List.of(),
                        hint,
                        List.of()));
        lines.add(
                new Line(
                        "line-" + box,
                        LineKind.INTERRUPT,
                        new End(box, "", Arrow.NONE),
                        new End(Ids.of(pd), "", Arrow.OPEN),
                        List.of(),
                        hint));
    }

    private static String hint(ProtectionDomain pd, Interrupt interrupt) {
        return "%s interrupts %s (id %s), line %d"
                .formatted(
                        name(interrupt.source()),
                        pd.name(),
                        id(interrupt),
                        interrupt.origin().element().begin().line());
    }

    private static String id(Interrupt interrupt) {
        return Long.toUnsignedString(interrupt.id());
    }

    private Optional<MemoryRegion> device(Interrupt interrupt) {
        if (!view.regions()) {
            return Optional.empty();
        }
        return system.memoryRegions().stream()
                .filter(
                        region ->
                                uses.device(region)
                                        .filter(device -> device.irq() != 0)
                                        .filter(device -> device.irq() == interrupt.irq())
                                        .isPresent())
                .findFirst();
    }

    /// {@return the id of the box of what raises an interrupt}
    private String source(Interrupt interrupt) {
        String name = name(interrupt.source());
        return sources.computeIfAbsent(name, _ -> sourceBox(name, trigger(interrupt))).id();
    }

    private Box sourceBox(String name, String trigger) {
        return new Box(
                "source-" + sources.size(),
                BoxKind.INTERRUPT,
                name,
                List.of(Detail.fact(trigger)),
                List.of(),
                "interrupt " + name,
                List.of());
    }

    private static String trigger(Interrupt interrupt) {
        return interrupt.trigger() == Trigger.EDGE ? "edge" : "level";
    }

    private static String name(InterruptSource source) {
        return switch (source) {
            case InterruptSource.Line(long number) -> "irq " + Long.toUnsignedString(number);
            case InterruptSource.IoApic(long ioapic, long pin, _) ->
                    "ioapic %s pin %s"
                            .formatted(Long.toUnsignedString(ioapic), Long.toUnsignedString(pin));
            case InterruptSource.Msi(var device, long handle, _) ->
                    "msi %s #%s".formatted(device, Long.toUnsignedString(handle));
        };
    }

    private void addPorts(ProtectionDomain pd) {
        int number = 0;
        for (IoPort port : pd.microkit().ioPorts()) {
            String id = "port-%d-%d".formatted(pd.index(), number++);
            String range =
                    "%s to %s"
                            .formatted(
                                    Quantity.hex(port.address()),
                                    Quantity.hex(port.address() + port.size() - 1));
            others.add(
                    new Box(
                            "box-" + id,
                            BoxKind.FIXED_MEMORY,
                            "I/O ports",
                            List.of(Detail.fact(range)),
                            findings.at(port.origin()),
                            "I/O ports " + range,
                            List.of()));
            lines.add(
                    new Line(
                            id,
                            LineKind.MAP,
                            new End("box-" + id, "", Arrow.OPEN),
                            new End(
                                    Ids.of(pd),
                                    Measure.cut(Long.toUnsignedString(port.id())),
                                    Arrow.OPEN),
                            findings.at(port.origin()),
                            "%s may use the I/O ports %s".formatted(pd.name(), range)));
        }
    }

    private void addIoSpaces() {
        for (int i = 0; i < system.ioAddressSpaces().size(); i++) {
            IoAddressSpace space = system.ioAddressSpaces().get(i);
            others.add(
                    new Box(
                            Ids.ofIoSpace(i),
                            BoxKind.FIXED_MEMORY,
                            space.name(),
                            List.of(Detail.fact("PCI device " + space.device())),
                            findings.at(space.origin()),
                            "I/O address space %s, line %d"
                                    .formatted(
                                            space.name(), space.origin().element().begin().line()),
                            List.of()));
        }
    }
}
