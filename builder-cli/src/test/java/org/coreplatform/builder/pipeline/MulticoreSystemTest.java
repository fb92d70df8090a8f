package org.coreplatform.builder.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.coreplatform.board.catalog.Board;
import org.coreplatform.board.catalog.BoardModel;
import org.coreplatform.board.catalog.Boards;
import org.coreplatform.board.core.Turns;
import org.coreplatform.kernel.boot.Host;
import org.coreplatform.kernel.boot.Machine;
import org.coreplatform.kernel.boot.MachineOptions;
import org.coreplatform.kernel.boot.RunLimits;
import org.coreplatform.kernel.boot.RunOutcome;
import org.coreplatform.sdk.image.BootImageReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole systems on several cores, with the kernel's invariants checked after every entry.
final class MulticoreSystemTest {
    private static final BoardModel MODEL = Boards.ALL.getFirst();

    private static final String SPINNER =
            """
            import org.coreplatform.sdk.pd.*;

            public final class Spinner extends ProtectionDomain {
                @Override
                protected void init() {
                    int sum = 0;
                    for (int i = 0; i < 100_000; i++) {
                        sum += i;
                    }
                    DebugConsole.println("sum " + sum);
                }
            }
            """;

    @TempDir private Path folder;

    /// What can be seen of a run.
    private record Run(String console, long cycles, List<Long> busy, int faults) {}

    private byte[] build(String system) throws IOException {
        Path description = Files.writeString(folder.resolve("system.xml"), system);
        var builder = new SystemBuilder(BuildSettings.forBoard(MODEL.profile()));
        BuildResult result = builder.build(description);
        return assertInstanceOf(BuildResult.Built.class, result, result.toString()).image();
    }

    private void program(String source) throws IOException {
        String name = source.replaceFirst("(?s).*public final class (\\w+).*", "$1");
        Files.writeString(folder.resolve(name + ".java"), source);
    }

    private static Run run(byte[] image, int quantum) {
        Board board = MODEL.create(MODEL.profile());
        board.turns().setQuantum(quantum);
        StringBuilder console = new StringBuilder();
        Map<String, StringBuilder> lines = new TreeMap<>();
        MachineOptions options =
                new MachineOptions(
                        (thread, character) -> {
                            StringBuilder line =
                                    lines.computeIfAbsent(thread, _ -> new StringBuilder());
                            line.append((char) character);
                            if (character == '\n') {
                                console.append(line);
                                line.setLength(0);
                            }
                        },
                        _ -> {},
                        Optional.empty(),
                        MachineOptions.Checks.INVARIANTS,
                        Host.NONE);
        RunOutcome outcome =
                new Machine(BootImageReader.read(image), board, options).run(RunLimits.untilIdle());
        return new Run(
                console.toString(),
                outcome.cycles(),
                outcome.busyCycles(),
                outcome.faults().size());
    }

    private static Run run(byte[] image) {
        return run(image, Turns.DEFAULT_QUANTUM);
    }

