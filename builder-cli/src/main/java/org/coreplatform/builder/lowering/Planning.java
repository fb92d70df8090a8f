package org.coreplatform.builder.lowering;

import org.coreplatform.description.model.Channel;
import org.coreplatform.description.model.ChannelEnd;
import org.coreplatform.description.model.Interrupt;
import org.coreplatform.description.model.Mapping;
import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.Parent;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.Schedule;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Trigger;
import org.coreplatform.sdk.abi.PdAddressSpace;

/// Turns a description that broke no rule into a plan. Its numbers fit: the rules saw to it.
public final class Planning {
    private Planning() {}

    /// {@return the plan of a checked system}
    public static SystemPlan plan(SystemDescription system) {
        return new SystemPlan(
                system.profile().word(),
                system.protectionDomains().stream().map(Planning::domain).toList(),
                system.memoryRegions().stream().map(Planning::region).toList(),
                system.channels().stream().map(Planning::channel).toList(),
                DomainPlanning.plan(system));
    }

    private static SystemPlan.ProtectionDomain domain(ProtectionDomain pd) {
        return new SystemPlan.ProtectionDomain(
                pd.name(),
                pd.parent().map(Planning::parent),
                schedule(pd.schedule()),
                wholePages(pd.stackBytes()),
                wholePages(pd.heapBytes()),
                pd.maps().stream().map(Planning::map).toList(),
                pd.interrupts().stream().map(Planning::interrupt).toList());
    }

    private static SystemPlan.Parent parent(Parent parent) {
        return new SystemPlan.Parent(parent.pd().index(), Math.toIntExact(parent.childId()));
    }

    private static SystemPlan.Schedule schedule(Schedule schedule) {
        return new SystemPlan.Schedule(
                Math.toIntExact(schedule.priority().value()),
                schedule.budgetMicros(),
                schedule.periodMicros(),
                schedule.passive(),
                Math.toIntExact(schedule.cpu()));
    }

    private static SystemPlan.Map map(Mapping map) {
        return new SystemPlan.Map(
                map.region().index(),
                map.address(),
                map.permissions().readable(),
                map.permissions().writable(),
                map.permissions().executable());
    }

    private static SystemPlan.Interrupt interrupt(Interrupt interrupt) {
        return new SystemPlan.Interrupt(
                Math.toIntExact(interrupt.id()),
                Math.toIntExact(interrupt.irq()),
                interrupt.trigger() == Trigger.EDGE);
    }

    private static SystemPlan.Region region(MemoryRegion region) {
        return new SystemPlan.Region(
                region.name(), wholePages(region.sizeBytes()), region.physicalAddress());
    }

    private static SystemPlan.Channel channel(Channel channel) {
        return new SystemPlan.Channel(end(channel.first()), end(channel.second()));
    }

    private static SystemPlan.End end(ChannelEnd end) {
        return new SystemPlan.End(
                end.pd().index(), Math.toIntExact(end.id()), end.mayNotify(), end.mayCall());
    }

    private static long wholePages(long bytes) {
        long mask = PdAddressSpace.PAGE_BYTES - 1;
        return (bytes + mask) & ~mask;
    }
}
