package org.coreplatform.board.catalog;

import org.coreplatform.board.bus.Bus;
import org.coreplatform.board.core.Core;
import org.coreplatform.board.core.Turns;
import org.coreplatform.board.device.ActuatorBlock;
import org.coreplatform.board.device.GoldfishRtc;
import org.coreplatform.board.device.Ns16550a;
import org.coreplatform.board.device.PowerSwitch;
import org.coreplatform.board.device.SensorBlock;
import org.coreplatform.board.irq.InterruptController;
import org.coreplatform.board.memory.PhysicalMemory;
import org.coreplatform.board.mmu.Mmu;
import org.coreplatform.board.time.CoreTimer;
import org.coreplatform.board.time.EventQueue;
import org.coreplatform.board.time.VirtualClock;
import org.coreplatform.sdk.profile.BoardProfile;

/// A board that is powered on; a [BoardModel] makes it.
///
/// The kernel uses memory, bus, cores, MMUs, timers and interrupt controllers; whoever runs the
/// board connects the devices to the world outside.
public final class Board {
    private final Soc soc;
    private final Devices devices;

    Board(Soc soc, Devices devices) {
        this.soc = soc;
        this.devices = devices;
    }

    public BoardProfile profile() {
        return soc.profile();
    }

    public VirtualClock clock() {
        return soc.clock();
    }

    public EventQueue events() {
        return soc.events();
    }

    public PhysicalMemory memory() {
        return soc.memory();
    }

    public Bus bus() {
        return soc.bus();
    }

    /// {@return a core}
    ///
    /// @param id 0 for the first core
    public Core core(int id) {
        return soc.cores().get(id);
    }

    /// {@return which core runs when}
    public Turns turns() {
        return soc.turns();
    }

    /// Interrupts a core, now: another one has something for it to look at.
    public void interruptCore(int core) {
        soc.clint().interrupt(core);
    }

    /// Lowers a core's software interrupt, which it has taken.
    public void clearCoreInterrupt(int core) {
        soc.clint().clear(core);
    }

    /// {@return the address translation of a core}
    public Mmu mmu(int core) {
        return soc.mmus().get(core);
    }

    /// {@return the timer of a core}
    public CoreTimer timer(int core) {
        return soc.clint().timer(core);
    }

    /// {@return when something is planned that is not the timer interrupt of a core, in cycles;
    /// [Long#MAX_VALUE] for never}
    public long nextTimeBesidesTimers() {
        return events().nextTimeBesides(soc.clint().timerEvents());
    }

    /// {@return the interrupt controller as a core sees it}
    public InterruptController interruptController(int core) {
        return soc.plic().context(core);
    }

    public Ns16550a uart() {
        return devices.uart();
    }

    public GoldfishRtc rtc() {
        return devices.rtc();
    }

    public PowerSwitch powerSwitch() {
        return devices.powerSwitch();
    }

    public SensorBlock sensors() {
        return devices.sensors();
    }

    public ActuatorBlock actuators() {
        return devices.actuators();
    }

    /// Skips idle time: goes to the next event that is planned, and does what is due there.
    ///
    /// @param limit the latest time to go to, [Long#MAX_VALUE] for none
    /// @return whether there was an event up to the limit; otherwise it is `limit` now, or the same
    ///     time as before when there is no limit
    public boolean advanceToNextEvent(long limit) {
        VirtualClock clock = clock();
        long next = events().nextTime();
        if (next > limit || events().isEmpty()) {
            clock.advanceTo(limit == Long.MAX_VALUE ? clock.now() : Math.max(limit, clock.now()));
            return false;
        }
        clock.advanceTo(Math.max(next, clock.now()));
        events().runDue();
        return true;
    }
}
