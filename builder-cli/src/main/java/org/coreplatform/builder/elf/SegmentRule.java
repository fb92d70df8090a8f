package org.coreplatform.builder.elf;

import java.util.List;
import org.coreplatform.builder.elf.ElfFile.Segment;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Target;

/// Rejects programs whose segments share a page, or reach the stack.
final class SegmentRule implements ElfRule {
    static final RuleId ID = RuleId.of("program_image.segments");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(LoadedProgram program, Target target, DiagnosticSink sink) {
        List<Segment> segments = program.image().segments();
        long limit = target.mapLimit(program.pd());
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            if (segment.end() > limit) {
                sink.report(reachesStack(program, segment, limit));
            }
            for (Segment before : segments.subList(0, i)) {
                if (segment.sharesPageWith(before)) {
                    sink.report(sharePage(program, before, segment));
                }
            }
        }
    }

    private static Diagnostic sharePage(LoadedProgram program, Segment first, Segment second) {
        return program.error(
                        ID,
                        "segments %s and %s of `%s` share a page"
                                .formatted(first, second, program.pd().image().path()),
                        "a page has one set of permissions")
                .withHelp("link with `microkit.ld`, or align the sections to 0x1000 bytes");
    }

    private static Diagnostic reachesStack(LoadedProgram program, Segment segment, long limit) {
        return program.error(
                ID,
                "segment %s of `%s` reaches into the stack at 0x%x"
                        .formatted(segment, program.pd().image().path(), limit),
                "too high");
    }
}
