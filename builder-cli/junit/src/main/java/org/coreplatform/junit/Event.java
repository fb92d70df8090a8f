package org.coreplatform.junit;

import java.time.Duration;
import org.coreplatform.sdk.abi.FaultLabel;

/// Something that happened in a run.
///
/// @param time since power-on
/// @param kind what
/// @param from the protection domain that did it; `""` if there is none
/// @param to the protection domain that it happened to; `""` if there is none
/// @param value a number that depends on the kind
/// @param text what was printed, for [Kind#PRINT]
public record Event(Duration time, Kind kind, String from, String to, long value, String text) {

    /// What can happen.
    public enum Kind {
        /// `from` has completed a line of the debug console, or the UART one, for which it is `""`.
        PRINT,
        /// `to` runs from here on.
        RUN,
        /// `from` calls `to`; `value` is the message's label.
        CALL,
        /// A fault's message goes from `from` to `to`; `value` is the message's label.
        FAULT_MESSAGE,
        /// `from` replies to `to`.
        REPLY,
        /// A signal reaches `to`; `value` has a bit for each of its channels and interrupts.
        SIGNAL,
        /// `from` raises a fault; `value` is one of [FaultLabel].
        FAULT,
        /// A device's interrupt, `value`, is taken.
        INTERRUPT,
        /// `to` has used its budget up.
        BUDGET_EXHAUSTED,
        /// `to` has budget again.
        BUDGET_REFILLED,
        /// The motor has finished a step; `value` is its position.
        MOTOR_STEP,
        /// The motor's brake is engaged, 1, or released, 0.
        BRAKE,
        /// An output has changed; `value` is its new value.
        OUTPUT
    }

    /// {@return the event in words, after its time in seconds}
    @Override
    public String toString() {
        return "%s  %s".formatted(Times.inSeconds(time), words());
    }

    private String words() {
        return switch (kind) {
            case PRINT -> (from.isEmpty() ? "uart" : from) + " prints `" + text + "`";
            case RUN -> to + " runs";
            case CALL -> "%s calls %s, label %d".formatted(from, to, value);
            case FAULT_MESSAGE -> "the fault of %s goes to %s".formatted(from, to);
            case REPLY -> "%s replies to %s".formatted(from, to);
            case SIGNAL -> "signal for %s, badge 0x%x".formatted(to, value);
            case FAULT -> "%s faults, label %d".formatted(from, value);
            case INTERRUPT -> "interrupt " + value;
            case BUDGET_EXHAUSTED -> to + " has used its budget up";
            case BUDGET_REFILLED -> to + " has budget again";
            case MOTOR_STEP -> "motor at position " + value;
            case BRAKE -> value == 0 ? "brake released" : "brake engaged";
            case OUTPUT -> "%s is %d".formatted(text, value);
        };
    }
}
