import static org.coreplatform.junit.Times.micros;
import static org.coreplatform.junit.Times.millis;
import static org.coreplatform.junit.Times.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.coreplatform.junit.Board;
import org.coreplatform.junit.CoreSystem;
import org.coreplatform.junit.Events;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the pump promises, seen from its sensors, its motor and its console.
@CoreSystem
class InfusionPumpTest {
    private static final int PRESSURE = 0;
    private static final int SENSOR_INTERRUPT = 12;

    @Test
    void eachSampleReachesTheControllerInTime(Board board) {
        board.runUntil(millis(800));
        Events samples = board.events().interrupts(SENSOR_INTERRUPT);
        samples.assertPeriod(millis(10), micros(2));
        samples.assertFollowedBy(board.events().runs("dose_controller"), micros(20));
    }

    /// The network is taken over at 0.8 s and behaves again at 1.3 s.
    @Test
    void anAttackDelaysNoSample(Board board) {
        board.runUntil(millis(1300));
        Events attacked = board.events().after(millis(800));
        attacked.budgetExhausted("network").assertSome();
        attacked.interrupts(SENSOR_INTERRUPT)
                .assertFollowedBy(attacked.runs("dose_controller"), micros(20));
    }

    /// The script passes 100 kPa after 1.6 s; samples are taken every 10 ms.
    @Test
    void theMotorStandsStillTwoSamplesAfterThePressureIsTooHigh(Board board) {
        board.runUntilIdle();
        Events brakes = board.events().brakesEngaged().assertCount(1);
        brakes.after(millis(1600)).before(micros(1_620_020)).assertCount(1);
        board.events().motorSteps().after(brakes.first().time()).assertNone();
    }

    @Test
    @CoreSystem(sensors = "")
    void anAlarmStaysUntilTheOperatorStartsAgain(Board board) {
        board.sense(PRESSURE, 20).sense(1, 100);
        board.at(millis(300)).sense(PRESSURE, 130);
        board.at(millis(400)).sense(PRESSURE, 20);
        board.runUntilPrinted("ALARM").runFor(millis(500));
        Duration quiet = board.now();
        board.events().motorSteps().after(millis(350)).assertNone();

        board.type("start\n").runFor(millis(200));
        board.events().motorSteps().after(quiet).assertSome();
    }

    @Test
    void theOperatorSwitchesThePowerOff(Board board) {
        board.at(millis(250)).type("off\n");
        board.runUntilIdle();
        assertEquals(Optional.of(0), board.exitCode());
    }

    @Test
    void anAttackMovesNoStepByMoreThanTwoMicroseconds(Board attacked, @TempDir Path folder)
            throws IOException {
        attacked.runUntil(seconds(2));
        copy(attacked.description().getParent(), folder);
        Path network = folder.resolve("pump/Network.java");
        String honest = Files.readString(network).replace("packets == 4", "packets == 1_000_000");
        Files.writeString(network, honest);
        try (Board quiet = Board.of(folder.resolve("system.xml"))) {
            quiet.runUntil(seconds(2));
            List<Duration> expected = quiet.events().motorSteps().times();
            List<Duration> actual = attacked.events().motorSteps().times();
            assertTrue(expected.size() > 200);
            assertEquals(expected.size(), actual.size());
            for (int i = 0; i < expected.size(); i++) {
                Duration moved = actual.get(i).minus(expected.get(i)).abs();
                assertTrue(moved.compareTo(micros(2)) <= 0, "step " + i + " by " + moved);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
