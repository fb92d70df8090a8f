package org.coreplatform.builder.artefact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.coreplatform.builder.artefact.Authority.Held;
import org.coreplatform.builder.artefact.Inspection.Capability;
import org.coreplatform.builder.artefact.Inspection.ChannelEnd;
import org.coreplatform.builder.artefact.Inspection.Count;
import org.coreplatform.builder.artefact.Inspection.Domain;
import org.coreplatform.builder.artefact.Inspection.ImageFacts;
import org.coreplatform.builder.artefact.Inspection.Interrupt;
import org.coreplatform.builder.artefact.Inspection.KernelObject;
import org.coreplatform.builder.artefact.Inspection.Region;
import org.coreplatform.builder.artefact.Inspection.Schedule;
import org.coreplatform.builder.artefact.Inspection.Segment;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.image.AddressSpaceSpec;
import org.coreplatform.sdk.image.BootImage;
import org.coreplatform.sdk.image.CNodeSpec.CapabilitySpec;
import org.coreplatform.sdk.image.CNodeSpec.Target;
import org.coreplatform.sdk.image.IrqHandlerSpec;
import org.coreplatform.sdk.image.ObjectSpec;
import org.coreplatform.sdk.image.PdSpec;
import org.coreplatform.sdk.image.PdSpec.MapSpec;
import org.coreplatform.sdk.image.RegionSpec;
import org.coreplatform.sdk.image.SchedContextSpec;
import org.coreplatform.sdk.image.SystemSpec;
import org.coreplatform.sdk.image.ThreadSpec;

/// Computes an [Inspection] from an image.
public final class Inspector {
    private final BootImage image;
    private final String sha256;
    private final SystemSpec spec;
    private final List<String> names;
    private final Authority authority;
    private final MemoryView memory;
    private final Relations relations;
    private final Meaning meaning;

    private Inspector(BootImage image, String sha256) {
        this.image = image;
        this.sha256 = sha256;
        this.spec = image.spec();
        this.names = spec.threads().stream().map(ThreadSpec::name).toList();
        this.authority = new Authority(spec);
        this.memory = new MemoryView(spec);
        this.relations = new Relations(spec, names, authority, memory);
        this.meaning = new Meaning(spec, names, authority);
    }

    /// {@return what the image contains}
    ///
    /// @param sha256 digest of the file in hexadecimal digits
    public static Inspection inspect(BootImage image, String sha256) {
        return new Inspector(image, sha256).inspection();
    }

    private Inspection inspection() {
        List<Domain> domains = new ArrayList<>();
        for (int thread = 0; thread < names.size(); thread++) {
            domains.add(domain(thread));
        }
        List<ObjectSpec> byAddress =
                spec.objects().stream()
                        .sorted(Comparator.comparingLong(ObjectSpec::physicalAddress))
                        .toList();
        return new Inspection(
                facts(),
                domains,
                spec.domains().map(each -> DomainTurns.domains(each, names)).orElse(List.of()),
                spec.domains().map(DomainTurns::turns).orElse(List.of()),
                regions(),
                spec.irqHandlers().stream().map(this::interrupt).toList(),
                byAddress.stream().map(Inspector::object).toList(),
                MemoryView.physical(byAddress),
                new Unexplained(spec, names, authority, relations).warnings());
    }

    private ImageFacts facts() {
        NavigableMap<Long, Long> devices = devices();
        long used = 0;
        for (ObjectSpec object : spec.objects()) {
            used += inDram(object, devices) ? object.sizeBytes() : 0;
        }
        return new ImageFacts(
                image.formatVersion(),
                image.board(),
                image.profile(),
                spec.memoryBytes(),
                used,
                image.segments().stream()
                        .map(s -> new Segment(s.name(), s.physicalAddress(), s.bytes().length))
                        .toList(),
                sha256);
    }

    private static boolean inDram(ObjectSpec object, NavigableMap<Long, Long> devices) {
        Map.Entry<Long, Long> device = devices.floorEntry(object.physicalAddress());
        return device == null || object.physicalAddress() >= device.getValue();
    }

    /// {@return the device regions: start → end}
    private NavigableMap<Long, Long> devices() {
        NavigableMap<Long, Long> devices = new TreeMap<>();
        for (RegionSpec region : spec.regions()) {
            if (region.device()) {
                devices.put(
                        region.physicalAddress(), region.physicalAddress() + region.sizeBytes());
            }
        }
        return devices;
    }

