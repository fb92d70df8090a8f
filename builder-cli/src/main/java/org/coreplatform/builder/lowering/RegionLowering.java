package org.coreplatform.builder.lowering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.coreplatform.builder.lowering.PlannedObject.Purpose;
import org.coreplatform.builder.lowering.PlannedObject.Use;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.PdAddressSpace;
import org.coreplatform.sdk.image.AddressSpaceSpec.FrameMapping;
import org.coreplatform.sdk.image.PdSpec.MapSpec;
import org.coreplatform.sdk.image.SystemSpec;
import org.coreplatform.sdk.profile.BoardProfile;

/// Adds the frames of the memory regions and maps them.
final class RegionLowering {
    private final SystemPlan plan;
    private final BoardProfile board;
    private final RegionFrames frames;
    private final List<List<Integer>> framesOf = new ArrayList<>();
    private final List<LoweredSystem.Region> regions = new ArrayList<>();

    RegionLowering(SystemPlan plan, BoardProfile board, ObjectTable objects) {
        this.plan = plan;
        this.board = board;
        this.frames = new RegionFrames(objects);
    }

    void addFrames() {
        for (SystemPlan.Region region : plan.regions()) {
            Optional<Long> fixed = region.physicalAddress();
            Placement start =
                    fixed.<Placement>map(Placement.Fixed::new).orElseGet(Placement.Anywhere::new);
            List<Integer> added =
                    frames.add(
                            "frame_mr_" + region.name(),
                            region.sizeBytes(),
                            pageType(region, regions.size()),
                            start,
                            new Purpose(region.name(), Use.REGION));
            framesOf.add(added);
            regions.add(
                    new LoweredSystem.Region(
                            region.name(),
                            region.sizeBytes(),
                            added.isEmpty() ? SystemSpec.NONE : added.getFirst(),
                            fixed.flatMap(board::deviceAt).isPresent()));
        }
    }

    /// Maps what a PD's plan says.
    void map(PdObjects pd) {
        for (SystemPlan.Map map : pd.plan().maps()) {
            int rights =
                    (map.readable() ? CapabilityRights.READ : 0)
                            | (map.writable() ? CapabilityRights.WRITE : 0);
            FrameMapping first = new FrameMapping(0, map.address(), rights, map.executable());
            frames.map(pd.thread().vspace(), framesOf.get(map.region()), first);
        }
    }

    /// {@return a PD's maps for reports}
    static List<MapSpec> maps(SystemPlan.ProtectionDomain pd) {
        return pd.maps().stream()
                .map(
                        map ->
                                new MapSpec(
                                        map.region(),
                                        map.address(),
                                        map.readable(),
                                        map.writable(),
                                        map.executable()))
                .toList();
    }

    List<LoweredSystem.Region> regions() {
        return regions;
    }

    /// Microkit's rule: 2 MiB pages if size, physical address and every mapping are multiples of
    /// them.
    private ObjectType pageType(SystemPlan.Region region, int index) {
        boolean large =
                isLarge(region.sizeBytes())
                        && region.physicalAddress().stream().allMatch(RegionLowering::isLarge)
                        && plan.protectionDomains().stream()
                                .flatMap(pd -> pd.maps().stream())
                                .filter(map -> map.region() == index)
                                .allMatch(map -> isLarge(map.address()));
        return large ? ObjectType.MEGA_PAGE : ObjectType.PAGE;
    }

    private static boolean isLarge(long value) {
        return value % PdAddressSpace.LARGE_PAGE_BYTES == 0;
    }
}
