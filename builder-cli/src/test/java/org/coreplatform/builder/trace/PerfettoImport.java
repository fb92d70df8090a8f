package org.coreplatform.builder.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a trace by the rules of Perfetto's importer, and fails where that would drop something or
/// show it elsewhere.
///
/// It sorts the entries by time, those of equal time as they come. A lane is known by its `tid`
/// alone. Stretches of a lane (B, E) and instants (i) lie in a stack, where an instant stays until
/// the next stretch or instant of its lane; both ends of an arrow (s, and f with `"bp":"e"`) belong
/// to what lies on top.
final class PerfettoImport {
    private final Map<Integer, String> names = new TreeMap<>();
    private final Map<Integer, Deque<Slice>> lanes = new HashMap<>();
    private final Map<Long, Slice> starts = new HashMap<>();
    private final List<Slice> slices = new ArrayList<>();
    private final List<String> arrows = new ArrayList<>();

    /// A stretch of a lane, or an instant.
    ///
    /// @param lane its lane's name
    record Slice(String lane, String name, double start, boolean isInstant) {
        @Override
        public String toString() {
            return "%s: %s".formatted(lane, name);
        }
    }

    private PerfettoImport() {}

    static PerfettoImport of(byte[] trace) {
        PerfettoImport result = new PerfettoImport();
        JsonNode root = JsonMapper.shared().readTree(trace);
        assertEquals("ns", root.get("displayTimeUnit").asString());
        List<JsonNode> entries = new ArrayList<>();
        root.get("traceEvents").forEach(entries::add);
        entries.stream().filter(each -> phase(each).equals("M")).forEachOrdered(result::name);
        entries.stream()
                .filter(each -> !phase(each).equals("M"))
                .sorted(Comparator.comparingDouble(each -> each.get("ts").asDouble()))
                .forEachOrdered(result::add);
        result.end();
        return result;
    }

    /// {@return stretches and instants, in order}
    List<Slice> slices() {
        return slices;
    }

    /// {@return arrows as `NAME from SLICE to SLICE`, in the order in which they end}
    List<String> arrows() {
        return arrows;
    }

    private static String phase(JsonNode entry) {
        return entry.get("ph").asString();
    }

    private void name(JsonNode entry) {
        int lane = entry.get("tid").asInt();
        assertNotEquals(0, lane, "a lane that Perfetto keeps for itself");
        if (entry.get("name").asString().equals("thread_name")) {
            String name = entry.get("args").get("name").asString();
            assertNull(names.put(lane, name), "two lanes of one number");
        }
    }

    private void add(JsonNode entry) {
        String name = entry.get("name").asString();
        double time = entry.get("ts").asDouble();
        int lane = entry.get("tid").asInt();
        assertTrue(names.containsKey(lane), "a lane without a name");
        Deque<Slice> stack = lanes.computeIfAbsent(lane, _ -> new ArrayDeque<>());
        switch (phase(entry)) {
            case "B" -> push(lane, stack, name, time, false);
            case "i" -> {
                assertEquals("t", entry.get("s").asString(), "the scope of an instant");
                push(lane, stack, name, time, true);
            }
            case "E" -> {
                dropInstants(stack);
                assertFalse(stack.isEmpty(), () -> "an end without a beginning: " + entry);
                assertEquals(stack.pop().name(), name, "ends in the order of their beginnings");
            }
            case "s" -> assertNull(starts.put(id(entry), top(stack, entry)), "arrows of one id");
            case "f" -> {
                assertEquals("e", entry.get("bp").asString(), "where an arrow ends");
                Slice start = starts.remove(id(entry));
                assertTrue(start != null, () -> "an end without a beginning: " + entry);
                arrows.add("%s from %s to %s".formatted(name, start, top(stack, entry)));
            }
            default -> throw new AssertionError("an entry of another kind: " + entry);
        }
    }

    private void push(int lane, Deque<Slice> stack, String name, double time, boolean isInstant) {
        dropInstants(stack);
        Slice slice = new Slice(names.getOrDefault(lane, ""), name, time, isInstant);
        slices.add(slice);
        stack.push(slice);
    }

    private static void dropInstants(Deque<Slice> stack) {
        while (!stack.isEmpty() && stack.element().isInstant()) {
            stack.pop();
        }
    }

    private static Slice top(Deque<Slice> stack, JsonNode entry) {
        @Nullable Slice top = stack.peek();
        assertTrue(top != null, () -> "an arrow without a slice: " + entry);
        assertTrue(
                !top.isInstant() || top.start() == entry.get("ts").asDouble(),
                () -> "an arrow that would be at an earlier instant: " + entry + top);
        return top;
    }

    private static long id(JsonNode entry) {
        assertEquals("ipc", entry.get("cat").asString(), "the category of an arrow");
        return entry.get("id").asLong();
    }

    private void end() {
        lanes.values().forEach(PerfettoImport::dropInstants);
        lanes.forEach((lane, stack) -> assertTrue(stack.isEmpty(), () -> "open: " + stack));
        assertEquals(Map.of(), starts, "arrows that do not end");
    }
}
