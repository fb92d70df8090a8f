package org.coreplatform.description.model;

import java.util.stream.Stream;

/// The pages that Microkit's tool takes for memory regions.
public final class PageSizes {
    private PageSizes() {}

    /// {@return the size of a region's pages: large ones wherever everything is aligned to them,
    /// unless the author chose others}
    public static long of(MemoryRegion region, SystemDescription system) {
        boolean isAligned =
                isLarge(region.sizeBytes())
                        && isLarge(region.physicalAddress().orElse(0L))
                        && maps(system)
                                .filter(map -> map.region().index() == region.index())
                                .allMatch(map -> isLarge(map.address()));
        boolean isForDevices =
                system.ioAddressSpaces().stream()
                        .flatMap(space -> space.maps().stream())
                        .anyMatch(map -> map.region().index() == region.index());
        return isAligned && !isForDevices && region.pageSize().isEmpty()
                ? MemoryRegion.LARGE_PAGE
                : region.alignment();
    }

    private static Stream<Mapping> maps(SystemDescription system) {
        return system.protectionDomains().stream()
                .flatMap(
                        pd ->
                                Stream.concat(
                                        pd.maps().stream(),
                                        pd.microkit().virtualMachine().stream()
                                                .flatMap(machine -> machine.maps().stream())));
    }

    private static boolean isLarge(long number) {
        return number % MemoryRegion.LARGE_PAGE == 0;
    }
}
