package org.coreplatform.builder.elf;

import java.util.List;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.diagnostic.Span;
import org.coreplatform.description.model.PatchedVariable;
import org.coreplatform.description.model.ProtectionDomain;

/// A protection domain with its program.
///
/// @param pd the protection domain
/// @param variables what is written into the program's variables
/// @param image what is loaded
/// @param symbols where its symbols are from
record LoadedProgram(
        ProtectionDomain pd, List<PatchedVariable> variables, ElfFile image, ElfFile symbols) {

    LoadedProgram {
        variables = List.copyOf(variables);
    }

    /// {@return an error at the name of the program}
    Diagnostic error(RuleId rule, String message, String label) {
        return Diagnostic.error(rule, message, span(), label);
    }

    /// {@return where the program is named}
    Span span() {
        return pd.image().origin().at("path");
    }

    /// {@return whether a symbol is where something is loaded}
    boolean isLoaded(ElfFile.Symbol symbol) {
        return image.segments().stream().anyMatch(segment -> segment.holds(symbol));
    }
}
