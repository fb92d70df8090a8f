package org.coreplatform.description.model;

import java.util.ArrayList;
import java.util.List;

/// A whole system as its author describes it.
///
/// Everything refers to everything else by reference. Parts that could not be understood are
/// missing, after a diagnostic; what remains may still break every rule.
///
/// @param profile whose rules it follows
/// @param protectionDomains depth first, parents before children; position = index
/// @param memoryRegions in the order of the text; position = index
/// @param channels in the order of the text
/// @param sharedCapabilities in the order of the text
/// @param domains the scheduling domains; of several only the last has any
/// @param ioAddressSpaces in the order of the text
/// @param policy the statements about the flow of information
public record SystemDescription(
        Profile profile,
        List<ProtectionDomain> protectionDomains,
        List<MemoryRegion> memoryRegions,
        List<Channel> channels,
        List<SharedCapability> sharedCapabilities,
        List<SchedulingDomains> domains,
        List<IoAddressSpace> ioAddressSpaces,
        List<FlowConstraint> policy,
        Origin origin) {

    public SystemDescription {
        protectionDomains = List.copyOf(protectionDomains);
        memoryRegions = List.copyOf(memoryRegions);
        channels = List.copyOf(channels);
        sharedCapabilities = List.copyOf(sharedCapabilities);
        domains = List.copyOf(domains);
        ioAddressSpaces = List.copyOf(ioAddressSpaces);
        policy = List.copyOf(policy);
    }

    /// {@return the calls that the channels allow, in the order of the text}
    public List<ProtectedProcedureCall> protectedProcedureCalls() {
        List<ProtectedProcedureCall> calls = new ArrayList<>();
        for (Channel channel : channels) {
            addCall(channel.first(), channel.second(), calls);
            addCall(channel.second(), channel.first(), calls);
        }
        return calls;
    }

    private static void addCall(
            ChannelEnd caller, ChannelEnd callee, List<ProtectedProcedureCall> calls) {
        if (caller.mayCall()) {
            calls.add(new ProtectedProcedureCall(caller, callee));
        }
    }

    /// {@return whether Microkit gives a PD an endpoint: for faults of children or of a virtual
    /// machine, or for calls}
    public boolean hasEndpoint(ProtectionDomain pd) {
        return pd.microkit().virtualMachine().isPresent()
                || protectionDomains.stream()
                        .flatMap(child -> child.parent().stream())
                        .anyMatch(parent -> parent.pd().is(pd))
                || protectedProcedureCalls().stream().anyMatch(call -> call.callee().pd().is(pd));
    }
}
