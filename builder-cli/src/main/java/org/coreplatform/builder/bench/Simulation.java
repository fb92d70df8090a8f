package org.coreplatform.builder.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.coreplatform.board.catalog.Board;
import org.coreplatform.board.catalog.Boards;
import org.coreplatform.kernel.boot.Machine;
import org.coreplatform.kernel.boot.MachineOptions;
import org.coreplatform.kernel.boot.RunLimits;
import org.coreplatform.kernel.boot.RunOutcome;
import org.coreplatform.kernel.boot.Stop;
import org.coreplatform.kernel.boot.StopReason;
import org.coreplatform.sdk.image.BootImage;

/// A board with an image, for the sake of what it prints.
final class Simulation {
    private final BootImage image;
    private final Board board;

    Simulation(BootImage image) {
        this.image = image;
        board =
                Boards.named(image.board())
                        .orElseThrow()
                        .create(Boards.named(image.board()).orElseThrow().profile());
    }

    /// Is told each line of the debug console, on the machine's thread, while the program that has
    /// ended it waits.
    interface LineListener {
        /// A line has been printed.
        ///
        /// @param text the line
        /// @param cycles simulated time
        void line(String text, long cycles);
    }

    /// Runs until nothing will happen any more.
    ///
    /// @throws IllegalStateException if a program faults
    void run(LineListener listener) {
        var line = new ByteArrayOutputStream();
        run(
                MachineOptions.of(
                        (_, character) -> {
                            if (character != '\n') {
                                line.write(character);
                                return;
                            }
                            String text = line.toString(StandardCharsets.UTF_8);
                            line.reset();
                            listener.line(text, board.clock().now());
                        }));
    }

    /// {@return simulated cycles until the first character is printed}
    long cyclesToFirstCharacter() {
        var first = new FirstCharacter();
        board.uart().connect(_ -> first.see());
        run(
                new MachineOptions(
                        (_, _) -> first.see(),
                        _ -> {},
                        Optional.empty(),
                        MachineOptions.Checks.NONE,
                        first::stop));
        return first.cycles.orElseThrow();
    }

    private final class FirstCharacter {
        private OptionalLong cycles = OptionalLong.empty();

        void see() {
            if (cycles.isEmpty()) {
                cycles = OptionalLong.of(board.clock().now());
            }
        }

        Optional<Stop> stop() {
            return cycles.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Stop(cycles.getAsLong(), StopReason.INTERRUPTED));
        }
    }

    private void run(MachineOptions options) {
        RunOutcome outcome = new Machine(image, board, options).run(RunLimits.untilIdle());
        if (!outcome.faults().isEmpty()) {
            throw new IllegalStateException(
                    "a system that is measured faults: " + outcome.faults());
        }
    }
}
