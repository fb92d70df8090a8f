package org.coreplatform.sdk.image;

import java.util.List;

/// The kernel objects and capabilities of a system, with their places: what capDL is to Microkit.
///
/// The initialiser realises it with kernel invocations and nothing else. An *object number* is an
/// index into [#objects()]. Objects made from untyped memory come from [#retypes()], done in order;
/// frames of the image are given to the initialiser by the kernel ([BootLayout]).
///
/// @param board the board it was laid out for
/// @param memoryBytes the amount of DRAM it was laid out for
/// @param profile the profile of the description
/// @param rootCNodeRadix radix of the initialiser's CNode
/// @param imageBytes bytes after the firmware that the image's segments take, a multiple of 4 KiB
/// @param objects every object with its capability's slot in the initialiser's CNode
/// @param retypes the allocation, in order
/// @param irqHandlers the interrupts that PDs handle
/// @param addressSpaces the VSpaces
/// @param schedContexts parameters of the scheduling contexts
/// @param threads the TCBs in the order in which they are resumed
/// @param cnodes the capabilities that PDs hold
/// @param protectionDomains what a person calls them; index = PD index
/// @param regions the memory regions, for reports
public record SystemSpec(
        String board,
        long memoryBytes,
        String profile,
        int rootCNodeRadix,
        long imageBytes,
        List<ObjectSpec> objects,
        List<RetypeStep> retypes,
        List<IrqHandlerSpec> irqHandlers,
        List<AddressSpaceSpec> addressSpaces,
        List<SchedContextSpec> schedContexts,
        List<ThreadSpec> threads,
        List<CNodeSpec> cnodes,
        List<PdSpec> protectionDomains,
        List<RegionSpec> regions) {

    public SystemSpec {
        objects = List.copyOf(objects);
        retypes = List.copyOf(retypes);
        irqHandlers = List.copyOf(irqHandlers);
        addressSpaces = List.copyOf(addressSpaces);
        schedContexts = List.copyOf(schedContexts);
        threads = List.copyOf(threads);
        cnodes = List.copyOf(cnodes);
        protectionDomains = List.copyOf(protectionDomains);
        regions = List.copyOf(regions);
    }

    /// Stands for "no object" where an object number is optional.
    public static final int NONE = -1;
}
