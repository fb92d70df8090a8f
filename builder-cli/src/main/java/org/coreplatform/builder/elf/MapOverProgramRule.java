package org.coreplatform.builder.elf;

import org.coreplatform.builder.elf.ElfFile.Segment;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Mapping;
import org.coreplatform.description.model.Target;

/// Rejects maps where the program is.
final class MapOverProgramRule implements ElfRule {
    static final RuleId ID = RuleId.of("map.overlaps-program-image");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(LoadedProgram program, Target target, DiagnosticSink sink) {
        for (Mapping map : program.pd().maps()) {
            program.image().segments().stream()
                    .filter(segment -> overlap(map, segment))
                    .findFirst()
                    .ifPresent(segment -> sink.report(overlaps(program, map, segment)));
        }
    }

    /// Microkit counts whole pages from the first byte of a segment, wherever that is in its page.
    private static boolean overlap(Mapping map, Segment segment) {
        long pages = Math.ceilDiv(segment.bytes(), ElfFile.PAGE_BYTES) * ElfFile.PAGE_BYTES;
        return map.address() < segment.address() + pages && segment.address() < map.end();
    }

    private static Diagnostic overlaps(LoadedProgram program, Mapping map, Segment segment) {
        return Diagnostic.error(
                        ID,
                        "`%s` is mapped over the program of `%s`"
                                .formatted(map.region().name(), program.pd().name()),
                        map.origin().at("vaddr"),
                        "0x%x..0x%x".formatted(map.address(), map.end()))
                .withLabel(program.span(), "has a segment at " + segment)
                .withHelp("map it where nothing else is");
    }
}
