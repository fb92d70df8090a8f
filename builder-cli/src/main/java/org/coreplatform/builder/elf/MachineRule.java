package org.coreplatform.builder.elf;

import java.util.stream.Stream;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Architecture;
import org.coreplatform.description.model.Target;

/// Warns of a program for another processor, which Microkit puts into the image all the same.
final class MachineRule implements ElfRule {
    static final RuleId ID = RuleId.of("program_image.machine");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(LoadedProgram program, Target target, DiagnosticSink sink) {
        int machine = program.image().machine();
        if (machine != number(target.architecture())) {
            sink.report(otherMachine(program, machine, target));
        }
    }

    /// `e_machine` as the ELF supplements of the processors define it.
    private static int number(Architecture architecture) {
        return switch (architecture) {
            case RISCV64 -> 243;
            case AARCH64 -> 183;
            case X86_64 -> 62;
        };
    }

    private static String name(int machine) {
        return Stream.of(Architecture.values())
                .filter(each -> number(each) == machine)
                .findFirst()
                .map(Architecture::word)
                .orElse("machine %d".formatted(machine));
    }

    private static Diagnostic otherMachine(LoadedProgram program, int machine, Target target) {
        return Diagnostic.warning(
                        ID,
                        "`%s` is for %s, but `%s` is %s"
                                .formatted(
                                        program.pd().image().path(),
                                        name(machine),
                                        target.name(),
                                        target.architecture().word()),
                        program.span(),
                        "for another processor")
                .withHelp("compile it for the board, or name its board with `--board`");
    }
}
