package org.coreplatform.builder.elf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Target;

/// Rejects programs without the variables of libmicrokit, into which the tool writes.
final class MicrokitSymbolRule implements ElfRule {
    static final RuleId ID = RuleId.of("program_image.microkit-symbol");

    /// The variables and their sizes in bytes.
    private static final Map<String, Integer> VARIABLES = variables();

    private static Map<String, Integer> variables() {
        Map<String, Integer> variables = new LinkedHashMap<>();
        variables.put("microkit_name", 64);
        variables.put("microkit_passive", 1);
        variables.put("microkit_irqs", 8);
        variables.put("microkit_notifications", 8);
        variables.put("microkit_pps", 8);
        variables.put("microkit_ioports", 8);
        return variables;
    }

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(LoadedProgram program, Target target, DiagnosticSink sink) {
        VARIABLES.forEach(
                (name, bytes) ->
                        problem(program, name, bytes)
                                .ifPresent(why -> sink.report(unusable(program, name, why))));
    }

    private static Optional<String> problem(LoadedProgram program, String name, int bytes) {
        List<ElfFile.Symbol> found = program.symbols().symbols(name);
        if (found.size() != 1) {
            return Optional.of(found.isEmpty() ? "is missing" : "is there more than once");
        }
        ElfFile.Symbol symbol = found.getFirst();
        if (symbol.bytes() < bytes) {
            return Optional.of("has %d bytes, not %d".formatted(symbol.bytes(), bytes));
        }
        return program.isLoaded(symbol) ? Optional.empty() : Optional.of("is in no segment");
    }

    private static Diagnostic unusable(LoadedProgram program, String name, String why) {
        return program.error(
                        ID,
                        "`%s` of `%s` %s".formatted(name, program.pd().image().path(), why),
                        "Microkit writes `%s`".formatted(name))
                .withHelp("link the program with libmicrokit of the same SDK, and do not strip it");
    }
}
