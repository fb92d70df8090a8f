package org.coreplatform.board.bus;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.board.memory.PhysicalMemory;
import org.coreplatform.board.time.VirtualClock;
import org.coreplatform.sdk.profile.CycleCosts;
import org.coreplatform.sdk.profile.DeviceProfile;
import org.jspecify.annotations.Nullable;

/// Takes a physical load or store to memory or to a device.
///
/// Windows are whole pages, so that "does anything answer there" ([#answers]) is a question about
/// a page: the MMU asks it when it fills its TLB, and an access to nothing becomes a fault of the
/// program. An access that gets here and finds nothing is our bug.
public final class Bus {
    private static final int PAGE_BITS = 12;

    private final PhysicalMemory memory;
    private final VirtualClock clock;
    private final List<Window> windows = new ArrayList<>();
    private Runnable gate = () -> {};

    /// @param memory the DRAM
    /// @param clock pays for device accesses
    public Bus(PhysicalMemory memory, VirtualClock clock) {
        this.memory = memory;
        this.clock = clock;
    }

    /// Does something before every access to a device, such as waiting for the core's turn.
    public void setGate(Runnable beforeDevices) {
        gate = beforeDevices;
    }

    private record Window(DeviceProfile place, MmioDevice device) {}

    /// Puts a device at its place in the address map.
    public void attach(DeviceProfile place, MmioDevice device) {
        if ((place.base() | place.sizeBytes()) << (64 - PAGE_BITS) != 0) {
            throw new IllegalArgumentException(place.name() + ": window is not whole pages");
        }
        if (memory.overlaps(place.base(), place.sizeBytes())) {
            throw new IllegalArgumentException(place.name() + " overlaps the memory");
        }
        for (Window other : windows) {
            boolean apart =
                    place.base() + place.sizeBytes() <= other.place.base()
                            || other.place.base() + other.place.sizeBytes() <= place.base();
            if (!apart) {
                throw new IllegalArgumentException(
                        place.name() + " overlaps " + other.place.name());
            }
        }
        windows.add(new Window(place, device));
    }

    /// {@return whether memory or a device answers in the page of this physical address}
    public boolean answers(long physical) {
        return memory.contains(physical) || windowAt(physical) != null;
    }

    /// {@return the value at a physical address, zero-extended}
    ///
    /// @param physical aligned to `size`
    /// @param size 1, 2, 4 or 8 bytes
    public long load(long physical, int size) {
        if (memory.contains(physical)) {
            return memory.load(physical, size);
        }
        Window window = answering(physical);
        gate.run();
        clock.charge(CycleCosts.MMIO_ACCESS);
        return window.device.load(physical - window.place.base(), size);
    }

    /// Stores the low bits of a value.
    ///
    /// @param physical aligned to `size`
    /// @param size 1, 2, 4 or 8 bytes
    public void store(long physical, int size, long value) {
        if (memory.contains(physical)) {
            memory.store(physical, size, value);
            return;
        }
        Window window = answering(physical);
        gate.run();
        clock.charge(CycleCosts.MMIO_ACCESS);
        long mask = -1L >>> (64 - 8 * size);
        window.device.store(physical - window.place.base(), size, value & mask);
    }

    private @Nullable Window windowAt(long physical) {
        for (int i = 0; i < windows.size(); i++) {
            Window window = windows.get(i);
            if (window.place.contains(physical)) {
                return window;
            }
        }
        return null;
    }

    private Window answering(long physical) {
        Window window = windowAt(physical);
        if (window == null) {
            throw new IllegalStateException(
                    "nothing answers at physical address 0x%x".formatted(physical));
        }
        return window;
    }
}
