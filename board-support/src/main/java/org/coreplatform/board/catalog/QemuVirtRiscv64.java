package org.coreplatform.board.catalog;

import java.util.List;
import java.util.Optional;
import org.coreplatform.board.bus.Bus;
import org.coreplatform.board.device.ActuatorBlock;
import org.coreplatform.board.device.GoldfishRtc;
import org.coreplatform.board.device.Ns16550a;
import org.coreplatform.board.device.PowerSwitch;
import org.coreplatform.board.device.SensorBlock;
import org.coreplatform.board.time.EventQueue;
import org.coreplatform.board.time.VirtualClock;
import org.coreplatform.sdk.profile.BoardProfile;
import org.coreplatform.sdk.profile.DeviceProfile;

/// QEMU's `virt` machine for RISC-V as far as Microkit systems use it, with a sensor and an
/// actuator block added where the original has nothing. `docs/board/qemu_virt_riscv64.md` is its
/// manual.
final class QemuVirtRiscv64 implements BoardModel {
    private static final long MIB = 1 << 20;
    private static final long MIN_MEMORY = 16 * MIB;
    private static final long MAX_MEMORY = 8192 * MIB;
    private static final long MEMORY_STEP = 2 * MIB;

    private static final DeviceProfile POWER_OFF =
            new DeviceProfile("poweroff", 0x10_0000, 0x1000, 0, false);
    private static final DeviceProfile RTC = new DeviceProfile("rtc", 0x10_1000, 0x1000, 11, false);
    private static final DeviceProfile CLINT =
            new DeviceProfile("clint", 0x200_0000, 0x1_0000, 0, true);
    private static final DeviceProfile PLIC =
            new DeviceProfile("plic", 0xc00_0000, 0x60_0000, 0, true);
    private static final DeviceProfile UART =
            new DeviceProfile("uart", 0x1000_0000, 0x1000, 10, false);
    private static final DeviceProfile SENSORS =
            new DeviceProfile("sensors", 0x1001_0000, 0x1000, 12, false);
    private static final DeviceProfile ACTUATORS =
            new DeviceProfile("actuators", 0x1001_1000, 0x1000, 13, false);

    private static final BoardProfile PROFILE =
            new BoardProfile(
                    "qemu_virt_riscv64",
                    "RISC-V virt machine, 1 GHz, with sensor and actuator blocks",
                    4,
                    1_000_000_000,
                    10_000_000,
                    0x8000_0000L,
                    2048 * MIB,
                    2 * MIB,
                    List.of(POWER_OFF, RTC, CLINT, PLIC, UART, SENSORS, ACTUATORS),
                    95);

    @Override
    public BoardProfile profile() {
        return PROFILE;
    }

    @Override
    public Optional<String> memoryProblem(long bytes) {
        if (bytes < MIN_MEMORY || bytes > MAX_MEMORY) {
            return Optional.of(
                    "%s can have %d MiB to %d MiB of memory"
                            .formatted(PROFILE.name(), MIN_MEMORY / MIB, MAX_MEMORY / MIB));
        }
        if (bytes % MEMORY_STEP != 0) {
            return Optional.of("memory comes in steps of %d MiB".formatted(MEMORY_STEP / MIB));
        }
        return Optional.empty();
    }

    @Override
    public Board create(BoardProfile profile) {
        memoryProblem(profile.dramBytes())
                .ifPresent(
                        problem -> {
                            throw new IllegalArgumentException(problem);
                        });
        Soc soc = Soc.of(profile);
        Devices devices = devicesOf(soc);
        Bus bus = soc.bus();
        bus.attach(POWER_OFF, devices.powerSwitch());
        bus.attach(RTC, devices.rtc());
        bus.attach(CLINT, soc.clint());
        bus.attach(PLIC, soc.plic());
        bus.attach(UART, devices.uart());
        bus.attach(SENSORS, devices.sensors());
        bus.attach(ACTUATORS, devices.actuators());
        return new Board(soc, devices);
    }

    private static Devices devicesOf(Soc soc) {
        VirtualClock clock = soc.clock();
        EventQueue events = soc.events();
        long cyclesPerMicro = soc.profile().cyclesPerMicro();
        return new Devices(
                new Ns16550a(clock, events, cyclesPerMicro, soc.line(UART)),
                new GoldfishRtc(clock, events, soc.profile().clockHz(), soc.line(RTC)),
                new PowerSwitch(soc.cores().getFirst()),
                new SensorBlock(clock, events, cyclesPerMicro, soc.line(SENSORS)),
                new ActuatorBlock(clock, events, cyclesPerMicro, soc.line(ACTUATORS)));
    }
}
