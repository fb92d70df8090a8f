package org.coreplatform.junit;

import static org.coreplatform.junit.Times.millis;
import static org.coreplatform.junit.Times.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/// What a test can do with a board.
@CoreSystem("../../examples/infusion-pump/system.xml")
class BoardTest {
    private static final long SEED = 20_26;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void whereARunIsInterruptedChangesNothing(Board whole, Board pieces) {
        SplittableRandom random = new SplittableRandom(SEED);
        whole.runUntil(seconds(2));
        while (pieces.now().compareTo(seconds(2)) < 0) {
            Duration next = pieces.now().plusNanos(random.nextLong(1, 20_000_000));
            pieces.runUntil(next.compareTo(seconds(2)) < 0 ? next : seconds(2));
        }
        assertEquals(whole.events().toList(), pieces.events().toList(), "seed " + SEED);
        assertEquals(whole.console().text(), pieces.console().text());
        assertTrue(whole.events().count() > 10_000);
    }

    @Test
    void showsWhatTheCommandLineShows(Board board) throws IOException {
        board.runUntilIdle();
        board.console()
                .assertText(Files.readString(Path.of("../../examples/infusion-pump/expected.txt")));
    }

    @Test
    void takesWhatIsTyped(Board board) {
        board.runUntilPrinted("dose");
        board.type("status\n").at(millis(500)).type("off\n");
        board.runUntilIdle();
        assertEquals(Optional.of(0), board.exitCode());
        board.console().assertContains("status: running, 36 ml/h");
    }

    @Test
    @CoreSystem(value = "../../examples/infusion-pump/system.xml", sensors = "")
    void takesWhatIsSensed(Board board) {
        board.sense(0, 20).sense(1, 100);
        board.at(millis(310)).sense(0, 200);
        board.runUntilPrinted("ALARM");
        board.events().brakesEngaged().assertCount(1).after(millis(310));
    }

    @Test
    void saysWhenInputComesTooLate(Board board) {
        board.runFor(millis(2));
        var late =
                assertThrows(IllegalArgumentException.class, () -> board.at(millis(1)).sense(0, 1));
        assertTrue(
                String.valueOf(late.getMessage()).contains("too late for 0.001"), late::toString);
    }

    @Test
    void canBeClosedWhateverRuns() throws IOException {
        Board board = board("while (true) {}");
        board.runFor(millis(1));
        AssertionFailedError busy =
                assertThrows(AssertionFailedError.class, () -> board.runUntilIdle(millis(20)));
        assertTrue(message(busy).startsWith("the system is still busy after 20.0"), busy::toString);
        board.close();
        board.close();
    }

    @Test
    void aFailureShowsTheConsoleTheFaultsAndTheTrace() throws IOException {
        try (Board board =
                board("DebugConsole.println(\"here\");\nthrow new IllegalStateException();")) {
            board.runUntilIdle();
            var failure =
                    assertThrows(
                            AssertionFailedError.class,
                            () -> board.console().assertContains("there"));
            for (String part :
                    List.of(
                            "the console does not contain `there`\n",
                            "\nconsole:\n  main | here\n",
                            "\nfaults:\n  fault: `main`: uncaught exception",
                            "main prints `here`")) {
                assertTrue(message(failure).contains(part), failure::toString);
            }
            board.assertFault("main", "IllegalStateException");
        }
    }

    private static String message(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }

    private Board board(String init) throws IOException {
        Files.writeString(
                folder.resolve("Main.java"),
                """
                import org.coreplatform.sdk.pd.*;
                public final class Main extends ProtectionDomain {
                    @Override protected void init() { %s }
                }
                """
                        .formatted(init));
        Path description = folder.resolve("system.xml");
        Files.writeString(
                description,
                """
                <system>
                    <protection_domain name="main" priority="100">
                        <program_image path="Main.java"/>
                    </protection_domain>
                </system>
                """);
        return Board.of(description);
    }
}
