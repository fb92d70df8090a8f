package org.coreplatform.board.device;

import org.coreplatform.board.bus.MmioDevice;
import org.coreplatform.board.core.Core;

/// The test finisher: a store to its one register ends the simulation (SiFive test device).
///
/// ```
/// 0x000  0x5555              power off, exit code 0
///        0x3333 | code << 16 power off, exit code `code`
///        0x7777              reset
/// ```
public final class PowerSwitch implements MmioDevice {
    private static final int PASS = 0x5555;
    private static final int FAIL = 0x3333;
    private static final int RESET = 0x7777;

    private final Core core;
    private State state = State.ON;
    private int exitCode;

    /// @param core the core that stops running when the power goes
    public PowerSwitch(Core core) {
        this.core = core;
    }

    /// What the guest asked for.
    public enum State {
        ON,
        OFF,
        RESET
    }

    /// {@return what the guest asked for last}
    public State state() {
        return state;
    }

    /// {@return the guest's exit code, 0 to 65535; 0 while the power is on}
    public int exitCode() {
        return exitCode;
    }

    @Override
    public long load(long offset, int size) {
        return 0;
    }

    @Override
    public void store(long offset, int size, long value) {
        if (offset != 0 || size < 2) {
            return;
        }
        switch ((int) value & 0xffff) {
            case PASS -> turn(State.OFF, 0);
            case FAIL -> turn(State.OFF, (int) (value >>> 16) & 0xffff);
            case RESET -> turn(State.RESET, 0);
            default -> {}
        }
    }

    /// Switches the power off, as the firmware does when a kernel halts; exit code 0.
    public void turnOff() {
        turn(State.OFF, 0);
    }

    private void turn(State next, int code) {
        state = next;
        exitCode = code;
        core.requestPause();
    }
}
