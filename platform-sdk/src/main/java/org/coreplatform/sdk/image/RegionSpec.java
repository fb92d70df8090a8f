package org.coreplatform.sdk.image;

/// A memory region.
///
/// @param name from the description
/// @param sizeBytes its size
/// @param physicalAddress where its first frame lies
/// @param device whether it is device memory
public record RegionSpec(String name, long sizeBytes, long physicalAddress, boolean device) {}
