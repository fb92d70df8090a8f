package org.coreplatform.builder.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.coreplatform.board.catalog.BoardModel;
import org.coreplatform.board.catalog.Boards;
import org.coreplatform.sdk.profile.BoardProfile;
import org.coreplatform.sdk.profile.DeviceProfile;
import picocli.CommandLine.Command;

/// `coreplat boards`.
@Command(
        name = "boards",
        header = "Lists the boards that there are, with their devices.",
        description = "The first one is used unless `--board` says otherwise.\n")
final class BoardsCommand implements Callable<Integer> {
    private static final long MEBI = 1 << 20;
    private static final long MEGA = 1_000_000;

    private final CorePlatformCommand root;

    BoardsCommand(CorePlatformCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        PrintStream out = root.terminal().out();
        for (BoardModel board : Boards.ALL) {
            print(board.profile(), out);
        }
        return ExitCodes.OK;
    }

    private static void print(BoardProfile board, PrintStream out) {
        out.printf("%s: %s\n", board.name(), board.description());
        out.printf(
                "  %d core%s at %d MHz, timebase %d MHz\n",
                board.cores(),
                board.cores() == 1 ? "" : "s",
                board.clockHz() / MEGA,
                board.timebaseHz() / MEGA);
        out.printf("  %d MiB of memory at 0x%x\n", board.dramBytes() / MEBI, board.dramBase());
        for (DeviceProfile device : board.devices()) {
            out.println(line(device).stripTrailing());
        }
    }

    private static String line(DeviceProfile device) {
        return "  0x%08x  %-10s %-8s%s"
                .formatted(
                        device.base(),
                        device.name(),
                        device.irq() == 0 ? "" : "IRQ " + device.irq(),
                        device.kernelOwned() ? "the kernel's" : "");
    }
}
