package org.coreplatform.board.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.coreplatform.board.device.SensorScript.Step;
import org.junit.jupiter.api.Test;

final class SensorScriptReaderTest {
    private static void reads(String text, Step... steps) {
        SensorScriptReader.Result result = SensorScriptReader.read(text);
        assertEquals(List.of(), result.problems());
        assertEquals(List.of(steps), result.script().steps());
    }

    private static void refuses(String line, String message) {
        SensorScriptReader.Result result = SensorScriptReader.read("# first\n" + line + "\n");
        assertEquals(List.of(new SensorScriptReader.Problem(2, message)), result.problems());
    }

    @Test
    void readsValuesAtTheirTimes() {
        reads("250ms 3 -17", new Step(250_000, 3, -17));
        reads("7us 15 2147483647", new Step(7, 15, Integer.MAX_VALUE));
        reads("  2s\t0   0  # back", new Step(2_000_000, 0, 0));
    }

    @Test
    void sortsByTimeAndKeepsTheOrderOfEqualTimes() {
        var text = "2ms 0 1\n1ms 0 2\n2ms 0 3\n";
        reads(text, new Step(1_000, 0, 2), new Step(2_000, 0, 1), new Step(2_000, 0, 3));
    }

    @Test
    void namesStandForInputs() {
        reads("name flow 3\n1ms flow 5", new Step(1_000, 3, 5));
    }

    @Test
    void rampsTakeAValuePerMillisecondAndEndOnTheLast() {
        reads(
                "1s for 4ms 2 100..-100",
                new Step(1_000_000, 2, 100),
                new Step(1_001_000, 2, 50),
                new Step(1_002_000, 2, 0),
                new Step(1_003_000, 2, -50),
                new Step(1_004_000, 2, -100));
        reads("0s for 500us 2 1..9", new Step(0, 2, 1), new Step(500, 2, 9));
    }

    @Test
    void emptyScriptsAndCommentsAreFine() {
        reads("");
        reads("\n   \n# nothing\n");
    }

    @Test
    void saysWhatIsWrongWithALine() {
        refuses(
                "1ms 3",
                "expected `TIME INPUT VALUE`, `TIME for DURATION INPUT FROM..TO` or"
                        + " `name NAME INPUT`, found `1ms 3`");
        refuses("1 3 4", "`1` is not a time: write a whole number and `us`, `ms` or `s`");
        refuses("1.5s 3 4", "`1.5s` is not a time: write a whole number and `us`, `ms` or `s`");
        refuses("1s 16 4", "`16` is not an input: they are 0 to 15");
        refuses("1s -1 4", "`-1` is not an input: they are 0 to 15");
        refuses("1s flow 4", "no input is named `flow`: name it before, with `name flow 3`");
        refuses("1s 3 4294967296", "`4294967296` is not a whole number of 32 bits");
        refuses("1s 3 x", "`x` is not a whole number of 32 bits");
        refuses("1s for 1s 3 4", "`4` is not a ramp: write `FROM..TO`, such as `100..250`");
        refuses("1s for 601s 3 1..2", "a ramp of `601s` is too long: the longest is 600s");
        refuses("name flow", "expected `name NAME INPUT`, such as `name flow 3`");
        refuses("name 3 flow", "`3` cannot be a name: use letters, digits, `_` and `-`");
        refuses("name flow 77", "`77` is not an input: they are 0 to 15");
    }

    @Test
    void reportsEveryWrongLine() {
        SensorScriptReader.Result result =
                SensorScriptReader.read("name a 1\nname a 2\nx 1 y\n1s a 1\n");
        assertEquals(
                List.of(
                        new SensorScriptReader.Problem(2, "`a` is already the name of input 1"),
                        new SensorScriptReader.Problem(
                                3, "`x` is not a time: write a whole number and `us`, `ms` or `s`"),
                        new SensorScriptReader.Problem(3, "`y` is not a whole number of 32 bits")),
                result.problems());
        assertEquals(List.of(new Step(1_000_000, 1, 1)), result.script().steps());
    }
}
