package org.coreplatform.builder.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.coreplatform.board.catalog.Board;
import org.coreplatform.board.catalog.BoardModel;
import org.coreplatform.board.catalog.Boards;
import org.coreplatform.board.device.ActuatorObserver;
import org.coreplatform.board.device.SensorScriptReader;
import org.coreplatform.builder.pipeline.BuildResult;
import org.coreplatform.builder.pipeline.BuildSettings;
import org.coreplatform.builder.pipeline.SystemBuilder;
import org.coreplatform.kernel.boot.Machine;
import org.coreplatform.kernel.boot.MachineOptions;
import org.coreplatform.kernel.boot.RunLimits;
import org.coreplatform.sdk.image.BootImageReader;
import org.coreplatform.sdk.image.ImageRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the pump promises, seen from its motor.
class InfusionPumpTest {
    private static final Path PUMP = Path.of("../examples/infusion-pump");
    private static final BoardModel MODEL = Boards.named("qemu_virt_riscv64").orElseThrow();
    private static final long CYCLES_PER_MICRO = 1_000;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void anAttackMovesNoStepByMoreThanTwoMicroseconds() throws IOException, ImageRefused {
        copy("pump/Network.java", "packets == 4", "packets == 1_000_000");
        Motor quiet = run(folder);
        Motor attacked = run(PUMP);

        assertEquals(quiet.steps.size(), attacked.steps.size());
        for (int i = 0; i < quiet.steps.size(); i++) {
            long moved = Math.abs(attacked.steps.get(i) - quiet.steps.get(i));
            assertTrue(moved <= 2 * CYCLES_PER_MICRO, "step " + i + " by " + moved + " cycles");
        }
    }

    /// The script passes 100 kPa after 1.6 s; samples are taken every 10 ms.
    @Test
    void theMotorStandsStillTwoSamplesAfterThePressureIsTooHigh() throws IOException, ImageRefused {
        Motor motor = run(PUMP);

        long brake = motor.brakes.getFirst();
        assertTrue(brake > 1_600_000 * CYCLES_PER_MICRO, () -> brake + " cycles");
        assertTrue(brake < 1_620_020 * CYCLES_PER_MICRO, () -> brake + " cycles");
        assertTrue(motor.steps.getLast() < brake);
    }

    /// Copies the example into the folder, with a change in one of its files.
    private void copy(String changed, String text, String replacement) throws IOException {
        try (var files = Files.walk(PUMP)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(PUMP.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        Path source = folder.resolve(changed);
        String before = Files.readString(source);
        assertTrue(before.contains(text));
        Files.writeString(source, before.replace(text, replacement));
    }

    private static Motor run(Path example) throws IOException, ImageRefused {
        BuildResult result =
                new SystemBuilder(BuildSettings.forBoard(MODEL.profile()))
                        .build(example.resolve("system.xml"));
        byte[] image = assertInstanceOf(BuildResult.Built.class, result).image();
        Board board = MODEL.create(MODEL.profile());
        Motor motor = new Motor();
        board.actuators().observe(motor);
        String script = Files.readString(example.resolve("sensors.txt"));
        board.sensors().play(SensorScriptReader.read(script).script());
        new Machine(BootImageReader.read(image), board, MachineOptions.of((_, _) -> {}))
                .run(RunLimits.untilIdle());
        assertTrue(motor.steps.size() > 200);
        return motor;
    }

    /// Notes when the motor moves and when it is braked.
    private static final class Motor implements ActuatorObserver {
        private final List<Long> steps = new ArrayList<>();
        private final List<Long> brakes = new ArrayList<>();

        @Override
        public void stepped(long cycles, long position) {
            steps.add(cycles);
        }

        @Override
        public void outputChanged(long cycles, int output, int value) {}

        @Override
        public void brakeChanged(long cycles, boolean engaged) {
            brakes.add(cycles);
        }
    }
}
