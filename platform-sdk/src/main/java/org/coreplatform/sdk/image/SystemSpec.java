package org.coreplatform.sdk.image;

import java.util.List;
import java.util.Optional;

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
/// @param domains the scheduling domains, if the system has some
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
        List<RegionSpec> regions,
        Optional<DomainScheduleSpec> domains) {

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

    /// {@return the first slot of the initialiser's CNode that neither the kernel nor the
    ///     allocation fills}; from here on the initialiser keeps its copies of capabilities
    public int firstFreeSlot() {
        int last = 0;
        for (ObjectSpec object : objects) {
            last = Math.max(last, object.slot());
        }
        for (RetypeStep step : retypes) {
            last = Math.max(last, step.firstSlot() + step.count() - 1);
        }
        for (IrqHandlerSpec handler : irqHandlers) {
            last = Math.max(last, handler.slot());
        }
        return last + 1;
    }

    /// {@return how many slots from [#firstFreeSlot()] on the initialiser may need: a copy for each
    ///     mapping, each interrupt's notification and each fault endpoint}
    public int copySlots() {
        int mappings = 0;
        for (AddressSpaceSpec space : addressSpaces) {
            mappings += space.frames().size();
        }
        return mappings + irqHandlers.size() + threads.size();
    }
}
