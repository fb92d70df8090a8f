package org.coreplatform.description.model;

/// A capability to an object of some protection domain, in another one's capability space.
///
/// @param kind the element that describes it, as `cap_tcb`
/// @param slot the slot of the root CNode
/// @param holder whose capability space it is in
/// @param target whose object it is to
public record SharedCapability(
        String kind, long slot, ProtectionDomain holder, ProtectionDomain target, Origin origin) {}
