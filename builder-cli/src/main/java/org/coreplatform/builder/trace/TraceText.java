package org.coreplatform.builder.trace;

import java.util.stream.Collectors;
import org.coreplatform.sdk.abi.FaultLabel;
import org.coreplatform.sdk.abi.PdBadge;

/// Events in words: one line each, time first, for people and for `diff`.
public final class TraceText {
    private TraceText() {}

    /// {@return the line of an event}
    public static String line(TraceEvent event) {
        return "%12d  %s".formatted(event.cycle(), words(event));
    }

    /// {@return the lines of a part of a run}
    ///
    /// @param from the first cycle
    /// @param to the last one
    public static String lines(Trace trace, long from, long to) {
        return trace.events().stream()
                .filter(event -> event.cycle() >= from && event.cycle() <= to)
                .map(event -> line(event) + "\n")
                .collect(Collectors.joining());
    }

    /// {@return an event without its time}
    static String words(TraceEvent event) {
        return switch (event) {
            case TraceEvent.Switch(_, int core, String thread) ->
                    "core %d runs %s".formatted(core, thread);
            case TraceEvent.Message(_, String sender, String receiver, long badge) ->
                    "%s %s %s".formatted(sender, isCall(badge) ? "calls" : "sends to", receiver);
            case TraceEvent.Reply(_, String sender, String receiver) ->
                    "%s replies to %s".formatted(sender, receiver);
            case TraceEvent.SignalSent(_, String sender, String receiver, long badge) ->
                    "%s signals %s, badge 0x%x"
                            .formatted(sender, receiver.isEmpty() ? "nobody" : receiver, badge);
            case TraceEvent.Signal(_, String receiver, long badge) ->
                    "signal for %s, badge 0x%x".formatted(receiver, badge);
            case TraceEvent.Donation(_, String receiver) ->
                    "%s gets a scheduling context".formatted(receiver);
            case TraceEvent.Fault(_, String thread, int label) ->
                    "%s faults: %s".formatted(thread, faultKind(label));
            case TraceEvent.Interrupt(_, int source) -> "interrupt %d".formatted(source);
            case TraceEvent.BudgetExhausted(_, String thread) ->
                    "%s has used its budget up".formatted(thread);
            case TraceEvent.BudgetRefilled(_, String thread) ->
                    "%s has budget again".formatted(thread);
            case TraceEvent.DomainTurn(_, String domain) ->
                    "the turn of %s begins".formatted(domain);
            case TraceEvent.End _ -> "the run ends";
        };
    }

    /// {@return whether a message is a protected procedure call, and not about a fault}
    ///
    /// @param badge what its receiver sees
    static boolean isCall(long badge) {
        return (badge & PdBadge.PPC) != 0;
    }

    /// {@return what kind of fault a label means}
    static String faultKind(int label) {
        return switch (label) {
            case FaultLabel.CAP -> "capability fault";
            case FaultLabel.UNKNOWN_SYSCALL -> "unknown system call";
            case FaultLabel.USER_EXCEPTION -> "exception";
            case FaultLabel.TIMEOUT -> "timeout";
            case FaultLabel.VM -> "page fault";
            default -> "fault " + label;
        };
    }
}
