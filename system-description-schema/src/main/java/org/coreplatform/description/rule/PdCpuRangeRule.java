package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Origin;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;
import org.coreplatform.description.model.VirtualCpu;
import org.coreplatform.description.model.VirtualMachine;

/// Rejects a core that the board does not have.
final class PdCpuRangeRule implements Rule {
    static final RuleId ID = RuleId.of("protection_domain.cpu-range");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (ProtectionDomain pd : system.protectionDomains()) {
            if (!exists(pd.schedule().cpu(), target)) {
                sink.report(noSuchCore(pd.schedule().cpu(), pd.origin(), target));
            }
            pd.microkit().virtualMachine().ifPresent(vm -> checkCpus(vm, target, sink));
        }
    }

    private static void checkCpus(VirtualMachine vm, Target target, DiagnosticSink sink) {
        for (VirtualCpu cpu : vm.cpus()) {
            if (cpu.origin().attribute("cpu").isPresent() && !exists(cpu.cpu(), target)) {
                sink.report(noSuchCore(cpu.cpu(), cpu.origin(), target));
            }
        }
    }

    private static boolean exists(long cpu, Target target) {
        return Long.compareUnsigned(cpu, target.cores()) < 0;
    }

    private static Diagnostic noSuchCore(long cpu, Origin origin, Target target) {
        return Diagnostic.error(
                ID,
                "`%s` has no core %s".formatted(target.name(), Long.toUnsignedString(cpu)),
                origin.at("cpu"),
                target.cores() == 1 ? "only core 0" : "0 to " + (target.cores() - 1));
    }
}
