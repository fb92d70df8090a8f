package org.coreplatform.board.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.board.memory.PhysicalMemory;
import org.coreplatform.board.time.VirtualClock;
import org.coreplatform.sdk.profile.DeviceProfile;
import org.junit.jupiter.api.Test;

final class BusTest {
    private static final long DEVICE = 0x1000_0000L;
    private static final long DRAM = 0x8000_0000L;

    private final PhysicalMemory memory = new PhysicalMemory(DRAM, 1 << 16);
    private final Bus bus = new Bus(memory, new VirtualClock());
    private final List<String> log = new ArrayList<>();

    BusTest() {
        bus.attach(window(DEVICE, 0x2000), new Probe());
    }

    private final class Probe implements MmioDevice {
        @Override
        public long load(long offset, int size) {
            log.add("load %x/%d".formatted(offset, size));
            return 0x77;
        }

        @Override
        public void store(long offset, int size, long value) {
            log.add("store %x/%d %x".formatted(offset, size, value));
        }
    }

    private static DeviceProfile window(long base, long size) {
        return new DeviceProfile("window", base, size, 0, false);
    }

    @Test
    void devicesSeeOffsetsInTheirWindow() {
        assertEquals(0x77, bus.load(DEVICE + 0x1004, 4));
        bus.store(DEVICE + 1, 1, -1);
        bus.store(DEVICE + 8, 8, -1);
        assertEquals(List.of("load 1004/4", "store 1/1 ff", "store 8/8 ffffffffffffffff"), log);
    }

    @Test
    void memoryAnswersAtItsAddresses() {
        bus.store(DRAM + 8, 4, 0x1_2345_6789L);
        assertEquals(0x2345_6789, bus.load(DRAM + 8, 8));
        assertEquals(0x2345_6789, memory.load(DRAM + 8, 4));
    }

    @Test
    void knowsWhereNothingAnswers() {
        assertTrue(bus.answers(DEVICE + 0x1fff));
        assertFalse(bus.answers(DEVICE + 0x2000));
        assertFalse(bus.answers(DEVICE - 1));
        assertFalse(bus.answers(DRAM + (1 << 16)));
        assertThrows(IllegalStateException.class, () -> bus.load(0, 4));
        assertThrows(IllegalStateException.class, () -> bus.store(0, 4, 0));
    }

    @Test
    void refusesWindowsThatOverlapOrAreNotWholePages() {
        for (DeviceProfile place :
                List.of(
                        window(DEVICE + 0x1000, 0x1000),
                        window(DEVICE - 0x1000, 0x2000),
                        window(DEVICE + 0x4800, 0x1000),
                        window(DEVICE + 0x4000, 0x800),
                        window(DRAM, 0x1000))) {
            assertThrows(IllegalArgumentException.class, () -> bus.attach(place, new Probe()));
        }
    }
}
