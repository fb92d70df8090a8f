package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;
import org.coreplatform.sdk.profile.BoardProfile;

/// Rejects a system whose own memory is more than the board has, before anybody lays it out.
final class MemoryOverCommitRule implements Rule {
    static final RuleId ID = RuleId.of("memory.over-commit");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        target.hardware().ifPresent(board -> check(system, board, sink));
    }

    private static void check(SystemDescription system, BoardProfile board, DiagnosticSink sink) {
        long memory = board.dramBytes();
        long regions = 0;
        for (MemoryRegion region : system.memoryRegions()) {
            boolean isDevice =
                    region.physicalAddress().filter(at -> at < board.dramBase()).isPresent();
            if (region.sizeBytes() > memory) {
                return; // A mistake of its own.
            }
            regions += isDevice ? 0 : region.sizeBytes();
        }
        long stacks = 0;
        long heaps = 0;
        for (ProtectionDomain pd : system.protectionDomains()) {
            if (pd.stackBytes() > memory || pd.heapBytes() > PdHeapSizeRule.MAX_BYTES) {
                return; // A mistake of its own.
            }
            stacks += pd.stackBytes();
            heaps += pd.heapBytes();
        }
        if (regions + stacks + heaps > memory - board.firmwareBytes()) {
            sink.report(
                    overCommit(system, board, regions + stacks + heaps)
                            .withNote("memory regions: " + Quantity.size(regions))
                            .withNote("stacks: " + Quantity.size(stacks))
                            .withNote("heaps: " + Quantity.size(heaps)));
        }
    }

    private static Diagnostic overCommit(
            SystemDescription system, BoardProfile board, long needed) {
        return Diagnostic.error(
                        ID,
                        "the system needs at least %s of memory, but `%s` has %s free"
                                .formatted(
                                        Quantity.mebibytes(needed),
                                        board.name(),
                                        Quantity.size(board.dramBytes() - board.firmwareBytes())),
                        system.origin().element(),
                        "does not fit")
                .withHelp("make heaps or regions smaller, or give the board more with `--memory`");
    }
}
