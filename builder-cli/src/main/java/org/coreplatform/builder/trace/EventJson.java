package org.coreplatform.builder.trace;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// The `args` of a trace's entries: an event as it was recorded.
final class EventJson {
    static final String ARGS = "args";

    private EventJson() {}

    /// Writes the event as the property `args` of the object that is open.
    static void write(JsonGenerator json, TraceEvent event) {
        json.writeObjectPropertyStart(ARGS);
        json.writeNumberProperty("cycle", event.cycle());
        switch (event) {
            case TraceEvent.Switch(_, int core, String thread) -> {
                kind(json, "switch");
                json.writeNumberProperty("core", core);
                json.writeStringProperty("thread", thread);
            }
            case TraceEvent.Message(_, String sender, String receiver, long badge) -> {
                kind(json, "message");
                json.writeStringProperty("sender", sender);
                json.writeStringProperty("receiver", receiver);
                json.writeNumberProperty("badge", badge);
            }
            case TraceEvent.Reply(_, String sender, String receiver) -> {
                kind(json, "reply");
                json.writeStringProperty("sender", sender);
                json.writeStringProperty("receiver", receiver);
            }
            case TraceEvent.SignalSent(_, String sender, String receiver, long badge) -> {
                kind(json, "signal-sent");
                json.writeStringProperty("sender", sender);
                json.writeStringProperty("receiver", receiver);
                json.writeNumberProperty("badge", badge);
            }
            case TraceEvent.Signal(_, String receiver, long badge) -> {
                kind(json, "signal");
                json.writeStringProperty("receiver", receiver);
                json.writeNumberProperty("badge", badge);
            }
            case TraceEvent.Donation(_, String receiver) -> {
                kind(json, "donation");
                json.writeStringProperty("receiver", receiver);
            }
            case TraceEvent.Fault(_, String thread, int label) -> {
                kind(json, "fault");
                json.writeStringProperty("thread", thread);
                json.writeNumberProperty("label", label);
            }
            case TraceEvent.Interrupt(_, int source) -> {
                kind(json, "interrupt");
                json.writeNumberProperty("source", source);
            }
            case TraceEvent.BudgetExhausted(_, String thread) -> {
                kind(json, "budget-exhausted");
                json.writeStringProperty("thread", thread);
            }
            case TraceEvent.BudgetRefilled(_, String thread) -> {
                kind(json, "budget-refilled");
                json.writeStringProperty("thread", thread);
            }
            case TraceEvent.DomainTurn(_, String domain) -> {
                kind(json, "domain-turn");
                json.writeStringProperty("domain", domain);
            }
            case TraceEvent.End _ -> kind(json, "end");
        }
        json.writeEndObject();
    }

    private static void kind(JsonGenerator json, String kind) {
        json.writeStringProperty("event", kind);
    }

    /// {@return the event with these fields, or null if they are not all there}
    static @Nullable TraceEvent read(Map<String, Object> args) {
        Fields fields = new Fields(args);
        if (!args.containsKey("event")) {
            return null;
        }
        long cycle = fields.number("cycle");
        return switch (fields.text("event")) {
            case "switch" ->
                    new TraceEvent.Switch(
                            cycle, (int) fields.number("core"), fields.text("thread"));
            case "message" ->
                    new TraceEvent.Message(
                            cycle,
                            fields.text("sender"),
                            fields.text("receiver"),
                            fields.number("badge"));
            case "reply" ->
                    new TraceEvent.Reply(cycle, fields.text("sender"), fields.text("receiver"));
            case "signal-sent" ->
                    new TraceEvent.SignalSent(
                            cycle,
                            fields.text("sender"),
                            fields.text("receiver"),
                            fields.number("badge"));
            case "signal" ->
                    new TraceEvent.Signal(cycle, fields.text("receiver"), fields.number("badge"));
            case "donation" -> new TraceEvent.Donation(cycle, fields.text("receiver"));
            case "fault" ->
                    new TraceEvent.Fault(
                            cycle, fields.text("thread"), (int) fields.number("label"));
            case "interrupt" -> new TraceEvent.Interrupt(cycle, (int) fields.number("source"));
            case "budget-exhausted" -> new TraceEvent.BudgetExhausted(cycle, fields.text("thread"));
            case "budget-refilled" -> new TraceEvent.BudgetRefilled(cycle, fields.text("thread"));
            case "domain-turn" -> new TraceEvent.DomainTurn(cycle, fields.text("domain"));
            case "end" -> new TraceEvent.End(cycle);
            default -> throw new TraceRefused("unknown event `%s`".formatted(fields.text("event")));
        };
    }

    /// Fields of a known type.
    private record Fields(Map<String, Object> args) {
        long number(String name) {
            if (args.get(name) instanceof Long number) {
                return number;
            }
            throw new TraceRefused("an event has no number `%s`".formatted(name));
        }

        String text(String name) {
            if (args.get(name) instanceof String text) {
                return text;
            }
            throw new TraceRefused("an event has no text `%s`".formatted(name));
        }
    }
}
