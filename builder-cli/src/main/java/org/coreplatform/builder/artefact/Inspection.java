package org.coreplatform.builder.artefact;

import java.util.List;
import java.util.Optional;

/// What an image contains and what follows from it. Made by [Inspector].
///
/// @param image the file
/// @param domains the protection domains, then the monitor
/// @param schedulingDomains the scheduling domains by number; none if the system has none
/// @param turns the schedule of the scheduling domains
/// @param regions the memory regions
/// @param interrupts the interrupts
/// @param objects every kernel object, by address
/// @param memory physical memory by address
/// @param warnings authority that the image's own description of its PDs does not explain
public record Inspection(
        ImageFacts image,
        List<Domain> domains,
        List<SchedulingDomain> schedulingDomains,
        List<Turn> turns,
        List<Region> regions,
        List<Interrupt> interrupts,
        List<KernelObject> objects,
        List<Range> memory,
        List<String> warnings) {

    public Inspection {
        domains = List.copyOf(domains);
        schedulingDomains = List.copyOf(schedulingDomains);
        turns = List.copyOf(turns);
        regions = List.copyOf(regions);
        interrupts = List.copyOf(interrupts);
        objects = List.copyOf(objects);
        memory = List.copyOf(memory);
        warnings = List.copyOf(warnings);
    }

    /// The file.
    ///
    /// @param formatVersion its format
    /// @param board the board that it is for
    /// @param profile the description's profile
    /// @param memoryBytes the memory that it was laid out for
    /// @param usedBytes how much of it the system takes
    /// @param segments the programs in it
    /// @param sha256 digest of the file
    public record ImageFacts(
            int formatVersion,
            String board,
            String profile,
            long memoryBytes,
            long usedBytes,
            List<Segment> segments,
            String sha256) {}

    /// A loadable segment.
    ///
    /// @param name the PD's name
    /// @param address where it is loaded
    /// @param sizeBytes its size in the file
    public record Segment(String name, long address, long sizeBytes) {}

    /// A protection domain or the monitor.
    ///
    /// @param name its name
    /// @param schedule when it runs
    /// @param parent the PD that gets its faults and controls it
    /// @param stackBytes its stack
    /// @param heapBytes its heap
    /// @param memoryBytes memory that is its own: program, stack, heap, kernel objects
    /// @param objectCounts its kernel objects by type
    /// @param channels its channel ends
    /// @param capabilities all that it holds
    /// @param mappings all that it can address
    /// @param mayNotify whom it can notify
    /// @param mayCall whose protected procedure it can call
    /// @param controls whose thread it can stop and restart
    /// @param shares with whom it shares memory
    /// @param mustTrust who can keep it from doing its work, and how
    public record Domain(
            String name,
            Schedule schedule,
            Optional<String> parent,
            long stackBytes,
            long heapBytes,
            long memoryBytes,
            List<Count> objectCounts,
            List<ChannelEnd> channels,
            List<Capability> capabilities,
            List<Mapping> mappings,
            List<String> mayNotify,
            List<String> mayCall,
            List<String> controls,
            List<Sharing> shares,
            List<Trust> mustTrust) {}

    /// When a thread runs.
    ///
    /// @param priority 0 to 255
    /// @param budgetMicros execution time per period
    /// @param periodMicros the period
    /// @param passive whether it runs on its callers' time
    /// @param core the core
    /// @param domain the scheduling domain, if the system has some
    public record Schedule(
            int priority,
            long budgetMicros,
            long periodMicros,
            boolean passive,
            int core,
            Optional<String> domain) {

        /// {@return the share of its core that it may take, in tenths of a percent}
        public long permille() {
            return passive ? 0 : budgetMicros * 1000 / periodMicros;
        }
    }

    /// A scheduling domain.
    ///
    /// @param number the kernel's number for it
    /// @param name its name
    /// @param threads who runs in its turns
    /// @param turns how many turns it has in a round of the schedule
    /// @param ticks how long they are together
    /// @param permille which part of a round that is
    public record SchedulingDomain(
            int number, String name, List<String> threads, long turns, long ticks, long permille) {}

    /// An entry of the schedule of domains.
    ///
    /// @param entry its place in the kernel's schedule
    /// @param domain whose turn it is, nothing for an end marker
    /// @param ticks how long it lasts
    /// @param role `start`, `turn`, `end`, or `unused` if it is never reached
    public record Turn(int entry, Optional<String> domain, long ticks, String role) {}

    /// How many objects of a type.
    ///
    /// @param type the type
    /// @param count how many
    public record Count(String type, int count) {}

    /// A channel end, as the image describes it.
    ///
    /// @param id the PD's id
    /// @param peer the other PD
    /// @param peerId the other PD's id
    /// @param mayNotify whether this end may notify
    /// @param mayCall whether this end may call
    public record ChannelEnd(int id, String peer, int peerId, boolean mayNotify, boolean mayCall) {}

    /// A capability.
    ///
    /// @param pointer the capability address
    /// @param object the object's name
    /// @param type the object's type
    /// @param rights letters: r, w, g (grant), p (grant reply)
    /// @param badge what its receiver sees
    /// @param meaning what it is for
    public record Capability(
            long pointer, String object, String type, String rights, long badge, String meaning) {}

    /// A range of virtual addresses.
    ///
    /// @param address where it begins
    /// @param sizeBytes its size
    /// @param permissions letters: r, w, x
    /// @param memory what is there
    public record Mapping(long address, long sizeBytes, String permissions, String memory) {}

    /// Memory that two PDs can address.
    ///
    /// @param with the other PD
    /// @param memory what it is
    /// @param sizeBytes how much of it
    /// @param permissions this PD's
    /// @param theirs the other's
    public record Sharing(
            String with, String memory, long sizeBytes, String permissions, String theirs) {}

    /// Somebody who can keep a PD from doing its work.
    ///
    /// @param whom the PD or the monitor
    /// @param reasons how
    public record Trust(String whom, List<String> reasons) {}

    /// A memory region.
    ///
    /// @param name its name
    /// @param address of its first frame
    /// @param sizeBytes its size
    /// @param device whether it is device memory
    /// @param users the PDs that map it, with their permissions
    public record Region(
            String name, long address, long sizeBytes, boolean device, List<String> users) {}

    /// An interrupt.
    ///
    /// @param irq the interrupt source
    /// @param edge edge-triggered, otherwise level
    /// @param holder the PD that is notified
    public record Interrupt(int irq, boolean edge, String holder) {}

    /// A kernel object.
    ///
    /// @param name its name
    /// @param type its type
    /// @param address its physical address
    /// @param sizeBytes its size
    public record KernelObject(String name, String type, long address, long sizeBytes) {}

    /// A range of physical memory.
    ///
    /// @param address where it begins
    /// @param sizeBytes its size
    /// @param content what is there
    public record Range(long address, long sizeBytes, String content) {}
}
