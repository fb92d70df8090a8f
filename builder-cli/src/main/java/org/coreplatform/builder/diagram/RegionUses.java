package org.coreplatform.builder.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.coreplatform.description.model.IoAddressSpace;
import org.coreplatform.description.model.IoMapping;
import org.coreplatform.description.model.Mapping;
import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.Origin;
import org.coreplatform.description.model.Permissions;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.sdk.profile.BoardProfile;
import org.coreplatform.sdk.profile.DeviceProfile;

/// Who can address which memory region.
final class RegionUses {
    private final List<List<Use>> byRegion = new ArrayList<>();
    private final Optional<BoardProfile> board;

    /// A map of a region.
    ///
    /// @param box id of the box that has it
    /// @param user name of what has it
    /// @param address where the user sees the region
    record Use(String box, String user, long address, Permissions permissions, Origin origin) {}

    /// @param board the hardware, if it is known
    RegionUses(SystemDescription system, Optional<BoardProfile> board) {
        this.board = board;
        system.memoryRegions().forEach(_ -> byRegion.add(new ArrayList<>()));
        for (ProtectionDomain pd : system.protectionDomains()) {
            pd.maps().forEach(map -> add(Ids.of(pd), pd.name(), map));
            pd.microkit()
                    .virtualMachine()
                    .ifPresent(vm -> vm.maps().forEach(map -> add(Ids.ofVm(pd), vm.name(), map)));
        }
        for (int i = 0; i < system.ioAddressSpaces().size(); i++) {
            IoAddressSpace space = system.ioAddressSpaces().get(i);
            for (IoMapping map : space.maps()) {
                byRegion.get(map.region().index())
                        .add(
                                new Use(
                                        Ids.ofIoSpace(i),
                                        space.name(),
                                        map.address(),
                                        map.permissions(),
                                        map.origin()));
            }
        }
    }

    private void add(String box, String user, Mapping map) {
        byRegion.get(map.region().index())
                .add(new Use(box, user, map.address(), map.permissions(), map.origin()));
    }

    /// {@return the maps of a region}
    List<Use> of(MemoryRegion region) {
        return byRegion.get(region.index());
    }

    /// {@return whether a region belongs to one user alone, who may have it anywhere: it needs no
    /// box of its own}
    boolean isPrivate(MemoryRegion region) {
        List<Use> uses = of(region);
        return region.physicalAddress().isEmpty()
                && !uses.isEmpty()
                && uses.stream().allMatch(use -> use.box().equals(uses.getFirst().box()));
    }

    /// {@return the device whose registers are in a region, if the board is known}
    Optional<DeviceProfile> device(MemoryRegion region) {
        return region.physicalAddress()
                .flatMap(
                        address ->
                                board.stream()
                                        .flatMap(known -> known.devices().stream())
                                        .filter(device -> overlaps(device, region, address))
                                        .findFirst());
    }

    private static boolean overlaps(DeviceProfile device, MemoryRegion region, long address) {
        return device.contains(address)
                || (device.base() >= address && device.base() - address < region.sizeBytes());
    }
}
