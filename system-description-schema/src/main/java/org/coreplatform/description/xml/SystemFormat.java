package org.coreplatform.description.xml;

import static org.coreplatform.description.xml.AttributeFormat.optional;
import static org.coreplatform.description.xml.AttributeFormat.required;
import static org.coreplatform.description.xml.ValueFormat.DURATION;
import static org.coreplatform.description.xml.ValueFormat.FLAG;
import static org.coreplatform.description.xml.ValueFormat.NUMBER;
import static org.coreplatform.description.xml.ValueFormat.PCI;
import static org.coreplatform.description.xml.ValueFormat.PLAIN;
import static org.coreplatform.description.xml.ValueFormat.RW;
import static org.coreplatform.description.xml.ValueFormat.RWX;
import static org.coreplatform.description.xml.ValueFormat.TEXT;
import static org.coreplatform.description.xml.ValueFormat.UNSIGNED;
import static org.coreplatform.description.xml.ValueFormat.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.coreplatform.description.model.Profile;

/// The format of descriptions as data: every element and attribute, once. The decoders check
/// against it, and the schema and the reference manual are made from it.
final class SystemFormat {
    private static final Map<String, ElementFormat> ELEMENTS = new LinkedHashMap<>();

    /// The root.
    static final ElementFormat SYSTEM =
            define(
                    "system",
                    ElementFormat.of(
                                    "system",
                                    "A whole system.",
                                    optional(
                                            "profile",
                                            words("core-platform", "microkit"),
                                            "Whose rules the description follows; otherwise its"
                                                    + " file's name decides."))
                            .with(
                                    "protection_domain",
                                    "memory_region",
                                    "channel",
                                    "domains",
                                    "io_address_space",
                                    "policy"));

    private SystemFormat() {}

    static {
        protectionDomains();
        memory();
        interrupts();
        virtualMachines();
        capabilities();
        channels();
        domains();
        ioAddressSpaces();
        policies();
    }

    private static ElementFormat define(String key, ElementFormat element) {
        ELEMENTS.put(key, element);
        return element;
    }

    /// {@return an element of the format}
    ///
    /// @param key its name, with its parent's before it where the same name has two meanings
    static ElementFormat element(String key) {
        return Objects.requireNonNull(ELEMENTS.get(key), key);
    }

    /// {@return all elements, parents before children}
    static Map<String, ElementFormat> elements() {
        return new LinkedHashMap<>(ELEMENTS);
    }

    /// {@return the elements that may be in another one in some profile}
    static List<ElementFormat> childrenOf(ElementFormat parent, Profile profile) {
        List<ElementFormat> children = new ArrayList<>();
        for (String key : parent.children()) {
            ElementFormat child = element(key);
            if (child.support().isKnownTo(profile)) {
                children.add(child);
            }
        }
        return children;
    }

    /// {@return the element in which another one has an attribute that it does not have elsewhere}
    static Optional<String> parentWhere(String element, String attribute) {
        for (ElementFormat parent : ELEMENTS.values()) {
            for (String key : parent.children()) {
                ElementFormat child = element(key);
                if (child.name().equals(element) && child.attribute(attribute).isPresent()) {
                    return Optional.of(parent.name());
                }
            }
        }
        return Optional.empty();
    }

    private static void protectionDomains() {
        List<AttributeFormat> common =
                List.of(
                        required("name", TEXT, "Name, unique in the system."),
                        optional("priority", NUMBER, "Priority, 0 to 254; 0 unless given."),
                        optional("budget", NUMBER, "Execution time per period in µs; 1000."),
                        optional("period", NUMBER, "Period in µs; the budget unless given."),
                        optional("passive", FLAG, "Whether it gives up its time after `init`."),
                        optional("stack_size", NUMBER, "Stack in bytes, whole pages; 0x2000."),
                        optional("heap_size", NUMBER, "Heap in bytes, whole pages; 1 MiB.")
                                .onlyIn(Support.CORE_PLATFORM),
                        optional("cpu", NUMBER, "The core; 0."),
                        optional("smc", FLAG, "Whether it may call the secure monitor.")
                                .onlyIn(Support.MICROKIT),
                        optional("fpu", FLAG, "Whether it may use floating point; true.")
                                .onlyIn(Support.MICROKIT),
                        optional("domain", TEXT, "Its scheduling domain."));
        define("protection_domain", pd(common));
        List<AttributeFormat> nested = new ArrayList<>(common);
        nested.add(1, required("id", NUMBER, "The id by which the parent knows it."));
        nested.add(2, optional("setvar_id", TEXT, "Symbol of the parent that receives the id."));
        define("child protection_domain", pd(nested));
        define(
                "program_image",
                ElementFormat.of(
                        "program_image",
                        "The program of a protection domain.",
                        required("path", TEXT, "The file, or a folder of Java sources."),
                        optional("main", TEXT, "Binary name of the main class.")
                                .onlyIn(Support.CORE_PLATFORM),
                        optional("path_for_symbols", TEXT, "Another file that has the symbols.")
                                .onlyIn(Support.MICROKIT)));
        define(
                "setvar",
                ElementFormat.of(
                                "setvar",
                                "Writes the physical address of a region into a variable.",
                                required("symbol", TEXT, "The variable."),
                                required("region_paddr", TEXT, "The region."))
                        .onlyIn(Support.MICROKIT));
    }

