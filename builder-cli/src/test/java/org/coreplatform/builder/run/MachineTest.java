package org.coreplatform.builder.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.coreplatform.board.catalog.Board;
import org.coreplatform.board.catalog.BoardModel;
import org.coreplatform.board.catalog.Boards;
import org.coreplatform.builder.image.ImageBuilder;
import org.coreplatform.builder.image.ImageResult;
import org.coreplatform.builder.lowering.SystemPlan;
import org.coreplatform.builder.lowering.SystemPlan.Channel;
import org.coreplatform.builder.lowering.SystemPlan.End;
import org.coreplatform.builder.lowering.SystemPlan.ProtectionDomain;
import org.coreplatform.builder.lowering.SystemPlan.Schedule;
import org.coreplatform.kernel.boot.FaultReport;
import org.coreplatform.kernel.boot.Machine;
import org.coreplatform.kernel.boot.MachineOptions;
import org.coreplatform.kernel.boot.RunLimits;
import org.coreplatform.kernel.boot.RunOutcome;
import org.coreplatform.kernel.boot.StopReason;
import org.coreplatform.sdk.image.PdProgram;
import org.coreplatform.sdk.profile.BoardProfile;
import org.junit.jupiter.api.Test;

class MachineTest {
    private static final BoardModel MODEL = Boards.named("qemu_virt_riscv64").orElseThrow();
    private static final BoardProfile PROFILE = MODEL.profile().withDramBytes(64 << 20);

    private final StringBuilder console = new StringBuilder();

    @Test
    void printsWhatAProtectionDomainPrints() {
        RunOutcome outcome =
                run(
                        List.of(pd("hello", 100, false)),
                        List.of(),
                        "protected void init() { DebugConsole.println(\"hello\"); }");

        assertEquals("hello\n", console.toString());
        assertEquals(StopReason.IDLE, outcome.reason());
        assertEquals(List.of(), outcome.faults());
    }

    @Test
    void callsAPassiveServer() {
        RunOutcome outcome =
                run(
                        List.of(pd("client", 100, false), pd("server", 200, true)),
                        List.of(new Channel(new End(0, 1, true, true), new End(1, 2, true, false))),
                        """
                        protected void init() {
                            Message answer = new Channel(1).call(Message.of(5, 20));
                            DebugConsole.println(answer.label());
                            DebugConsole.println(answer.word(0));
                        }
                        """,
                        """
                        protected void init() { DebugConsole.println("server"); }
                        protected Message protectedCall(Channel channel, Message request) {
                            return Message.of(request.label() + channel.id(), request.word(0) + 1);
                        }
                        """);

        assertEquals("server\n7\n21\n", console.toString());
        assertEquals(List.of(), outcome.faults());
    }

    @Test
    void reportsFaultsWithTheirPlace() {
        RunOutcome outcome =
                run(
                        List.of(pd("worker", 100, false)),
                        List.of(),
                        """
                        protected void init() {
                            int[] numbers = new int[2];
                            numbers[2] = 1;
                        }
                        """);

        FaultReport fault = outcome.faults().getFirst();
        assertEquals(
                "uncaught exception: java.lang.ArrayIndexOutOfBoundsException:"
                        + " Index 2 out of bounds for length 2",
                fault.what());
        assertEquals("Main.init (Main.java:5)", fault.place().orElseThrow().toString());
    }

    private static ProtectionDomain pd(String name, int priority, boolean passive) {
        return new ProtectionDomain(
                name,
                Optional.empty(),
                new Schedule(priority, 1000, 1000, passive, 0),
                0x2000,
                0x1_0000,
                List.of(),
                List.of());
    }

    private RunOutcome run(List<ProtectionDomain> pds, List<Channel> channels, String... bodies) {
        var plan = new SystemPlan("core-platform", pds, List.of(), channels);
        List<PdProgram> programs = new ArrayList<>();
        for (int i = 0; i < bodies.length; i++) {
            ProtectionDomain pd = pds.get(i);
            String source =
                    "import org.coreplatform.sdk.pd.*;\n"
                            + "public final class Main extends ProtectionDomain {\n"
                            + bodies[i]
                            + "\n}";
            programs.add(
                    new PdProgram(
                            pd.name(),
                            "Main",
                            pd.schedule().passive(),
                            0,
                            -1,
                            -1,
                            pd.stackBytes(),
                            pd.heapBytes(),
                            Programs.compile(source)));
        }
        if (!(ImageBuilder.build(plan, programs, PROFILE) instanceof ImageResult.Built built)) {
            throw new IllegalStateException("the image is refused");
        }
        Board board = MODEL.create(PROFILE);
        var machine =
                new Machine(
                        built.image(),
                        board,
                        MachineOptions.of((_, character) -> console.append((char) character)));
        return machine.run(RunLimits.untilIdle());
    }
}
