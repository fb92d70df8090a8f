package org.coreplatform.builder.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.coreplatform.board.catalog.Board;
import org.coreplatform.builder.recording.Recording.Arrival;

/// The line that leads to the UART: plans when bytes arrive, and knows what was planned.
final class UartLine {
    private static final int BAUD = 115_200;
    private static final int BITS_PER_BYTE = 10;

    private final Board board;
    private final List<Arrival> arrivals = new ArrayList<>();

    UartLine(Board board) {
        this.board = board;
    }

    /// Bytes arrive together.
    ///
    /// @param cycle yet to come
    void send(long cycle, byte[] bytes) {
        send(new Arrival(cycle, 0, new String(bytes, StandardCharsets.ISO_8859_1)));
    }

    /// Bytes arrive one after the other, at 115,200 baud.
    ///
    /// @param cycle when the first one does
    void sendSlowly(long cycle, byte[] bytes) {
        long step = board.profile().clockHz() * BITS_PER_BYTE / BAUD;
        send(new Arrival(cycle, step, new String(bytes, StandardCharsets.ISO_8859_1)));
    }

    /// Bytes arrive as they did before.
    void send(Arrival arrival) {
        arrivals.add(arrival);
        long cycle = arrival.cycle();
        for (char each : arrival.text().toCharArray()) {
            board.events().scheduleFromOutside(cycle, () -> board.uart().receive(each));
            cycle += arrival.step();
        }
    }

    /// {@return what was planned}
    List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }
}
