package org.coreplatform.description;

import java.util.List;
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

    static CheckOptions options() {
        return CheckOptions.forBoard(PROFILE);
    }
}
