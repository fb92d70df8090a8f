package org.coreplatform.description.model;

import java.util.Optional;

/// A statement of the author that information must not flow.
///
/// @param from where the information is
/// @param to who must not get it
/// @param exceptThrough who may pass it on, after looking at it
public record FlowConstraint(
        ProtectionDomain from,
        ProtectionDomain to,
        Optional<ProtectionDomain> exceptThrough,
        Origin origin) {}
