package org.coreplatform.builder.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.coreplatform.board.catalog.Board;
import org.coreplatform.board.device.SensorScriptReader;
import org.coreplatform.builder.recording.Recording;
import org.coreplatform.sdk.image.BootImage;

/// What reaches a board from outside: its sensors' script, and what the UART receives.
final class Inputs {
    /// When the first byte of `--input` arrives.
    private static final int INPUT_START_MILLIS = 10;

    private static final int MAX_PROBLEMS = 10;

    private final Board board;
    private final UartLine line;
    private final LiveInput live;
    private Optional<String> sensors = Optional.empty();

    Inputs(Board board, LiveInput live) {
        this.board = board;
        this.live = live;
        line = new UartLine(board);
    }

    /// Gives the board what the options say.
    ///
    /// @param image tells whether anybody listens to the UART
    /// @throws CommandFailed when a script is wrong
    void connect(RunOptions options, BootImage image) throws IOException {
        if (options.sensors != null) {
            play(options.sensors.toString(), script(options.sensors));
        }
        if (options.input != null) {
            long start = board.profile().cyclesPerMicro() * 1000 * INPUT_START_MILLIS;
            line.sendSlowly(start, InputFile.read(options.input));
        }
        if (options.input == null && listensToUart(image)) {
            live.start();
        } else {
            live.end();
        }
    }

    /// Gives the board what it got in a recorded run.
    void connect(Recording recording) {
        recording.setting().sensors().ifPresent(script -> play("the recording's sensors", script));
        recording.arrivals().forEach(line::send);
        live.end();
    }

    /// {@return the way to the UART}
    UartLine line() {
        return line;
    }

    /// {@return the script that drives the sensors}
    Optional<String> sensors() {
        return sensors;
    }

    private static String script(Path file) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(InputFile.read(file)))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new CommandFailed(
                    ExitCodes.DIAGNOSTICS, "error: `%s` is not UTF-8 text".formatted(file));
        }
    }

    private void play(String name, String text) {
        SensorScriptReader.Result script = SensorScriptReader.read(text);
        if (!script.problems().isEmpty()) {
            throw new CommandFailed(ExitCodes.DIAGNOSTICS, words(name, script.problems()));
        }
        board.sensors().play(script.script());
        sensors = Optional.of(text);
    }

    private static String words(String file, List<SensorScriptReader.Problem> problems) {
        List<String> lines = new ArrayList<>();
        for (var problem : problems.subList(0, Math.min(MAX_PROBLEMS, problems.size()))) {
            lines.add("error: %s:%d: %s".formatted(file, problem.line(), problem.message()));
        }
        if (problems.size() > MAX_PROBLEMS) {
            lines.add("%d errors in all".formatted(problems.size()));
        }
        return String.join("\n", lines);
    }

    /// Whether a protection domain gets the UART's interrupt: otherwise nobody waits for input.
    private boolean listensToUart(BootImage image) {
        return board.profile().devices().stream()
                .filter(device -> device.name().equals("uart"))
                .anyMatch(
                        uart ->
                                image.spec().irqHandlers().stream()
                                        .anyMatch(handler -> handler.irq() == uart.irq()));
    }
}