    private static ElementFormat pd(List<AttributeFormat> attributes) {
        return ElementFormat.of(
                        "protection_domain",
                        "A program with its own memory, time and capabilities.",
                        attributes.toArray(AttributeFormat[]::new))
                .with(
                        "program_image",
                        "map",
                        "irq",
                        "ioport",
                        "setvar",
                        "child protection_domain",
                        "virtual_machine",
                        "cspace");
    }

    private static void memory() {
        define(
                "memory_region",
                ElementFormat.of(
                        "memory_region",
                        "A piece of physical memory.",
                        required("name", TEXT, "Name, unique among regions."),
                        optional("size", NUMBER, "Size in bytes, whole pages."),
                        optional("page_size", NUMBER, "Size of its pages, 0x1000 or 0x200000."),
                        optional("phys_addr", NUMBER, "Where it has to lie."),
                        optional("prefill_path", TEXT, "A file with its initial content.")
                                .onlyIn(Support.MICROKIT),
                        optional(
                                        "prefill_bootinfo",
                                        words(
                                                "x86_vbe",
                                                "x86_mbmmap",
                                                "x86_acpi_rsdp",
                                                "x86_framebuffer",
                                                "x86_tsc_freq",
                                                "fdt"),
                                        "What the kernel fills it with at boot.")
                                .onlyIn(Support.MICROKIT)));
        List<AttributeFormat> map =
                List.of(
                        required("mr", TEXT, "The region."),
                        required("vaddr", NUMBER, "Virtual address of its first byte."),
                        optional("perms", RWX, "Some of `r`, `w` and `x`; `rw`."),
                        optional("cached", FLAG, "Whether it is cached; true."));
        List<AttributeFormat> inPd = new ArrayList<>(map);
        inPd.add(optional("setvar_vaddr", TEXT, "Symbol that receives the address."));
        inPd.add(
                optional("setvar_size", TEXT, "Symbol that receives the size.")
                        .onlyIn(Support.MICROKIT));
        inPd.add(
                optional("setvar_prefill_size", TEXT, "Symbol that receives the prefill's size.")
                        .onlyIn(Support.MICROKIT));
        define("map", map(inPd));
        define("virtual_machine map", map(map));
    }

    private static ElementFormat map(List<AttributeFormat> attributes) {
        return ElementFormat.of(
                "map",
                "Maps a memory region into an address space.",
                attributes.toArray(AttributeFormat[]::new));
    }

    private static void interrupts() {
        define(
                "irq",
                ElementFormat.of(
                        "irq",
                        "An interrupt that the protection domain handles.",
                        optional("irq", UNSIGNED, "The interrupt source (ARM, RISC-V)."),
                        required("id", PLAIN, "The id by which the PD knows it."),
                        optional("setvar_id", TEXT, "Symbol that receives the id."),
                        optional("trigger", words("level", "edge"), "How it is sensed; `level`."),
                        optional("ioapic", PLAIN, "The IOAPIC (x86); 0.").onlyIn(Support.MICROKIT),
                        optional("pin", PLAIN, "The IOAPIC's pin (x86).").onlyIn(Support.MICROKIT),
                        optional("vector", PLAIN, "The vector, 0 to 107 (x86).")
                                .onlyIn(Support.MICROKIT),
                        optional("polarity", words("high", "low"), "The pin's polarity; `high`.")
                                .onlyIn(Support.MICROKIT),
                        optional("pcidev", PCI, "The PCI device `bus:dev.func` (x86).")
                                .onlyIn(Support.MICROKIT),
                        optional("handle", PLAIN, "The device's handle (x86).")
                                .onlyIn(Support.MICROKIT)));
        define(
                "ioport",
                ElementFormat.of(
                                "ioport",
                                "A range of x86 I/O ports.",
                                required("id", PLAIN, "The id by which the PD knows it."),
                                required("addr", NUMBER, "The first port."),
                                required("size", PLAIN, "How many ports."),
                                optional("setvar_id", TEXT, "Symbol that receives the id."),
                                optional("setvar_addr", TEXT, "Symbol that receives the port."))
                        .onlyIn(Support.MICROKIT));
    }

