package org.coreplatform.description.model;

import java.util.Optional;

/// A variable of a program that receives the physical address of a region.
///
/// @param region the region, if there is one of that name
public record SetVariable(String symbol, Optional<MemoryRegion> region, Origin origin) {}