    /// {@return spinners, one on each of some cores}
    private static String spinners(int count, int cores) {
        var system = new StringBuilder("<system>\n");
        for (int i = 0; i < count; i++) {
            system.append("<protection_domain name=\"p%d\" cpu=\"%d\">".formatted(i, i % cores))
                    .append("<program_image path=\"Spinner.java\"/></protection_domain>\n");
        }
        return system.append("</system>\n").toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void coresShareTheWork(int cores) throws IOException {
        program(SPINNER);
        Run alone = run(build(spinners(cores, 1)));
        Run shared = run(build(spinners(cores, cores)));
        assertEquals(alone.console(), shared.console());
        long work = shared.busy().getLast();
        double saved = (alone.cycles() - shared.cycles()) / (double) work;
        assertEquals(cores - 1, saved, 0.1, "the time of so many others is saved");
        assertEquals(cores, shared.busy().size());
    }

    @Test
    void callsSignalsAndFaultsCrossCores() throws IOException {
        program(
                """
                import org.coreplatform.sdk.pd.*;

                public final class Parent extends ProtectionDomain {
                    private final Channel child = new Channel(0);
                    private int faults;

                    @Override
                    protected void init() {
                        child.signal();
                    }

                    @Override
                    protected void notified(Channel channel) {
                        DebugConsole.println("parent hears of its child");
                        child.signal();
                    }

                    @Override
                    protected FaultDecision fault(Child child, FaultInfo info) {
                        faults++;
                        DebugConsole.println("fault " + faults);
                        if (faults < 3) {
                            child.restart();
                            this.child.signal();
                        }
                        return FaultDecision.LEAVE_STOPPED;
                    }
                }
                """);
        program(
                """
                import org.coreplatform.sdk.pd.*;

                public final class Fragile extends ProtectionDomain {
                    private final Channel parent = new Channel(0);
                    private final Channel server = new Channel(1);
                    private int calls;

                    @Override
                    protected void init() {}

                    @Override
                    protected void notified(Channel channel) {
                        calls++;
                        long answer = server.call(Message.of(0, calls)).word(0);
                        if (answer == 4) {
                            throw new IllegalStateException("enough");
                        }
                        parent.signal();
                    }
                }
                """);
        program(
                """
                import org.coreplatform.sdk.pd.*;

                public final class Doubler extends ProtectionDomain {
                    @Override
                    protected void init() {}

                    @Override
                    protected Message protectedCall(Channel channel, Message message) {
                        return Message.of(0, 2 * message.word(0));
                    }
                }
                """);
        byte[] image =
                build(
                        """
                        <system>
                            <protection_domain name="doubler" priority="120" passive="true" cpu="2">
                                <program_image path="Doubler.java"/>
                            </protection_domain>
                            <protection_domain name="parent" priority="110">
                                <program_image path="Parent.java"/>
                                <protection_domain name="fragile" id="3" priority="100" cpu="1">
                                    <program_image path="Fragile.java"/>
                                </protection_domain>
                            </protection_domain>
                            <channel><end pd="parent" id="0"/><end pd="fragile" id="0"/></channel>
                            <channel>
                                <end pd="fragile" id="1" pp="true" notify="false"/>
                                <end pd="doubler" id="0" notify="false"/>
                            </channel>
                        </system>
                        """);
        Run run = run(image);
        assertEquals(
                """
                parent hears of its child
                fault 1
                parent hears of its child
                fault 2
                parent hears of its child
                fault 3
                """,
                run.console());
        assertEquals(0, run.faults());
        assertEquals(run, run(image), "two runs");
        assertEquals(run.console(), run(image, 10).console());
    }

    /// A PD that counts how often it looks at a flag in shared memory until the other one sets it:
    /// only here can a quantum be seen.
    @Test
    void theQuantumDecidesWhatSpinningSees() throws IOException {
        program(
                """
                import org.coreplatform.sdk.pd.*;

                public final class Waiter extends ProtectionDomain {
                    @Override
                    protected void init() {
                        int looks = 0;
                        while (WaiterWiring.REGION_SHARED.getLong(0) == 0) {
                            looks++;
                        }
                        DebugConsole.println("looked " + looks + " times");
                    }
                }
                """);
        program(
                """
                import org.coreplatform.sdk.pd.*;

                public final class Setter extends ProtectionDomain {
                    @Override
                    protected void init() {
                        int sum = 0;
                        for (int i = 0; i < 20_000; i++) {
                            sum += i;
                        }
                        SetterWiring.REGION_SHARED.putLong(0, sum);
                    }
                }
                """);
        byte[] image =
                build(
                        """
                        <system>
                            <memory_region name="shared" size="0x1000"/>
                            <protection_domain name="waiter" cpu="1">
                                <program_image path="Waiter.java"/>
                                <map mr="shared" vaddr="0x4000000"/>
                            </protection_domain>
                            <protection_domain name="setter" cpu="2">
                                <program_image path="Setter.java"/>
                                <map mr="shared" vaddr="0x4000000"/>
                            </protection_domain>
                        </system>
                        """);
        Run fine = run(image, 10);
        Run coarse = run(image, 100_000);
        assertEquals(fine, run(image, 10));
        assertEquals(coarse, run(image, 100_000));
        assertNotEquals(fine.console(), coarse.console());
    }
}
