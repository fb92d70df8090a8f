package org.coreplatform.sdk.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class PdProgramCodecTest {
    private static final PdProgram PROGRAM =
            new PdProgram(
                    "pump",
                    "pump.Pump",
                    true,
                    1L << 63,
                    5,
                    3,
                    0x2000,
                    0x10_0000,
                    List.of(
                            new PdProgram.ProgramClass("a.A", new byte[] {1, 2, 3}),
                            new PdProgram.ProgramClass("a.B", new byte[0])));
    private static final MonitorProgram MONITOR =
            new MonitorProgram(
                    List.of(
                            new MonitorProgram.Subject("pump", true, 0x2000),
                            new MonitorProgram.Subject("motör", false, 0x1000)));

    @Test
    void programsComeBackAsTheyWere() {
        byte[] bytes = PdProgramCodec.encode(PROGRAM);
        assertEquals(PROGRAM, PdProgramCodec.decode(bytes));
        assertEquals(PdProgramCodec.MAGIC, PdProgramCodec.magic(bytes));
        assertEquals(bytes.length, PdProgramCodec.length(bytes));
    }

    @Test
    void monitorsComeBackAsTheyWere() {
        byte[] bytes = PdProgramCodec.encodeMonitor(MONITOR);
        assertEquals(MONITOR, PdProgramCodec.decodeMonitor(bytes));
        assertEquals(PdProgramCodec.MONITOR_MAGIC, PdProgramCodec.magic(bytes));
    }

    @Test
    void aMonitorIsNoJavaProgram() {
        byte[] monitor = PdProgramCodec.encodeMonitor(MONITOR);
        assertThrows(ImageRefused.class, () -> PdProgramCodec.decode(monitor));
    }

    @Test
    void refusesEveryTruncation() {
        byte[] bytes = PdProgramCodec.encode(PROGRAM);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThrows(ImageRefused.class, () -> PdProgramCodec.decode(cut));
        }
    }

    @Test
    void refusesLengthsThatNoProgramHas() {
        byte[] bytes = PdProgramCodec.encode(PROGRAM);
        Arrays.fill(bytes, 8, 16, (byte) 0xff);
        assertThrows(ImageRefused.class, () -> PdProgramCodec.length(bytes));
        assertThrows(ImageRefused.class, () -> PdProgramCodec.decode(bytes));
    }

    @Test
    void refusesClassesOutOfOrder() {
        PdProgram twice =
                new PdProgram(
                        "p",
                        "a.A",
                        false,
                        0,
                        0,
                        0,
                        0x1000,
                        0,
                        List.of(PROGRAM.classes().getLast(), PROGRAM.classes().getFirst()));
        byte[] bytes = PdProgramCodec.encode(twice);
        ImageRefused refused = assertThrows(ImageRefused.class, () -> PdProgramCodec.decode(bytes));
        assertEquals("class a.A is not in ascending order", refused.what());
    }

    @Test
    void changedBytesAreRefusedOrTheOneEncodingOfAnotherProgram() {
        byte[] good = PdProgramCodec.encode(PROGRAM);
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 50_000; round++) {
            byte[] changed = good.clone();
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                changed[16 + random.nextInt(good.length - 16)] = (byte) random.nextInt();
            }
            try {
                PdProgram program = PdProgramCodec.decode(changed);
                assertArrayEquals(changed, PdProgramCodec.encode(program), "seed 11 " + round);
            } catch (ImageRefused refused) {
                if (refused.offset() > changed.length) {
                    fail("offset " + refused.offset());
                }
            }
        }
    }
}
