package org.coreplatform.description.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where memory and the kernel's devices lie on boards of the Microkit SDK 2.3.
///
/// From the device trees of seL4 16.0 with their overlays (`tools/dts`, `src/plat`) and the regions
/// that its `tools/hardware.yml` maps into the kernel; of the interrupt controller's registers, not
/// of the UART, which programs may have too. Boards whose trees leave a doubt are missing.
final class MicrokitMemory {
    private static final long RISCV_END = 1L << 39;
    private static final long END_40_BITS = 1L << 40;
    private static final long END_44_BITS = 1L << 44;
    private static final long END_48_BITS = 1L << 48;

    private MicrokitMemory() {}

    /// {@return the map of a board, if it is known}
    static Optional<MemoryMap> of(String board) {
        return Optional.ofNullable(
                switch (board) {
                    case "qemu_virt_riscv64" ->
                            new MemoryMap(
                                    List.of(range(0x8020_0000L, 0x1_0000_0000L)),
                                    List.of(
                                            range(0x200_0000L, 0x220_0000L),
                                            range(0xc00_0000L, 0xc60_0000L)),
                                    RISCV_END);
                    case "qemu_virt_aarch64" ->
                            new MemoryMap(
                                    List.of(range(0x4000_0000L, 0xc000_0000L)),
                                    gic(0x800_0000L, 0x801_0000L, 0x803_0000L),
                                    END_40_BITS);
                    case "qemu_virt_aarch64_el1" ->
                            new MemoryMap(
                                    List.of(range(0x4000_0000L, 0xc000_0000L)),
                                    gic(0x800_0000L, 0x801_0000L),
                                    END_48_BITS);
                    case "zcu102" -> zynqUltraScale(0x8000_0000L);
                    case "kria_k26" -> zynqUltraScale(0x7ff0_0000L);
                    case "maaxboard" ->
                            new MemoryMap(
                                    List.of(range(0x4000_0000L, 0xc000_0000L)),
                                    List.of(
                                            range(0x3880_0000L, 0x3881_0000L),
                                            range(0x3888_0000L, 0x3894_0000L)),
                                    END_40_BITS);
                    case "odroidc2" ->
                            new MemoryMap(
                                    List.of(range(0, 0x8000_0000L)),
                                    gic(0xc430_1000L, 0xc430_2000L, 0xc430_4000L),
                                    END_40_BITS);
                    case "odroidc4" ->
                            new MemoryMap(
                                    List.of(range(0, 0xf580_0000L)),
                                    gic(0xffc0_1000L, 0xffc0_2000L, 0xffc0_4000L),
                                    END_40_BITS);
                    case "rpi4b_1gb" -> raspberryPi4();
                    case "rpi4b_2gb" -> raspberryPi4(range(0x4000_0000L, 0x8000_0000L));
                    case "rpi4b_4gb" -> raspberryPi4(range(0x4000_0000L, 0xfc00_0000L));
                    case "rpi4b_8gb" ->
                            raspberryPi4(
                                    range(0x4000_0000L, 0xfc00_0000L),
                                    range(0x1_0000_0000L, 0x2_0000_0000L));
                    default -> null;
                });
    }

    private static MemoryMap zynqUltraScale(long endOfLowMemory) {
        return new MemoryMap(
                List.of(range(0, endOfLowMemory), range(0x8_0000_0000L, 0x8_8000_0000L)),
                gic(0xf901_0000L, 0xf902_0000L, 0xf904_0000L),
                END_40_BITS);
    }

    /// The part below the GPU's memory, and what the model has above it.
    private static MemoryMap raspberryPi4(AddressRange... above) {
        return new MemoryMap(
                Stream.concat(Stream.of(range(0, 0x3b40_0000L)), Stream.of(above)).toList(),
                gic(0xff84_1000L, 0xff84_2000L, 0xff84_4000L),
                END_44_BITS);
    }

    /// The pages of a GICv2: distributor, CPU interface and, for hypervisors, its virtual control.
    private static List<AddressRange> gic(long... pages) {
        return Arrays.stream(pages)
                .mapToObj(page -> range(page, page + MemoryRegion.SMALL_PAGE))
                .toList();
    }

    private static AddressRange range(long start, long end) {
        return new AddressRange(start, end);
    }
}
