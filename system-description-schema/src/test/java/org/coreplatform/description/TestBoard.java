package org.coreplatform.description;

import java.util.List;
import java.util.Optional;
import org.coreplatform.description.model.MicrokitBoards;
import org.coreplatform.sdk.profile.BoardProfile;
import org.coreplatform.sdk.profile.DeviceProfile;

/// A board for tests of the rules, so that changes of real boards change no expectation.
final class TestBoard {
    static final BoardProfile PROFILE =
            new BoardProfile(
                    "test_board",
                    "a board for tests",
                    4,
                    1_000_000_000,
                    10_000_000,
                    0x8000_0000L,
                    256L << 20,
                    2L << 20,
                    List.of(
                            new DeviceProfile("rtc", 0x10_1000, 0x1000, 11, false),
                            new DeviceProfile("plic", 0xc00_0000, 0x60_0000, 9, true),
                            new DeviceProfile("uart", 0x1000_0000, 0x1000, 10, false)),
                    95);

    private TestBoard() {}

    /// {@return the checks of a case; `NAME@BOARD.system` or `NAME@BOARD+CONFIGURATION.system` says
    /// what a description of Microkit's is for}
    static CheckOptions options(String name) {
        CheckOptions options = options().withFiles(TestBoard::sizeOf);
        int at = name.indexOf('@');
        if (at < 0) {
            return options;
        }
        String[] target = name.substring(at + 1, name.lastIndexOf('.')).split("\\+", -1);
        String configuration = target.length == 1 ? "debug" : target[1];
        return options.withMicrokit(MicrokitBoards.target(target[0], configuration).orElseThrow());
    }

    /// The files that cases can name.
    private static Optional<Long> sizeOf(String path) {
        return switch (path) {
            case "page.bin" -> Optional.of(0x1000L);
            case "long.bin" -> Optional.of(0x1001L);
            case "empty.bin" -> Optional.of(0L);
            default -> Optional.empty();
        };
    }

    static CheckOptions options() {
        return CheckOptions.forBoard(PROFILE);
    }
}
