package org.coreplatform.builder.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
    @Test
    void coloursAreForPeopleWhoWantThem() {
        check(true, Map.of(), true);
        check(false, Map.of(), false);
        check(false, Map.of("NO_COLOR", "1"), true);
        check(true, Map.of("NO_COLOR", ""), true);
        check(false, Map.of("TERM", "dumb"), true);
        check(true, Map.of("CLICOLOR_FORCE", "1"), false);
        check(false, Map.of("CLICOLOR_FORCE", "0"), false);
        check(false, Map.of("CLICOLOR_FORCE", "1", "NO_COLOR", "1"), true);
    }

    private static void check(boolean expected, Map<String, String> environment, boolean tty) {
        assertEquals(expected, Terminal.wantsColour(environment, tty), environment.toString());
    }
}
