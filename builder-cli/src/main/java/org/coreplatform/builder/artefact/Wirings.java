package org.coreplatform.builder.artefact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.coreplatform.builder.artefact.WiringView.Constant;
import org.coreplatform.builder.layout.Quantity;
import org.coreplatform.description.model.Channel;
import org.coreplatform.description.model.ChannelEnd;
import org.coreplatform.description.model.Interrupt;
import org.coreplatform.description.model.Mapping;
import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.Parent;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;

/// Names what the description gives to a protection domain: its regions, channels, interrupts and
/// children, in the order of the description.
public final class Wirings {
    private static final String PD_PACKAGE = "org.coreplatform.sdk.pd.";

    private final SystemDescription system;
    private final ProtectionDomain pd;
    private final ConstantNames names = new ConstantNames();
    private final List<Constant> constants = new ArrayList<>();
    private final Map<Integer, String> regions = new LinkedHashMap<>();

    private Wirings(SystemDescription system, ProtectionDomain pd) {
        this.system = system;
        this.pd = pd;
    }

    /// {@return the constants of a PD}
    public static WiringView of(SystemDescription system, ProtectionDomain pd) {
        return new Wirings(system, pd).view();
    }

    private WiringView view() {
        pd.maps().forEach(this::addRegion);
        system.channels().forEach(this::addChannel);
        pd.interrupts().forEach(this::addInterrupt);
        for (ProtectionDomain child : system.protectionDomains()) {
            child.parent().filter(parent -> parent.pd().is(pd)).ifPresent(p -> addChild(child, p));
        }
        TreeSet<String> imports = new TreeSet<>();
        constants.forEach(constant -> imports.add(PD_PACKAGE + constant.type()));
        return new WiringView(
                "",
                ConstantNames.classOf(pd, system),
                readable(pd.name()),
                List.copyOf(imports),
                constants);
    }

    private void addRegion(Mapping map) {
        MemoryRegion region = map.region();
        String name = name(map.setvarVaddr(), "REGION_" + region.name());
        regions.putIfAbsent(region.index(), name);
        String arguments =
                "0x%xL, 0x%xL, \"%s\""
                        .formatted(map.address(), region.sizeBytes(), map.permissions());
        String comment =
                "Region `%s`: %s, `%s`."
                        .formatted(
                                readable(region.name()),
                                Quantity.bytes(region.sizeBytes()),
                                map.permissions());
        constants.add(new Constant("MemoryRegion", name, arguments, comment));
    }

    private void addChannel(Channel channel) {
        if (channel.first().pd().is(pd)) {
            addEnd(channel.first(), channel.second());
        } else if (channel.second().pd().is(pd)) {
            addEnd(channel.second(), channel.first());
        }
    }

    private void addEnd(ChannelEnd own, ChannelEnd peer) {
        StringBuilder arguments = new StringBuilder(Long.toString(own.id()));
        for (String region : sharedRegions(peer.pd())) {
            arguments.append(", ").append(region);
        }
        constants.add(
                new Constant(
                        "Channel",
                        name(own.setvarId(), "CHANNEL_" + peer.pd().name()),
                        arguments.toString(),
                        "The channel to `%s`.".formatted(readable(peer.pd().name()))));
    }

    /// Both ends number the regions alike: in the order of the `memory_region` elements.
    private List<String> sharedRegions(ProtectionDomain peer) {
        return system.memoryRegions().stream()
                .filter(region -> regions.containsKey(region.index()))
                .filter(region -> peer.maps().stream().anyMatch(map -> isOf(map, region)))
                .map(region -> regions.get(region.index()))
                .toList();
    }

    private static boolean isOf(Mapping map, MemoryRegion region) {
        return map.region().index() == region.index();
    }

    private void addInterrupt(Interrupt interrupt) {
        constants.add(
                new Constant(
                        "Interrupt",
                        name(interrupt.setvarId(), "IRQ_" + interrupt.irq()),
                        Long.toString(interrupt.id()),
                        "Interrupt source %d.".formatted(interrupt.irq())));
    }

    private void addChild(ProtectionDomain child, Parent parent) {
        constants.add(
                new Constant(
                        "Child",
                        name(parent.setvarId(), "CHILD_" + child.name()),
                        Long.toString(parent.childId()),
                        "Child `%s`.".formatted(readable(child.name()))));
    }

    private String name(Optional<String> chosen, String otherwise) {
        return names.constant(chosen.orElse(otherwise));
    }

    /// {@return a name as it can stand in a comment of Java source}
    private static String readable(String name) {
        return name.replaceAll("[\\p{Cntrl}\\\\]", "?");
    }
}
