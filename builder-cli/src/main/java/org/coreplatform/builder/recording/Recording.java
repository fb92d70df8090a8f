package org.coreplatform.builder.recording;

import java.util.List;
import java.util.Optional;
import org.coreplatform.kernel.boot.RunLimits;
import org.coreplatform.kernel.boot.Stop;
import org.coreplatform.kernel.boot.StopReason;

/// A run: all that decides it, and what it has left behind, by which a replay is judged.
///
/// @param setting what it began with
/// @param arrivals what the UART received
/// @param stop when and why somebody outside ended it
/// @param checkpoints what had happened by certain cycles, ascending
/// @param ending how it ended
public record Recording(
        Setting setting,
        List<Arrival> arrivals,
        Optional<Stop> stop,
        List<Checkpoint> checkpoints,
        Ending ending) {

    public Recording {
        arrivals = List.copyOf(arrivals);
        checkpoints = List.copyOf(checkpoints);
    }

    /// What a run begins with.
    ///
    /// @param tool version of the tool that ran it
    /// @param image SHA-256 of the image file, in hexadecimal digits
    /// @param board the board's name
    /// @param memoryBytes the board's memory
    /// @param quantum cycles of a core's turn
    /// @param limits how long it was to be, in simulated time
    /// @param sensors the text of the script that drove the sensors
    public record Setting(
            String tool,
            String image,
            String board,
            long memoryBytes,
            int quantum,
            RunLimits limits,
            Optional<String> sensors) {}

    /// Bytes that reach the UART.
    ///
    /// @param cycle when the first one does
    /// @param step cycles from one byte to the next, 0 if they come together
    /// @param text the bytes, one for each character
    public record Arrival(long cycle, long step, String text) {}

    /// What had happened by a cycle.
    ///
    /// @param cycle since power-on
    /// @param digest of the kernel's events before it
    public record Checkpoint(long cycle, long digest) {}

    /// How a run ended.
    ///
    /// @param cycle when
    /// @param reason why
    /// @param exitCode the guest's
    /// @param console SHA-256 of what the guest printed, in hexadecimal digits
    /// @param threads what each thread had done
    public record Ending(
            long cycle, StopReason reason, int exitCode, String console, List<Work> threads) {

        public Ending {
            threads = List.copyOf(threads);
        }
    }

    /// What a thread has done.
    ///
    /// @param name the thread's name
    /// @param cycles how long it was the current thread
    /// @param calls calls that it made
    /// @param signals signals that it sent
    /// @param received messages and signals that it received
    /// @param faults faults that it raised
    public record Work(
            String name, long cycles, long calls, long signals, long received, long faults) {}
}
