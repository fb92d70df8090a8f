package org.coreplatform.builder.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.coreplatform.board.catalog.Boards;
import org.coreplatform.sdk.abi.FaultLabel;
import org.coreplatform.sdk.abi.PdBadge;
import org.coreplatform.sdk.profile.BoardProfile;
import org.junit.jupiter.api.Test;

class TraceTest {
    private static final BoardProfile BOARD = Boards.ALL.getFirst().profile();

    private static final List<TraceEvent> RUN =
            List.of(
                    new TraceEvent.Switch(0, 0, "client"),
                    new TraceEvent.Donation(1500, "server"),
                    new TraceEvent.Message(1500, "client", "server", PdBadge.PPC | 3),
                    new TraceEvent.Switch(1500, 0, "server"),
                    new TraceEvent.Reply(2750, "server", "client"),
                    new TraceEvent.Switch(2750, 0, "client"),
                    new TraceEvent.Signal(3000, "</script>", 1 << 4),
                    new TraceEvent.BudgetExhausted(4000, "client"),
                    new TraceEvent.Switch(4000, 0, "idle"),
                    new TraceEvent.Interrupt(5000, 10),
                    new TraceEvent.BudgetRefilled(9000, "client"),
                    new TraceEvent.Switch(9000, 0, "client"),
                    new TraceEvent.Fault(9100, "client", FaultLabel.VM),
                    new TraceEvent.End(9200));

    @Test
    void whatIsReadIsWhatWasWritten() {
        Trace trace = read(written());
        assertEquals(RUN, trace.events());
        assertEquals(BOARD.name(), trace.board());
        assertEquals(BOARD.clockHz(), trace.clockHz());
        assertEquals(1000, trace.quantum());
    }

    @Test
    void slicesOfALaneBeginAndEndInTurn() {
        String json = new String(written(), StandardCharsets.UTF_8);
        assertEquals(occurrences("\"ph\":\"B\"", json), occurrences("\"ph\":\"E\"", json));
        assertEquals(occurrences("\"ph\":\"s\"", json), occurrences("\"ph\":\"f\"", json));
        assertTrue(json.contains("\"name\":\"client\",\"ts\":2.75"), json);
    }

    /// An arrow that ended between two stretches would not be shown.
    @Test
    void arrowsEndAtTheNextStretchOfTheirLane() {
        String json = new String(written(), StandardCharsets.UTF_8);
        assertFalse(json.contains("\"bp\""), json);
        assertTrue(
                json.matches(
                        "(?s).*\"ph\":\"f\",\"name\":\"call\",\"ts\":1.5,"
                                + "\"pid\":2,\"tid\":2.*\"ph\":\"B\",\"name\":\"runs\",\"ts\":1.5,\"pid\":2,\"tid\":2.*"));
    }

    @Test
    void wordsTellWhatHappened() {
        String text =
                """
                           0  core 0 runs client
                        1500  server gets a scheduling context
                        1500  client calls server
                        1500  core 0 runs server
                        2750  server replies to client
                        2750  core 0 runs client
                        3000  signal for </script>, badge 0x10
                        4000  client has used its budget up
                        4000  core 0 runs idle
                        5000  interrupt 10
                        9000  client has budget again
                        9000  core 0 runs client
                        9100  client faults: page fault
                        9200  the run ends
                """;
        assertEquals(
                text.lines().map(String::strip).toList(),
                RUN.stream().map(TraceText::line).map(String::strip).toList());
    }

    @Test
    void thePageStandsAlone() {
        String page = TimelinePage.of(read(written()));
        assertEquals(2, occurrences("</script>", page), "names cannot end the data");
        assertFalse(page.contains("src="), "nothing is loaded");
        assertTrue(page.contains("\"threads\":[\"client\",\"server\","), page);
        assertTrue(page.contains("[1500,2750,1,0]"), "the server's run");
    }

    @Test
    void otherFilesAreRefused() {
        for (String text : List.of("", "[]", "{}", "{\"traceEvents\":[]}", "no JSON", "{\"a\":")) {
            assertThrows(
                    TraceRefused.class, () -> read(text.getBytes(StandardCharsets.UTF_8)), text);
        }
    }

    private static byte[] written() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PerfettoWriter writer = new PerfettoWriter(out, BOARD, 1000)) {
            RUN.forEach(writer);
        }
        return out.toByteArray();
    }

    private static Trace read(byte[] bytes) {
        return TraceReader.read(new ByteArrayInputStream(bytes));
    }

    private static int occurrences(String part, String text) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
