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
        if (target.hardware().isEmpty()) {
            return;
        }
        BoardProfile board = target.hardware().get();
        long free = board.dramBytes() - board.firmwareBytes();
        long needed = 0;
        for (MemoryRegion region : system.memoryRegions()) {
            boolean device =
                    region.physicalAddress().filter(at -> at < board.dramBase()).isPresent();
            if (region.sizeBytes() > board.dramBytes()) {
                return; // A mistake of its own.
            }
            needed += device ? 0 : region.sizeBytes();
        }
        for (ProtectionDomain pd : system.protectionDomains()) {
            needed += Math.min(pd.stackBytes(), board.dramBytes());
            needed += Math.min(pd.heapBytes(), board.dramBytes());
        }
        if (needed > free) {
            sink.report(overCommit(system, board, needed));
        }
    }

    private static Diagnostic overCommit(
            SystemDescription system, BoardProfile board, long needed) {
        long heaps = system.protectionDomains().stream().mapToLong(pd -> pd.heapBytes()).sum();
        return Diagnostic.error(
                        ID,
                        "the system needs more than %s of memory, but `%s` has %s"
                                .formatted(
                                        Quantity.size(needed),
                                        board.name(),
                                        Quantity.size(board.dramBytes())),
                        system.origin().element(),
                        "regions, stacks and heaps together")
                .withNote("heaps: %s".formatted(Quantity.size(heaps)))
                .withNote(
                        "firmware and kernel keep %s"
                                .formatted(Quantity.size(board.firmwareBytes())));
    }
}
