package org.coreplatform.description.model;

import java.util.List;

/// What a device may access through the IOMMU.
///
/// @param name its name
/// @param device the PCI device
/// @param domainId number of the IOMMU's domain
/// @param maps what it may access
public record IoAddressSpace(
        String name, PciAddress device, long domainId, List<IoMapping> maps, Origin origin) {

    public IoAddressSpace {
        maps = List.copyOf(maps);
    }
}
