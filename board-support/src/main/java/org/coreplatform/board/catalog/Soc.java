package org.coreplatform.board.catalog;

import java.util.List;
import java.util.stream.IntStream;
import org.coreplatform.board.bus.Bus;
import org.coreplatform.board.core.Core;
import org.coreplatform.board.core.Turns;
import org.coreplatform.board.irq.Clint;
import org.coreplatform.board.irq.InterruptLine;
import org.coreplatform.board.irq.Plic;
import org.coreplatform.board.memory.PhysicalMemory;
import org.coreplatform.board.mmu.Mmu;
import org.coreplatform.board.time.EventQueue;
import org.coreplatform.board.time.VirtualClock;
import org.coreplatform.sdk.profile.BoardProfile;
import org.coreplatform.sdk.profile.DeviceProfile;

/// What every RISC-V board has: clock, memory, bus, cores with their MMUs, CLINT and PLIC.
///
/// @param profile what is fitted
/// @param clock simulated time
/// @param events what happens later
/// @param turns which core runs when
/// @param memory the DRAM
/// @param bus memory and, once attached, devices
/// @param cores in order of their ids
/// @param mmus one per core
/// @param clint the cores' timers
/// @param plic the external interrupts
record Soc(
        BoardProfile profile,
        VirtualClock clock,
        EventQueue events,
        Turns turns,
        PhysicalMemory memory,
        Bus bus,
        List<Core> cores,
        List<Mmu> mmus,
        Clint clint,
        Plic plic) {

    /// {@return a system on chip, powered on, with nothing on its bus but memory}
    static Soc of(BoardProfile profile) {
        var clock = new VirtualClock();
        var events = new EventQueue(clock);
        var turns = new Turns(clock, events);
        var memory = new PhysicalMemory(profile.dramBase(), profile.dramBytes());
        var bus = new Bus(memory, clock);
        List<Core> cores =
                IntStream.range(0, profile.cores()).mapToObj(id -> new Core(id, turns)).toList();
        List<Mmu> mmus = cores.stream().map(_ -> new Mmu(memory, bus, clock)).toList();
        var clint = new Clint(cores, clock, events, profile.cyclesPerTick());
        var plic = new Plic(cores, profile.maxIrq());
        return new Soc(profile, clock, events, turns, memory, bus, cores, mmus, clint, plic);
    }

    /// {@return the wire from a device to its interrupt source}
    InterruptLine line(DeviceProfile device) {
        return plic.line(device.irq());
    }
}
