package org.coreplatform.description.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.diagnostic.Span;
import org.coreplatform.description.model.Channel;
import org.coreplatform.description.model.ChannelEnd;
import org.coreplatform.description.model.IoPort;
import org.coreplatform.description.model.Mapping;
import org.coreplatform.description.model.Origin;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SetVariable;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects a variable of a program that two attributes write.
final class DuplicateSetvarRule implements Rule {
    static final RuleId ID = RuleId.of("setvar.duplicate");

    @Override
    public RuleId id() {
        return ID;
    }

    /// An attribute that names a variable.
    private record Use(String symbol, Span span) {}

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        List<List<Use>> uses = new ArrayList<>();
        system.protectionDomains().forEach(_ -> uses.add(new ArrayList<>()));
        for (ProtectionDomain pd : system.protectionDomains()) {
            List<Use> own = uses.get(pd.index());
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
            pd.parent()
                    .ifPresent(
                            parent ->
                                    add(
                                            uses.get(parent.pd().index()),
                                            parent.setvarId(),
                                            pd.origin(),
                                            "setvar_id"));
        }
        for (Channel channel : system.channels()) {
            for (ChannelEnd end : channel.ends()) {
                add(uses.get(end.pd().index()), end.setvarId(), end.origin(), "setvar_id");
            }
        }
        for (ProtectionDomain pd : system.protectionDomains()) {
            List<Use> own = uses.get(pd.index());
            own.sort(Comparator.comparingInt(use -> use.span().start()));
            Duplicates.find(
                    own,
                    Use::symbol,
                    (first, again) -> sink.report(writtenTwice(pd, first, again)));
        }
    }

    private static void add(
            List<Use> uses, Optional<String> symbol, Origin origin, String attribute) {
        symbol.ifPresent(name -> uses.add(new Use(name, origin.at(attribute))));
    }

    private static Diagnostic writtenTwice(ProtectionDomain pd, Use first, Use again) {
        return Diagnostic.error(
                        ID,
                        "`%s` of `%s` is written twice".formatted(again.symbol(), pd.name()),
                        again.span(),
                        "written again")
                .withLabel(first.span(), "first written here");
    }
}
