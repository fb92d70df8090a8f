package org.coreplatform.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.coreplatform.board.catalog.Board;
import org.coreplatform.board.device.SensorBlock;
import org.coreplatform.board.device.SensorScriptReader;

/// The world around a board: what is typed and what the sensors see.
final class Inputs {
    private static final int BAUD = 115_200;
    private static final int BITS_PER_BYTE = 10;

    private final Board board;
    private long lineFree;

    Inputs(Board board) {
        this.board = board;
    }

    void type(Duration time, String text) {
        long step = board.profile().clockHz() * BITS_PER_BYTE / BAUD;
        long cycle = Math.max(cycle(time), lineFree);
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            board.events().schedule(cycle, () -> board.uart().receive(each & 0xff));
            cycle += step;
        }
        lineFree = cycle;
    }

    void sense(Duration time, int input, int value) {
        if (input < 0 || input >= SensorBlock.INPUTS) {
            throw new IllegalArgumentException(
                    "there is no input %d: they are 0 to %d"
                            .formatted(input, SensorBlock.INPUTS - 1));
        }
        board.events().schedule(cycle(time), () -> board.sensors().drive(input, value));
    }

    /// @param mayBeMissing whether it is no mistake if there is no such file
    void playIfThere(Path script, boolean mayBeMissing) {
        if (mayBeMissing && !Files.isRegularFile(script)) {
            return;
        }
        try {
            play(Files.readString(script), script.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("the sensors' script cannot be read: " + script, e);
        }
    }

    void play(String script, String name) {
        SensorScriptReader.Result result = SensorScriptReader.read(script);
        if (!result.problems().isEmpty()) {
            throw new IllegalArgumentException(
                    result.problems().stream()
                            .map(each -> "%s:%d: %s".formatted(name, each.line(), each.message()))
                            .collect(Collectors.joining("\n")));
        }
        board.sensors().play(result.script());
    }

    private long cycle(Duration time) {
        return Times.cycles(time, board.profile().clockHz());
    }
}
