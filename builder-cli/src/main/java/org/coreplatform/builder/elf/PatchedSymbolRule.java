package org.coreplatform.builder.elf;

import java.util.List;
import java.util.Optional;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.PatchedVariable;
import org.coreplatform.description.model.Target;
import org.coreplatform.description.xml.Spelling;

/// Rejects attributes that write a variable which the program does not have as they need it.
final class PatchedSymbolRule implements ElfRule {
    static final RuleId ID = RuleId.of("setvar.symbol");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(LoadedProgram program, Target target, DiagnosticSink sink) {
        for (PatchedVariable variable : program.variables()) {
            problem(program, variable.symbol())
                    .ifPresent(why -> sink.report(unusable(program, variable, why)));
        }
    }

    private static Optional<String> problem(LoadedProgram program, String name) {
        List<ElfFile.Symbol> found = program.symbols().symbols(name);
        if (found.size() != 1) {
            return Optional.of(found.isEmpty() ? "is missing" : "is there more than once");
        }
        ElfFile.Symbol symbol = found.getFirst();
        if (symbol.bytes() != Long.BYTES) {
            return Optional.of("has %d bytes, not %d".formatted(symbol.bytes(), Long.BYTES));
        }
        return program.isLoaded(symbol) ? Optional.empty() : Optional.of("is in no segment");
    }

    private static Diagnostic unusable(
            LoadedProgram program, PatchedVariable variable, String why) {
        String name = variable.symbol();
        Diagnostic found =
                Diagnostic.error(
                                ID,
                                "`%s` of `%s` %s".formatted(name, program.pd().image().path(), why),
                                variable.span(),
                                "written into the program")
                        .withLabel(program.span(), "the program");
        return Spelling.nearest(name, program.symbols().symbols().keySet())
                .filter(_ -> program.symbols().symbols(name).isEmpty())
                .map(near -> found.withHelp("did you mean `%s`?".formatted(near)))
                .orElseGet(() -> found.withHelp("declare it once, as a global `uintptr_t`"));
    }
}