    private static void virtualMachines() {
        define(
                "virtual_machine",
                ElementFormat.of(
                                "virtual_machine",
                                "A virtual machine that the protection domain monitors.",
                                required("name", TEXT, "Name, unique among virtual machines."),
                                optional("priority", NUMBER, "Priority (AArch64)."),
                                optional("budget", NUMBER, "Execution time per period in µs."),
                                optional("period", NUMBER, "Period in µs."))
                        .with("vcpu", "virtual_machine map")
                        .onlyIn(Support.MICROKIT));
        define(
                "vcpu",
                ElementFormat.of(
                                "vcpu",
                                "A virtual processor.",
                                required("id", UNSIGNED, "The id by which the PD knows it."),
                                optional("setvar_id", TEXT, "Symbol that receives the id."),
                                optional("cpu", NUMBER, "The core; the PD's."))
                        .onlyIn(Support.MICROKIT));
    }

    private static void capabilities() {
        define(
                "cspace",
                ElementFormat.of("cspace", "Capabilities to objects of protection domains.")
                        .with("cap_tcb", "cap_sc", "cap_vspace")
                        .onlyIn(Support.MICROKIT));
        capability("cap_tcb", "A capability to the thread of a protection domain.");
        capability("cap_sc", "A capability to the scheduling context of a protection domain.");
        capability("cap_vspace", "A capability to the address space of a protection domain.");
    }

    private static void capability(String name, String doc) {
        define(
                name,
                ElementFormat.of(
                                name,
                                doc,
                                required("pd", TEXT, "The protection domain."),
                                required("slot", NUMBER, "The slot of the root CNode, 1 to 63."))
                        .onlyIn(Support.MICROKIT));
    }

    private static void channels() {
        define("channel", ElementFormat.of("channel", "Connects two PDs.").with("end"));
        define(
                "end",
                ElementFormat.of(
                        "end",
                        "One end of a channel.",
                        required("pd", TEXT, "Whose end it is."),
                        required("id", PLAIN, "The id by which the PD knows the channel."),
                        optional("pp", FLAG, "Whether it may call the other end's procedure."),
                        optional("notify", FLAG, "Whether it may notify the other end; true."),
                        optional("waits", FLAG, "Whether its PD waits for the other end's answers.")
                                .onlyIn(Support.CORE_PLATFORM),
                        optional("setvar_id", TEXT, "Symbol that receives the id.")));
    }

    private static void domains() {
        define(
                "domains",
                ElementFormat.of("domains", "Scheduling domains: who takes turns with whom.")
                        .with("domain", "domain_schedule"));
        define(
                "domain",
                ElementFormat.of(
                        "domain",
                        "A scheduling domain.",
                        required("name", TEXT, "Name, unique among domains."),
                        optional(
                                "id",
                                NUMBER,
                                "Its number in the kernel, 0 to 15; the smallest free one, in the"
                                        + " order of the text.")));
        define(
                "domain_schedule",
                ElementFormat.of(
                                "domain_schedule",
                                "When each domain runs: turns, over and over.",
                                optional(
                                        "start_index",
                                        NUMBER,
                                        "The first entry to run, and the one after an end; 0."),
                                optional("index_shift", NUMBER, "Where the entries begin; 0."))
                        .with("schedule_entry", "schedule_end_marker"));
        define(
                "schedule_entry",
                ElementFormat.of(
                        "schedule_entry",
                        "A turn of a domain.",
                        required("domain", TEXT, "The domain."),
                        required(
                                "duration",
                                DURATION,
                                "A number, a blank, and `us` or `ticks` of the board's timer.")));
        define(
                "schedule_end_marker",
                ElementFormat.of(
                        "schedule_end_marker",
                        "The end of a schedule; what follows is another one."));
    }

    private static void policies() {
        define(
                "policy",
                ElementFormat.of("policy", "What must hold for the flow of information.")
                        .with("no_flow")
                        .onlyIn(Support.CORE_PLATFORM));
        define(
                "no_flow",
                ElementFormat.of(
                                "no_flow",
                                "No information flows from one PD to another, not even over others.",
                                required("from", TEXT, "Where the information is."),
                                required("to", TEXT, "Who must not get it."),
                                optional("except_through", TEXT, "Who may pass it on."))
                        .onlyIn(Support.CORE_PLATFORM));
    }

    private static void ioAddressSpaces() {
        define(
                "io_address_space",
                ElementFormat.of(
                                "io_address_space",
                                "What a device may access through the IOMMU.",
                                required("name", TEXT, "Name, unique."),
                                required("peripheral_id", PCI, "The PCI device."),
                                required("domain_id", NUMBER, "Number of the IOMMU's domain."))
                        .with("iomap")
                        .onlyIn(Support.MICROKIT));
        define(
                "iomap",
                ElementFormat.of(
                                "iomap",
                                "Maps a memory region into an I/O address space.",
                                required("mr", TEXT, "The region."),
                                required("iovaddr", NUMBER, "The address that the device uses."),
                                optional("perms", RW, "Some of `r` and `w`; `rw`."))
                        .onlyIn(Support.MICROKIT));
    }
}
