package org.coreplatform.builder.program;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.builder.lowering.SystemPlan;
import org.coreplatform.builder.lowering.SystemPlan.Channel;
import org.coreplatform.builder.lowering.SystemPlan.End;
import org.coreplatform.builder.lowering.SystemPlan.Interrupt;
import org.coreplatform.sdk.image.PdProgram;

/// Puts linked programs together with what their PDs' event loops need to know.
final class PdPrograms {
    private PdPrograms() {}

    /// {@return the programs as they go into the image; index = PD index}
    static List<PdProgram> of(SystemPlan plan, List<LinkedProgram> linked) {
        List<PdProgram> programs = new ArrayList<>();
        for (LinkedProgram program : linked) {
            programs.add(of(plan, programs.size(), program));
        }
        return programs;
    }

    private static PdProgram of(SystemPlan plan, int index, LinkedProgram program) {
        SystemPlan.ProtectionDomain pd = plan.protectionDomains().get(index);
        long irqs = 0;
        for (Interrupt interrupt : pd.interrupts()) {
            irqs |= 1L << interrupt.id();
        }
        long notifications = 0;
        long ppcs = 0;
        for (Channel channel : plan.channels()) {
            for (End end : List.of(channel.first(), channel.second())) {
                if (end.pd() == index) {
                    notifications |= end.mayNotify() ? 1L << end.id() : 0;
                    ppcs |= end.mayCall() ? 1L << end.id() : 0;
                }
            }
        }
        return new PdProgram(
                pd.name(),
                program.mainClass(),
                pd.schedule().passive(),
                irqs,
                notifications,
                ppcs,
                pd.stackBytes(),
                pd.heapBytes(),
                program.classes());
    }
}
