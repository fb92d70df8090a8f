package org.coreplatform.sdk.image;

import java.util.List;

/// What a person calls a protection domain and its parts, for reports, `inspect` and the trace.
///
/// @param name from the description
/// @param thread index into [SystemSpec#threads()]
/// @param parent PD index of the parent, or [SystemSpec#NONE]
/// @param childId the id by which the parent knows it, 0 for top-level PDs
/// @param passive whether it gives up its scheduling context after `init`
/// @param stackBytes `stack_size`
/// @param heapBytes `heap_size`
/// @param channels its channel ends
/// @param interrupts its interrupts
/// @param maps its memory maps
public record PdSpec(
        String name,
        int thread,
        int parent,
        int childId,
        boolean passive,
        long stackBytes,
        long heapBytes,
        List<ChannelSpec> channels,
        List<InterruptSpec> interrupts,
        List<MapSpec> maps) {

    public PdSpec {
        channels = List.copyOf(channels);
        interrupts = List.copyOf(interrupts);
        maps = List.copyOf(maps);
    }

    /// A channel end.
    ///
    /// @param id the PD's id for the channel
    /// @param peer PD index of the other end
    /// @param peerId the peer's id for the channel
    /// @param mayNotify whether this end may notify the peer
    /// @param mayCall whether this end may call the peer's protected procedure
    public record ChannelSpec(int id, int peer, int peerId, boolean mayNotify, boolean mayCall) {}

    /// An interrupt.
    ///
    /// @param id the PD's id for it
    /// @param irq interrupt source
    public record InterruptSpec(int id, int irq) {}

    /// A memory map.
    ///
    /// @param region index into [SystemSpec#regions()]
    /// @param address virtual address
    /// @param readable whether the PD may load
    /// @param writable whether the PD may store
    /// @param executable whether the PD may fetch
    public record MapSpec(
            int region, long address, boolean readable, boolean writable, boolean executable) {}
}
