package org.coreplatform.sdk.image;

import java.util.List;

/// The contents of a CNode.
///
/// @param cnode object number
/// @param capabilities by ascending slot
public record CNodeSpec(int cnode, List<CapabilitySpec> capabilities) {

    public CNodeSpec {
        capabilities = List.copyOf(capabilities);
    }

    /// A capability to be minted.
    ///
    /// @param slot slot in the CNode
    /// @param target what it names
    /// @param rights [org.coreplatform.sdk.abi.CapabilityRights] bits
    /// @param data badge of an endpoint or notification, guard word of a CNode, otherwise 0
    public record CapabilitySpec(int slot, Target target, int rights, long data) {}

    /// What a capability names.
    public sealed interface Target {
        /// An object.
        ///
        /// @param number object number
        record KernelObject(int number) implements Target {}

        /// An interrupt handler.
        ///
        /// @param number index into [SystemSpec#irqHandlers()]
        record IrqHandler(int number) implements Target {}
    }
}
