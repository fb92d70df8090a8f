package org.coreplatform.builder.trace;

import org.coreplatform.sdk.abi.FaultLabel;
import org.coreplatform.sdk.abi.PdBadge;

/// Events in words: one line each, time first, for people and for `diff`.
public final class TraceText {
    private TraceText() {}

    /// {@return the line of an event}
    public static String line(TraceEvent event) {
        return "%12d  %s".formatted(event.cycle(), words(event));
    }

    /// {@return an event without its time}
    static String words(TraceEvent event) {
        return switch (event) {
            case TraceEvent.Switch(_, int core, String thread) ->
                    "core %d runs %s".formatted(core, thread);
            case TraceEvent.Message(_, String sender, String receiver, long badge) ->
                    "%s %s %s".formatted(sender, messageVerb(badge), receiver);
            case TraceEvent.Reply(_, String sender, String receiver) ->
                    "%s replies to %s".formatted(sender, receiver);
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
            case TraceEvent.End _ -> "the run ends";
        };
    }

    private static String messageVerb(long badge) {
        return (badge & PdBadge.PPC) != 0 ? "calls" : "sends to";
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
