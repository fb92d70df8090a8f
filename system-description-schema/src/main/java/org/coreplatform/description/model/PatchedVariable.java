package org.coreplatform.description.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.coreplatform.description.diagnostic.Span;

/// A variable of a program into which an attribute has something written.
///
/// @param symbol its name
/// @param span where the attribute names it
public record PatchedVariable(String symbol, Span span) {

    /// {@return the variables of each PD by PD index, each in the order of the text}
    public static List<List<PatchedVariable>> of(SystemDescription system) {
        List<List<PatchedVariable>> variables = new ArrayList<>();
        system.protectionDomains().forEach(_ -> variables.add(new ArrayList<>()));
        for (ProtectionDomain pd : system.protectionDomains()) {
            addOwn(pd, variables.get(pd.index()));
            pd.parent()
                    .ifPresent(
                            parent ->
                                    add(
                                            variables.get(parent.pd().index()),
                                            parent.setvarId(),
                                            pd.origin(),
                                            "setvar_id"));
        }
        for (Channel channel : system.channels()) {
            for (ChannelEnd end : channel.ends()) {
                add(variables.get(end.pd().index()), end.setvarId(), end.origin(), "setvar_id");
            }
        }
        variables.forEach(own -> own.sort(Comparator.comparingInt(each -> each.span().start())));
        return variables;
    }

    private static void addOwn(ProtectionDomain pd, List<PatchedVariable> own) {
        for (Mapping map : pd.maps()) {
            add(own, map.setvarVaddr(), map.origin(), "setvar_vaddr");
            add(own, map.setvarSize(), map.origin(), "setvar_size");
            add(own, map.setvarPrefillSize(), map.origin(), "setvar_prefill_size");
        }
        for (IoPort port : pd.microkit().ioPorts()) {
            add(own, port.setvarId(), port.origin(), "setvar_id");
            add(own, port.setvarAddr(), port.origin(), "setvar_addr");
        }
        for (SetVariable variable : pd.microkit().setVariables()) {
            add(own, Optional.of(variable.symbol()), variable.origin(), "symbol");
        }
        pd.interrupts().forEach(irq -> add(own, irq.setvarId(), irq.origin(), "setvar_id"));
    }

    private static void add(
            List<PatchedVariable> variables,
            Optional<String> symbol,
            Origin origin,
            String attribute) {
        symbol.ifPresent(name -> variables.add(new PatchedVariable(name, origin.at(attribute))));
    }
}
