package org.coreplatform.description.model;

import java.util.List;

/// The sizes of the pages that Microkit's tool takes for memory regions: large ones wherever
/// everything is aligned to them, unless the author chose others or devices use the region.
public final class PageSizes {
    private final boolean[] large;

    private PageSizes(int regions) {
        large = new boolean[regions];
    }

    /// {@return the sizes for the regions of a system}
    public static PageSizes of(SystemDescription system) {
        PageSizes sizes = new PageSizes(system.memoryRegions().size());
        for (MemoryRegion region : system.memoryRegions()) {
            sizes.large[region.index()] =
                    region.pageSize().isEmpty()
                            && isLarge(region.sizeBytes())
                            && isLarge(region.physicalAddress().orElse(0L));
        }
        for (ProtectionDomain pd : system.protectionDomains()) {
            sizes.consider(pd.maps());
            pd.microkit().virtualMachine().ifPresent(machine -> sizes.consider(machine.maps()));
        }
        system.ioAddressSpaces().stream()
                .flatMap(space -> space.maps().stream())
                .forEach(map -> sizes.large[map.region().index()] = false);
        return sizes;
    }

    private void consider(List<Mapping> maps) {
        for (Mapping map : maps) {
            large[map.region().index()] &= isLarge(map.address());
        }
    }

    /// {@return the size of a region's pages in bytes}
    public long of(MemoryRegion region) {
        return large[region.index()] ? MemoryRegion.LARGE_PAGE : region.alignment();
    }

    private static boolean isLarge(long number) {
        return number % MemoryRegion.LARGE_PAGE == 0;
    }
}
