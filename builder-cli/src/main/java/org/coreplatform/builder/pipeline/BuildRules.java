package org.coreplatform.builder.pipeline;

import java.util.List;
import java.util.stream.Stream;
import org.coreplatform.builder.elf.ElfRules;
import org.coreplatform.builder.layout.MemoryProblem;
import org.coreplatform.builder.program.ProgramRules;
import org.coreplatform.description.diagnostic.RuleId;

/// The rules that the phases after the check of the description add to it.
public final class BuildRules {
    /// All of them.
    public static final List<RuleId> IDS =
            Stream.of(
                            Stream.of(BuildFindings.UNREADABLE, BuildFindings.NOT_BUILT),
                            ProgramRules.IDS.stream(),
                            ElfRules.IDS.stream(),
                            MemoryProblem.RULES.stream().map(RuleId::of))
                    .flatMap(ids -> ids)
                    .toList();

    private BuildRules() {}
}
