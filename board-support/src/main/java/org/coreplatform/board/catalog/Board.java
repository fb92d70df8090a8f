package org.coreplatform.board.catalog;

import org.coreplatform.board.bus.Bus;
import org.coreplatform.board.core.Core;
import org.coreplatform.board.device.PowerSwitch;
import org.coreplatform.board.irq.Clint;
import org.coreplatform.board.irq.InterruptController;
import org.coreplatform.board.irq.Plic;
import org.coreplatform.board.memory.PhysicalMemory;
import org.coreplatform.board.mmu.Mmu;
import org.coreplatform.board.time.CoreTimer;
import org.coreplatform.board.time.EventQueue;
import org.coreplatform.board.time.VirtualClock;
import org.coreplatform.sdk.profile.BoardProfile;

import java.util.List;
import java.util.stream.IntStream;

/// A board that is powered on: the parts that every board has, wired together.
///
/// A [BoardModel] makes one and adds the devices that its profile lists.
public final class Board {
    private final BoardProfile profile;
    private final VirtualClock clock = new VirtualClock();
    private final EventQueue events = new EventQueue(clock);
    private final PhysicalMemory memory;
    private final Bus bus;
    private final List<Core> cores;
    private final List<Mmu> mmus;
    private final Plic plic;
    private final Clint clint;
    private final PowerSwitch powerSwitch;

    /// @param profile what is fitted
    Board(BoardProfile profile) {
        this.profile = profile;
        memory = new PhysicalMemory(profile.dramBase(), profile.dramBytes());
        bus = new Bus(memory, clock);
        cores =
                IntStream.range(0, profile.cores())
                        .mapToObj(id -> new Core(id, clock, events))
                        .toList();
        mmus = cores.stream().map(_ -> new Mmu(memory, bus, clock)).toList();
        plic = new Plic(cores, profile.maxIrq());
        clint = new Clint(cores, clock, events, profile.cyclesPerTick());
        powerSwitch = new PowerSwitch(cores.getFirst());
    }

    public BoardProfile profile() {
        return profile;
    }

    public VirtualClock clock() {
        return clock;
    }

    public EventQueue events() {
        return events;
    }

    public PhysicalMemory memory() {
        return memory;
    }

    public Bus bus() {
        return bus;
    }

    /// {@return a core}
    ///
    /// @param id 0 for the first core
    public Core core(int id) {
        return cores.get(id);
    }

    /// {@return the address translation of a core}
    public Mmu mmu(int core) {
        return mmus.get(core);
    }

    /// {@return the timer of a core}
    public CoreTimer timer(int core) {
        return clint.timer(core);
    }

    /// {@return the interrupt controller as a core sees it}
    public InterruptController interruptController(int core) {
        return plic.context(core);
    }

    public PowerSwitch powerSwitch() {
        return powerSwitch;
    }

    /// Skips idle time: goes to the next event that is planned, and does what is due there.
    ///
    /// @param limit the latest time to go to
    /// @return whether there was an event up to the limit; otherwise it is `limit` now
    public boolean advanceToNextEvent(long limit) {
        long next = Math.max(events.nextTime(), clock.now());
        if (events.isEmpty() || next > limit) {
            clock.advanceTo(Math.max(limit, clock.now()));
            return false;
        }
        clock.advanceTo(next);
        events.runDue();
        return true;
    }

    Plic plic() {
        return plic;
    }

    Clint clint() {
        return clint;
    }
}
