package org.coreplatform.builder.lowering;

import java.util.List;
import java.util.Optional;
import org.coreplatform.sdk.image.AddressSpaceSpec;
import org.coreplatform.sdk.image.CNodeSpec;
import org.coreplatform.sdk.image.DomainScheduleSpec;
import org.coreplatform.sdk.image.PdSpec;
import org.coreplatform.sdk.image.SchedContextSpec;
import org.coreplatform.sdk.image.ThreadSpec;

/// A system's kernel objects and capabilities; all but their places. An *object number* is an index
/// into [#objects()].
///
/// @param profile the profile of the description
/// @param objects every object
/// @param irqs the interrupts that PDs handle
/// @param addressSpaces the VSpaces
/// @param schedContexts parameters of the scheduling contexts
/// @param threads the TCBs; index = PD index, then the monitor
/// @param cnodes the capabilities that PDs hold
/// @param protectionDomains what a person calls them
/// @param regions the memory regions
/// @param domains the scheduling domains, if there are any
/// @param segments what the boot ROM loads, in the order of their addresses
public record LoweredSystem(
        String profile,
        List<PlannedObject> objects,
        List<Irq> irqs,
        List<AddressSpaceSpec> addressSpaces,
        List<SchedContextSpec> schedContexts,
        List<ThreadSpec> threads,
        List<CNodeSpec> cnodes,
        List<PdSpec> protectionDomains,
        List<Region> regions,
        Optional<DomainScheduleSpec> domains,
        List<Segment> segments) {

    public LoweredSystem {
        objects = List.copyOf(objects);
        irqs = List.copyOf(irqs);
        addressSpaces = List.copyOf(addressSpaces);
        schedContexts = List.copyOf(schedContexts);
        threads = List.copyOf(threads);
        cnodes = List.copyOf(cnodes);
        protectionDomains = List.copyOf(protectionDomains);
        regions = List.copyOf(regions);
        segments = List.copyOf(segments);
    }

    /// An interrupt that a PD handles.
    ///
    /// @param irq interrupt source
    /// @param edge edge-triggered, otherwise level
    /// @param notification object number
    /// @param badge the signal's badge
    public record Irq(int irq, boolean edge, int notification, long badge) {}

    /// A memory region.
    ///
    /// @param name from the description
    /// @param sizeBytes its size
    /// @param firstFrame object number of its first frame, or `SystemSpec.NONE` if it is empty
    /// @param device whether it is device memory
    public record Region(String name, long sizeBytes, int firstFrame, boolean device) {}

    /// A program as it will stand in memory.
    ///
    /// @param name the PD's name
    /// @param bytes the encoded program
    @SuppressWarnings("ArrayRecordComponent") // on its way to the file; never compared
    public record Segment(String name, byte[] bytes) {}
}
