package org.coreplatform.builder.layout;

import java.util.List;
import java.util.Optional;
import org.coreplatform.builder.lowering.SystemPlan;
import org.coreplatform.sdk.abi.PdAddressSpace;

/// Finds maps that lie where a PD's program is. Only now is the program's size known.
public final class ProgramOverlap {
    private ProgramOverlap() {}

    /// {@return the problem, if there is one}
    ///
    /// @param programBytes size of each PD's program; index = PD index
    public static Optional<MemoryProblem> find(SystemPlan plan, List<Integer> programBytes) {
        for (int pd = 0; pd < plan.protectionDomains().size(); pd++) {
            long end = PdAddressSpace.PROGRAM_BASE + programBytes.get(pd);
            List<SystemPlan.Map> maps = plan.protectionDomains().get(pd).maps();
            for (int map = 0; map < maps.size(); map++) {
                if (overlaps(plan, maps.get(map), end)) {
                    return Optional.of(problem(plan, new Culprit.Map(pd, map), end));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean overlaps(SystemPlan plan, SystemPlan.Map map, long end) {
        long sizeBytes = plan.regions().get(map.region()).sizeBytes();
        return map.address() < end && map.address() + sizeBytes > PdAddressSpace.PROGRAM_BASE;
    }

    private static MemoryProblem problem(SystemPlan plan, Culprit.Map culprit, long end) {
        SystemPlan.ProtectionDomain pd = plan.protectionDomains().get(culprit.pd());
        SystemPlan.Map map = pd.maps().get(culprit.map());
        SystemPlan.Region region = plan.regions().get(map.region());
        return new MemoryProblem(
                MemoryProblem.OVERLAPS_PROGRAM,
                "`%s` maps region `%s` over its program".formatted(pd.name(), region.name()),
                "mapped from 0x%x to 0x%x"
                        .formatted(map.address(), map.address() + region.sizeBytes()),
                Optional.of(culprit),
                List.of(
                        "the program lies from 0x%x to 0x%x"
                                .formatted(PdAddressSpace.PROGRAM_BASE, end)),
                "map it at 0x%x or above".formatted((end + 0xf_ffff) & ~0xf_ffffL));
    }
}
