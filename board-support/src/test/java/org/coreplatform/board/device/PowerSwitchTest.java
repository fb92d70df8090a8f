package org.coreplatform.board.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.coreplatform.board.core.Core;
import org.coreplatform.board.core.Turns;
import org.coreplatform.board.time.EventQueue;
import org.coreplatform.board.time.VirtualClock;
import org.junit.jupiter.api.Test;

final class PowerSwitchTest {
    private final VirtualClock clock = new VirtualClock();
    private final Core core = new Core(0, new Turns(clock, new EventQueue(clock)));
    private final PowerSwitch power = new PowerSwitch(core);

    private void check(long value, PowerSwitch.State state, int exitCode) {
        power.store(0, 4, value);
        assertEquals(state, power.state());
        assertEquals(exitCode, power.exitCode());
    }

    @Test
    void understandsPassFailAndReset() {
        check(0x5555, PowerSwitch.State.OFF, 0);
        check(0x2a_3333, PowerSwitch.State.OFF, 42);
        check(0xffff_3333L, PowerSwitch.State.OFF, 0xffff);
        check(0x7777, PowerSwitch.State.RESET, 0);
    }

    @Test
    void ignoresOtherValuesAndPlaces() {
        check(0x1234, PowerSwitch.State.ON, 0);
        power.store(4, 4, 0x5555);
        assertEquals(PowerSwitch.State.ON, power.state());
        assertFalse(core.isPauseRequested());
        assertEquals(0, power.load(0, 4));
    }

    @Test
    void stopsTheCore() {
        clock.grantUntil(1_000);
        power.store(0, 4, 0x5555);
        assertTrue(core.isPauseRequested());
        assertTrue(clock.isExpired());
    }
}
