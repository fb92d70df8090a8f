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
            SystemPlan.ProtectionDomain domain = plan.protectionDomains().get(pd);
            long end = PdAddressSpace.PROGRAM_BASE + programBytes.get(pd);
            for (SystemPlan.Map map : domain.maps()) {
                SystemPlan.Region region = plan.regions().get(map.region());
                boolean overlaps =
                        map.address() < end
                                && map.address() + region.sizeBytes() > PdAddressSpace.PROGRAM_BASE;
                if (overlaps) {
                    return Optional.of(problem(domain, region, map, end));
                }
            }
        }
        return Optional.empty();
    }

    private static MemoryProblem problem(
            SystemPlan.ProtectionDomain pd,
            SystemPlan.Region region,
            SystemPlan.Map map,
            long end) {
        return new MemoryProblem(
                MemoryProblem.OVERLAPS_PROGRAM,
                "`%s` maps region `%s` over its program".formatted(pd.name(), region.name()),
                "mapped from 0x%x to 0x%x"
                        .formatted(map.address(), map.address() + region.sizeBytes()),
                Optional.of(pd.name()),
                List.of(
                        "the program lies from 0x%x to 0x%x"
                                .formatted(PdAddressSpace.PROGRAM_BASE, end)),
                "map it at 0x%x or above".formatted((end + 0xf_ffff) & ~0xf_ffffL));
    }
}