    private Domain domain(int thread) {
        Optional<PdSpec> pd =
                spec.protectionDomains().stream().filter(p -> p.thread() == thread).findFirst();
        List<Integer> own = parts(thread);
        Map<String, Integer> counts = counts(own);
        return new Domain(
                names.get(thread),
                schedule(thread, pd.map(PdSpec::passive).orElse(false)),
                pd.filter(p -> p.parent() != SystemSpec.NONE)
                        .map(p -> spec.protectionDomains().get(p.parent()).name()),
                pd.map(PdSpec::stackBytes).orElse(0L),
                pd.map(PdSpec::heapBytes).orElse(0L),
                own.stream().mapToLong(number -> spec.objects().get(number).sizeBytes()).sum(),
                counts.entrySet().stream().map(e -> new Count(e.getKey(), e.getValue())).toList(),
                pd.map(this::channels).orElse(List.of()),
                authority.of(thread).stream().map(held -> capability(thread, held)).toList(),
                memory.mappings(thread),
                named(relations.notifies(thread)),
                named(relations.calls(thread)),
                named(relations.controls(thread)),
                relations.shares(thread),
                relations.mustTrust(thread));
    }

    private Schedule schedule(int thread, boolean passive) {
        ThreadSpec spec = this.spec.threads().get(thread);
        SchedContextSpec time = relations.time(spec);
        return new Schedule(
                spec.priority(),
                time.budgetMicros(),
                time.periodMicros(),
                passive,
                time.core(),
                this.spec.domains().map(domains -> domains.domainOf(thread)));
    }

    private List<ChannelEnd> channels(PdSpec pd) {
        return pd.channels().stream()
                .map(
                        end ->
                                new ChannelEnd(
                                        end.id(),
                                        spec.protectionDomains().get(end.peer()).name(),
                                        end.peerId(),
                                        end.mayNotify(),
                                        end.mayCall()))
                .toList();
    }

    private Capability capability(int thread, Held held) {
        CapabilitySpec capability = held.capability();
        return switch (capability.target()) {
            case Target.KernelObject(int number) ->
                    new Capability(
                            held.pointer(),
                            spec.objects().get(number).name(),
                            type(spec.objects().get(number)),
                            rights(capability.rights()),
                            capability.data(),
                            meaning.of(thread, held));
            case Target.IrqHandler(int number) ->
                    new Capability(
                            held.pointer(),
                            "irq_" + spec.irqHandlers().get(number).irq(),
                            "irq_handler",
                            rights(capability.rights()),
                            0,
                            meaning.of(thread, held));
        };
    }

    private static String rights(int rights) {
        return ((rights & CapabilityRights.READ) != 0 ? "r" : "")
                + ((rights & CapabilityRights.WRITE) != 0 ? "w" : "")
                + ((rights & CapabilityRights.GRANT) != 0 ? "g" : "")
                + ((rights & CapabilityRights.GRANT_REPLY) != 0 ? "p" : "");
    }

    private List<String> named(Set<Integer> threads) {
        return threads.stream().map(names::get).toList();
    }

    private Map<String, Integer> counts(List<Integer> parts) {
        Map<String, Integer> counts = new TreeMap<>();
        for (int number : parts) {
            counts.merge(type(spec.objects().get(number)), 1, Integer::sum);
        }
        return counts;
    }

    /// {@return object numbers of what a thread is made of: its own objects, its page tables and
    ///     the frames that it alone can address}
    private List<Integer> parts(int thread) {
        Set<Integer> parts = new TreeSet<>(memory.privateFrames(thread));
        for (int number = 0; number < spec.objects().size(); number++) {
            if (authority.owner(number) == thread) {
                parts.add(number);
            }
        }
        int root = spec.threads().get(thread).vspaceRoot();
        for (AddressSpaceSpec space : spec.addressSpaces()) {
            if (space.rootTable() == root) {
                space.tables().forEach(table -> parts.add(table.table()));
            }
        }
        return List.copyOf(parts);
    }

    private List<Region> regions() {
        List<List<String>> users = new ArrayList<>();
        spec.regions().forEach(region -> users.add(new ArrayList<>()));
        for (PdSpec pd : spec.protectionDomains()) {
            for (MapSpec map : pd.maps()) {
                users.get(map.region()).add(pd.name() + " " + permissions(map));
            }
        }
        List<Region> regions = new ArrayList<>();
        for (RegionSpec region : spec.regions()) {
            regions.add(
                    new Region(
                            region.name(),
                            region.physicalAddress(),
                            region.sizeBytes(),
                            region.device(),
                            List.copyOf(users.get(regions.size()))));
        }
        return regions;
    }

    private static String permissions(MapSpec map) {
        return (map.readable() ? "r" : "")
                + (map.writable() ? "w" : "")
                + (map.executable() ? "x" : "");
    }

    private Interrupt interrupt(IrqHandlerSpec handler) {
        int owner = authority.owner(handler.notification());
        return new Interrupt(
                handler.irq(), handler.edge(), owner == SystemSpec.NONE ? "" : names.get(owner));
    }

    private static KernelObject object(ObjectSpec object) {
        return new KernelObject(
                object.name(), type(object), object.physicalAddress(), object.sizeBytes());
    }

    private static String type(ObjectSpec object) {
        return object.type().name().toLowerCase(Locale.ROOT);
    }
}
