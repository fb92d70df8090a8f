package org.coreplatform.description.model;

import java.util.Optional;

/// A scheduling domain of the kernel.
///
/// @param name its name
/// @param id its number, if the author chose one
public record SchedulingDomain(String name, Optional<Long> id, Origin origin) {}
