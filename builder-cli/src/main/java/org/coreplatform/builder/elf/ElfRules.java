package org.coreplatform.builder.elf;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.description.diagnostic.RuleId;

/// The rules for program images.
public final class ElfRules {
    /// The file is none that Microkit can use.
    static final RuleId MALFORMED = RuleId.of("program_image.malformed");

    static final List<ElfRule> ALL =
            List.of(
                    new MachineRule(),
                    new MicrokitSymbolRule(),
                    new PatchedSymbolRule(),
                    new SegmentRule(),
                    new MapOverProgramRule());

    /// All of them.
    public static final List<RuleId> IDS = ids();

    private ElfRules() {}

    private static List<RuleId> ids() {
        List<RuleId> ids = new ArrayList<>(List.of(MALFORMED));
        ALL.forEach(rule -> ids.add(rule.id()));
        return List.copyOf(ids);
    }
}
