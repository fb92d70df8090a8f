package org.coreplatform.builder.lowering;

import java.util.List;
import java.util.Optional;
import org.coreplatform.sdk.image.DomainScheduleSpec;

/// What lowering needs of a validated system: names resolved to indices, defaults filled in, and
/// neither source spans nor XML. An *index* is a position in one of the two lists.
///
/// @param profile the profile of the description
/// @param protectionDomains depth first, parents before children; position = PD index
/// @param regions the memory regions
/// @param channels the channels
/// @param domains the scheduling domains, if there are any; the threads are the protection domains,
///     then the monitor
public record SystemPlan(
        String profile,
        List<ProtectionDomain> protectionDomains,
        List<Region> regions,
        List<Channel> channels,
        Optional<DomainScheduleSpec> domains) {

    public SystemPlan {
        protectionDomains = List.copyOf(protectionDomains);
        regions = List.copyOf(regions);
        channels = List.copyOf(channels);
    }

    /// A protection domain.
    ///
    /// @param name its name
    /// @param parent its parent, unless it is at the top
    /// @param schedule when it runs
    /// @param stackBytes its stack, whole pages
    /// @param heapBytes its heap, whole pages
    /// @param maps its memory maps
    /// @param interrupts its interrupts
    public record ProtectionDomain(
            String name,
            Optional<Parent> parent,
            Schedule schedule,
            long stackBytes,
            long heapBytes,
            List<Map> maps,
            List<Interrupt> interrupts) {

        public ProtectionDomain {
            maps = List.copyOf(maps);
            interrupts = List.copyOf(interrupts);
        }
    }

    /// Who gets a PD's faults and controls it.
    ///
    /// @param index index of the parent
    /// @param childId the id by which the parent knows the child
    public record Parent(int index, int childId) {}

    /// When a PD runs.
    ///
    /// @param priority 0 to 254
    /// @param budgetMicros execution time per period
    /// @param periodMicros the period
    /// @param passive whether it gives up its time after `init`
    /// @param core the core
    public record Schedule(
            int priority, long budgetMicros, long periodMicros, boolean passive, int core) {}

    /// A memory map.
    ///
    /// @param region index of the region
    /// @param address virtual address
    /// @param readable whether the PD may load
    /// @param writable whether the PD may store
    /// @param executable whether the PD may fetch
    public record Map(
            int region, long address, boolean readable, boolean writable, boolean executable) {}

    /// An interrupt.
    ///
    /// @param id the PD's id for it
    /// @param irq interrupt source
    /// @param edge edge-triggered, otherwise level
    public record Interrupt(int id, int irq, boolean edge) {}

    /// A memory region.
    ///
    /// @param name its name
    /// @param sizeBytes its size, whole pages
    /// @param physicalAddress where it has to lie, if that matters
    public record Region(String name, long sizeBytes, Optional<Long> physicalAddress) {}

    /// A channel.
    ///
    /// @param first one end
    /// @param second the other end
    public record Channel(End first, End second) {}

    /// An end of a channel.
    ///
    /// @param pd index of the PD
    /// @param id the PD's id for the channel
    /// @param mayNotify whether this end may notify the other
    /// @param mayCall whether this end may call the other's protected procedure
    public record End(int pd, int id, boolean mayNotify, boolean mayCall) {}
}
