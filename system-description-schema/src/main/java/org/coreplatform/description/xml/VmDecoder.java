package org.coreplatform.description.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.coreplatform.description.model.Architecture;
import org.coreplatform.description.model.Mapping;
import org.coreplatform.description.model.Priority;
import org.coreplatform.description.model.Schedule;
import org.coreplatform.description.model.VirtualCpu;
import org.coreplatform.description.model.VirtualMachine;

/// Decodes `<virtual_machine>`.
record VmDecoder(Decoding decoding, MapDecoder maps) {
    private static final List<String> SCHEDULING = List.of("priority", "budget", "period");

    /// {@return the virtual machine, or nothing after reporting why it makes no sense}
    ///
    /// @param pdCpu the core of the PD that monitors it
    Optional<VirtualMachine> decode(XmlElement element, long pdCpu) {
        ElementFormat format = SystemFormat.element("virtual_machine");
        boolean schedules = decoding.isFor(Architecture.AARCH64);
        Attributes attributes =
                Attributes.check(
                        element,
                        format,
                        decoding,
                        each -> schedules || !SCHEDULING.contains(each.name()));
        Structure structure = Structure.check(element, format, decoding);
        List<VirtualCpu> cpus = new ArrayList<>();
        for (XmlElement cpu : structure.all("vcpu")) {
            decodeCpu(cpu, pdCpu).ifPresent(cpus::add);
        }
        List<Mapping> mappings = new ArrayList<>();
        for (XmlElement map : structure.all("map")) {
            maps.decode(map, SystemFormat.element("virtual_machine map")).ifPresent(mappings::add);
        }
        if (structure.all("vcpu").isEmpty()) {
            structure.one("vcpu");
        }
        return attributes.isSound()
                ? Optional.of(
                        new VirtualMachine(
                                attributes.text("name"),
                                schedules ? schedule(attributes) : standard(),
                                cpus,
                                mappings,
                                element))
                : Optional.empty();
    }

    private Optional<VirtualCpu> decodeCpu(XmlElement element, long pdCpu) {
        ElementFormat format = SystemFormat.element("vcpu");
        Attributes attributes = Attributes.check(element, format, decoding);
        Structure.check(element, format, decoding);
        return attributes.isSound()
                ? Optional.of(
                        new VirtualCpu(
                                attributes.number("id", 0),
                                attributes.number("cpu", pdCpu),
                                element))
                : Optional.empty();
    }

    private static Schedule schedule(Attributes attributes) {
        long budget = attributes.number("budget", Schedule.DEFAULT_BUDGET_MICROS);
        return new Schedule(
                new Priority(attributes.number("priority", 0)),
                budget,
                attributes.number("period", budget),
                false,
                0,
                Optional.empty());
    }

    private static Schedule standard() {
        long budget = Schedule.DEFAULT_BUDGET_MICROS;
        return new Schedule(new Priority(0), budget, budget, false, 0, Optional.empty());
    }
}
