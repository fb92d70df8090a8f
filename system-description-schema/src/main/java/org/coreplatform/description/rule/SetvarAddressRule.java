package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Architecture;
import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SetVariable;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects the physical address of a region that has none of its own.
final class SetvarAddressRule implements Rule {
    static final RuleId ID = RuleId.of("setvar.no-address");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        if (target.architecture() != Architecture.X86_64) {
            return;
        }
        for (ProtectionDomain pd : system.protectionDomains()) {
            for (SetVariable variable : pd.microkit().setVariables()) {
                variable.region()
                        .filter(region -> region.physicalAddress().isEmpty())
                        .ifPresent(region -> sink.report(noAddress(variable, region)));
            }
        }
    }

    private static Diagnostic noAddress(SetVariable variable, MemoryRegion region) {
        return Diagnostic.error(
                        ID,
                        "the address of `%s` is known only at boot".formatted(region.name()),
                        variable.origin().at("region_paddr"),
                        "its address is asked for")
                .withLabel(region.origin().element(), "has no `phys_addr`")
                .withNote("on x86 only regions with `phys_addr` have an address beforehand");
    }
}
