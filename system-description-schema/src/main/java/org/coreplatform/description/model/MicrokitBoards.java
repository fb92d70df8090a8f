package org.coreplatform.description.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.coreplatform.sdk.abi.Limits;

/// The boards and configurations of the Microkit SDK 2.3, as far as descriptions depend on them.
public final class MicrokitBoards {
    /// Boards by the limits that they share, with the cores of their multicore configurations.
    private static final List<Board> BOARDS =
            List.of(
                    riscv("qemu_virt_riscv64", 4),
                    riscv("hifive_p550", 4),
                    riscv("star64", 4),
                    riscv("ariane", 1),
                    riscv("cheshire", 1),
                    riscv("serengeti", 1),
                    arm("qemu_virt_aarch64", 4),
                    new Board("qemu_virt_aarch64_el1", Layout.AARCH64_EL1, 4, false, true),
                    // Its firmware interface is not opened to PDs in the verdicts compared with.
                    new Board("zcu102", Layout.AARCH64, 4, true, false),
                    arm("ultra96v2", 4),
                    arm("kria_k26", 1),
                    arm("imx8mm_evk", 4),
                    arm("imx8mp_evk", 4),
                    arm("imx8mq_evk", 4),
                    arm("imx8mp_iotgate", 4),
                    arm("maaxboard", 4),
                    arm("odroidc2", 4),
                    arm("odroidc4", 4),
                    cortexA72("rpi4b_1gb", 4),
                    cortexA72("rpi4b_2gb", 4),
                    cortexA72("rpi4b_4gb", 4),
                    cortexA72("rpi4b_8gb", 4),
                    arm("rpi5b_2gb", 4),
                    arm("rockpro64", 4),
                    arm("rock3b", 1),
                    arm("stm32mp2", 2),
                    arm("tqma8xqp1gb", 4),
                    new Board("x86_64_generic", Layout.X86_64, 16, false, false),
                    new Board("x86_64_generic_vtx", Layout.X86_64, 16, true, false));

    private static final List<String> CONFIGURATIONS = List.of("debug", "release", "benchmark");
    private static final String MULTICORE = "smp-";

    private MicrokitBoards() {}

    /// Where the user part of an address space ends.
    private enum Layout {
        RISCV64(Architecture.RISCV64, 0x3f_ffff_f000L, 0x3f_ffff_e000L),
        AARCH64(Architecture.AARCH64, 1L << 40, 0xff_ffff_f000L),
        AARCH64_44_BITS(Architecture.AARCH64, 1L << 44, 0xfff_ffff_f000L),
        AARCH64_EL1(Architecture.AARCH64, 0x8000_0000_0000L, 0x7fff_ffff_f000L),
        X86_64(Architecture.X86_64, 0x7fff_ffff_f000L, 0x7fff_ffff_e000L);

        final Architecture architecture;
        final long userTop;
        final long ipcBuffer;

        Layout(Architecture architecture, long userTop, long ipcBuffer) {
            this.architecture = architecture;
            this.userTop = userTop;
            this.ipcBuffer = ipcBuffer;
        }
    }

    /// A board of the SDK.
    ///
    /// @param cores cores of its multicore configurations, 1 if there are none
    /// @param hypervisor whether its kernels run virtual machines
    /// @param secureMonitorCalls whether its kernels pass calls on to the secure monitor
    private record Board(
            String name, Layout layout, int cores, boolean hypervisor, boolean secureMonitorCalls) {

        Target target(String configuration) {
            boolean multicore = configuration.startsWith(MULTICORE);
            Architecture architecture = layout.architecture;
            return new Target(
                    name + " (" + configuration + ")",
                    architecture,
                    multicore ? cores : 1,
                    Limits.MICROKIT_CHANNELS,
                    Limits.PROTECTION_DOMAINS,
                    layout.userTop,
                    layout.ipcBuffer,
                    new KernelFeatures(
                            hypervisor,
                            architecture == Architecture.X86_64,
                            secureMonitorCalls,
                            !multicore),
                    Optional.empty(),
                    MicrokitMemory.of(name));
        }

        List<String> configurations() {
            return cores == 1
                    ? CONFIGURATIONS
                    : Stream.concat(
                                    CONFIGURATIONS.stream(),
                                    CONFIGURATIONS.stream().map(MULTICORE::concat))
                            .toList();
        }
    }

    private static Board riscv(String name, int cores) {
        return new Board(name, Layout.RISCV64, cores, false, false);
    }

    private static Board arm(String name, int cores) {
        return new Board(name, Layout.AARCH64, cores, true, true);
    }

    private static Board cortexA72(String name, int cores) {
        return new Board(name, Layout.AARCH64_44_BITS, cores, true, true);
    }

    /// {@return the names of the boards}
    public static List<String> names() {
        return BOARDS.stream().map(Board::name).toList();
    }

    /// {@return the configurations of a board, none if there is no such board}
    public static List<String> configurations(String board) {
        return named(board).map(Board::configurations).orElse(List.of());
    }

    /// {@return a board's target, if there are such a board and such a configuration of it}
    public static Optional<Target> target(String board, String configuration) {
        return named(board)
                .filter(found -> found.configurations().contains(configuration))
                .map(found -> found.target(configuration));
    }

    /// {@return the target of descriptions for which nobody chose one}
    public static Target standard() {
        return BOARDS.getFirst().target("debug");
    }

    private static Optional<Board> named(String name) {
        return BOARDS.stream().filter(board -> board.name().equals(name)).findFirst();
    }
}
