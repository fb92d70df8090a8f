package org.coreplatform.kernel.pd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.coreplatform.board.core.TrapCause;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.sdk.image.PdProgram;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Programs that keep to the language and mean harm. Whatever they do, the timer interrupts them
/// soon after it is due, and a bystander goes on.
class HostileProgramTest {
    private static final long DUE = 2_000_000;

    /// The longest piece of work that is not interrupted: a search through the longest text.
    private static final long LATE = 30_000;

    private static final PdProgram BYSTANDER =
            Programs.pd(
                    "bystander",
                    "protected void init() { DebugConsole.println(\"alive\"); }",
                    0x2000,
                    0x10000);

    @TestFactory
    Stream<DynamicTest> areInterruptedWhateverTheyDo() {
        return Attack.all().stream()
                .filter(Attack::isEndless)
                .map(attack -> DynamicTest.dynamicTest(attack.name(), () -> isInterrupted(attack)));
    }

    private static void isInterrupted(Attack attack) {
        var machine = new TestMachine();
        UserContext attacker =
                machine.thread(Programs.pd("attacker", attack.body(), 0x8000, 0x40000));
        machine.thread(BYSTANDER);
        machine.interruptAt(DUE);
        machine.kernel()
                .follow(
                        (context, cause) ->
                                cause == TrapCause.INTERRUPT
                                        ? machine.kernel().stop(attacker)
                                        : null);

        machine.run();

        List<String> log = machine.kernel().takeLog();
        assertTrue(log.getFirst().endsWith("attacker interrupt"), log::toString);
        long late = Long.parseLong(log.getFirst().split(" ", -1)[0]) - DUE;
        assertTrue(late >= 0 && late < LATE, "interrupted " + late + " cycles late");
        assertEquals("alive\n", machine.kernel().console());
    }

    @TestFactory
    Stream<DynamicTest> endAsTheirOwnFaults() {
        return Attack.all().stream()
                .filter(attack -> !attack.isEndless())
                .map(attack -> DynamicTest.dynamicTest(attack.name(), () -> ends(attack)));
    }

    private static void ends(Attack attack) {
        var machine = new TestMachine();
        machine.thread(Programs.pd(attack.body()));

        machine.run();

        String last = machine.kernel().takeLog().getLast();
        assertTrue(last.contains("test exception "), last);
        assertTrue(last.contains(attack.ending()), last);
    }
}
