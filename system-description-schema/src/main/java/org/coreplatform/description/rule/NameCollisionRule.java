package org.coreplatform.description.rule;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Origin;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;
import org.coreplatform.description.model.VirtualMachine;

/// Warns of names that are different here, but give two kernel objects the same name when Microkit
/// builds the system.
final class NameCollisionRule implements Rule {
    static final RuleId ID = RuleId.of("name.collision");

    /// Each PD has two CNodes: one is named after the PD, the other after the PD and this.
    private static final String ROOT = "_root";

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        Map<String, ProtectionDomain> pds = new TreeMap<>();
        system.protectionDomains().forEach(pd -> pds.putIfAbsent(pd.name(), pd));
        for (ProtectionDomain pd : system.protectionDomains()) {
            Optional.ofNullable(pds.get(pd.name() + ROOT))
                    .ifPresent(other -> sink.report(collision(other.name(), other.origin(), pd)));
            Optional<VirtualMachine> machine = pd.microkit().virtualMachine();
            machine.map(vm -> pds.get(vm.name()))
                    .ifPresent(
                            other ->
                                    sink.report(
                                            collision(
                                                    other.name(), machine.get().origin(), other)));
        }
    }

    private static Diagnostic collision(String name, Origin origin, ProtectionDomain other) {
        return Diagnostic.warning(
                        ID,
                        "kernel objects of `%s` and of PD `%s` get the same name"
                                .formatted(name, other.name()),
                        origin.at("name"),
                        "this name")
                .withLabel(other.origin().at("name"), "and this one")
                .withNote("Microkit accepts the description, and fails while it builds the system")
                .withHelp("rename one of them");
    }
}
