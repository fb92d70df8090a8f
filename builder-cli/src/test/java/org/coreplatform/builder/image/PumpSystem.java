package org.coreplatform.builder.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.coreplatform.board.catalog.Boards;
import org.coreplatform.builder.lowering.SystemPlan;
import org.coreplatform.builder.lowering.SystemPlan.Channel;
import org.coreplatform.builder.lowering.SystemPlan.End;
import org.coreplatform.builder.lowering.SystemPlan.Interrupt;
import org.coreplatform.builder.lowering.SystemPlan.Map;
import org.coreplatform.builder.lowering.SystemPlan.Parent;
import org.coreplatform.builder.lowering.SystemPlan.ProtectionDomain;
import org.coreplatform.builder.lowering.SystemPlan.Region;
import org.coreplatform.builder.lowering.SystemPlan.Schedule;
import org.coreplatform.sdk.image.PdProgram;
import org.coreplatform.sdk.profile.BoardProfile;

/// A small system with one of everything: a controller with a child, a passive alarm server that it
/// calls, a driver with a device and its interrupt, shared memory.
final class PumpSystem {
    static final BoardProfile BOARD = Boards.named("qemu_virt_riscv64").orElseThrow().profile();

    private static final Schedule FREE = new Schedule(50, 1000, 1000, false, 0);

    private PumpSystem() {}

    static SystemPlan plan() {
        return new SystemPlan(
                "core-platform",
                List.of(
                        new ProtectionDomain(
                                "controller",
                                Optional.empty(),
                                new Schedule(100, 2000, 10_000, false, 0),
                                0x2000,
                                0x10_0000,
                                List.of(new Map(1, 0x400_0000, true, true, false)),
                                List.of()),
                        new ProtectionDomain(
                                "logger",
                                Optional.of(new Parent(0, 7)),
                                FREE,
                                0x1000,
                                0x8000,
                                List.of(new Map(1, 0x500_0000, true, false, false)),
                                List.of()),
                        new ProtectionDomain(
                                "alarm",
                                Optional.empty(),
                                new Schedule(120, 1000, 1000, true, 0),
                                0x2000,
                                0x1_0000,
                                List.of(),
                                List.of()),
                        new ProtectionDomain(
                                "driver",
                                Optional.empty(),
                                new Schedule(200, 100, 1000, false, 0),
                                0x2000,
                                0x40_0000,
                                List.of(new Map(0, 0x200_0000, true, true, false)),
                                List.of(new Interrupt(5, 10, false)))),
                List.of(
                        new Region("uart", 0x1000, Optional.of(0x1000_0000L)),
                        new Region("log", 0x3000, Optional.empty()),
                        new Region("frames", 0x20_0000, Optional.of(0x9000_0000L))),
                List.of(
                        new Channel(new End(0, 1, true, true), new End(2, 3, false, false)),
                        new Channel(new End(3, 0, true, false), new End(0, 2, true, false))),
                Optional.empty());
    }

    static List<PdProgram> programs(SystemPlan plan) {
        List<PdProgram> programs = new ArrayList<>();
        for (ProtectionDomain pd : plan.protectionDomains()) {
            byte[] code = new byte[3000];
            programs.add(
                    new PdProgram(
                            pd.name(),
                            "pump." + pd.name(),
                            pd.schedule().passive(),
                            0,
                            0,
                            0,
                            pd.stackBytes(),
                            pd.heapBytes(),
                            List.of(new PdProgram.ProgramClass("pump." + pd.name(), code))));
        }
        return programs;
    }
}
