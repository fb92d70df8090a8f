package org.coreplatform.builder.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.coreplatform.builder.hostile.HostileSystem.Outcome;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// A protection domain that does harm in many ways.
///
/// A bystander above it never notices: the same events in the same order, and awake in time. One
/// below it meets its deadlines, since the attacker has a budget. Once an attack has ended in a
/// fault, both do what they would have done without it, cycle for cycle.
class HostileSystemTest {
    /// By then every attack that ends has ended.
    private static final long QUIET = 5_000_000;

    @TestFactory
    Stream<DynamicTest> bystandersGoOn(@TempDir Path folder) throws IOException {
        List<Attack> attacks = Attack.all();
        HostileSystem system = HostileSystem.build(folder, attacks);
        Outcome peace = peace(system);
        return IntStream.range(0, attacks.size())
                .mapToObj(
                        i ->
                                DynamicTest.dynamicTest(
                                        attacks.get(i).name(),
                                        () -> check(attacks.get(i), peace, system.run(i + 1))));
    }

    private static Outcome peace(HostileSystem system) {
        Outcome peace = system.run(0);
        assertEquals(12, peace.lines("steady").size());
        assertEquals(7, peace.lines("control").size());
        assertFalse(peace.console().contains("late"), peace.console());
        return peace;
    }

    private static void check(Attack attack, Outcome peace, Outcome war) {
        assertEquals(peace.lines("steady"), war.lines("steady"));
        assertEquals(peace.lines("control"), war.lines("control"));
        assertEquals(peace.eventsWithoutTime("steady"), war.eventsWithoutTime("steady"));
        if (attack.ending().isEmpty()) {
            assertEquals("", war.faults());
            return;
        }
        assertTrue(war.faults().contains("fault: `attacker`: "), war.faults());
        assertTrue(war.faults().contains(attack.ending()), war.faults());
        for (String bystander : List.of("steady", "control")) {
            assertEquals(peace.eventsAfter(QUIET, bystander), war.eventsAfter(QUIET, bystander));
        }
    }

    /// The author of an image is no compiler, and the digests of what he writes are right.
    @TestFactory
    Stream<DynamicTest> craftedClassFilesAreFaultsOfTheirProgram(@TempDir Path folder)
            throws IOException {
        HostileSystem system = HostileSystem.build(folder, List.of());
        Outcome peace = peace(system);
        return CraftedProgram.all().stream()
                .map(
                        crafted ->
                                DynamicTest.dynamicTest(
                                        crafted.name(),
                                        () ->
                                                check(
                                                        crafted,
                                                        peace,
                                                        system.run(
                                                                crafted.into(
                                                                        system.image(), "attacker"),
                                                                0))));
    }

    private static void check(CraftedProgram crafted, Outcome peace, Outcome war) {
        String refused = "fault: `attacker`: program refused: " + crafted.refusal();
        assertTrue(war.faults().startsWith(refused), war.faults());
        assertEquals(peace.events("steady"), war.events("steady"));
        assertEquals(peace.lines("control"), war.lines("control"));
        assertEquals(peace.eventsWithoutTime("control"), war.eventsWithoutTime("control"));
    }
}
