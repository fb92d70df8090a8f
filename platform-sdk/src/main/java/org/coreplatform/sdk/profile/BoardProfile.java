package org.coreplatform.sdk.profile;

import java.util.List;
import java.util.Optional;

/// A board's hardware as the builder, the rules and the kernel see it.
///
/// @param name what `--board` takes
/// @param description one line for `coreplat boards`
/// @param cores how many cores the board has
/// @param clockHz cycles per second of each core
/// @param timebaseHz ticks per second of the `time` CSR; divides `clockHz`
/// @param dramBase physical address of the memory
/// @param dramBytes memory size unless `--memory` says otherwise
/// @param firmwareBytes memory at the start of DRAM that the boot ROM and the kernel keep
/// @param devices the devices, by ascending address
/// @param maxIrq the highest interrupt source
public record BoardProfile(
        String name,
        String description,
        int cores,
        long clockHz,
        long timebaseHz,
        long dramBase,
        long dramBytes,
        long firmwareBytes,
        List<DeviceProfile> devices,
        int maxIrq) {

    public BoardProfile {
        devices = List.copyOf(devices);
    }

    /// {@return cycles per tick of the timebase}
    public long cyclesPerTick() {
        return clockHz / timebaseHz;
    }

    /// {@return cycles per microsecond}
    public long cyclesPerMicro() {
        return clockHz / 1_000_000;
    }

    /// {@return the end (exclusive) of the memory}
    public long dramEnd() {
        return dramBase + dramBytes;
    }

    /// {@return the device whose registers hold this physical address}
    public Optional<DeviceProfile> deviceAt(long address) {
        return devices.stream().filter(device -> device.contains(address)).findFirst();
    }

    /// {@return the device that raises this interrupt source}
    public Optional<DeviceProfile> deviceWithIrq(int irq) {
        return devices.stream().filter(device -> device.irq() == irq).findFirst();
    }

    /// {@return this board with another amount of memory}
    public BoardProfile withDramBytes(long bytes) {
        return new BoardProfile(
                name,
                description,
                cores,
                clockHz,
                timebaseHz,
                dramBase,
                bytes,
                firmwareBytes,
                devices,
                maxIrq);
    }
}
