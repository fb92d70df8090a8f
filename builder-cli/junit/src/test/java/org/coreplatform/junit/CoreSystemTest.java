package org.coreplatform.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/// What the annotation does for tests.
class CoreSystemTest {

    @Test
    void aMistakeInTheDescriptionIsTheWholeFailure() {
        String failure = failureOf(OfBrokenSystem.class);
        assertTrue(
                failure.startsWith("../../examples/broken/priority-inversion/system.xml cannot"),
                failure);
        assertTrue(failure.contains("error[channel.ppc-priority]: "), failure);
        assertTrue(failure.contains("= explain: coreplat explain channel.ppc-priority"), failure);
    }

    @Test
    void aMissingDescriptionIsNamed() {
        assertTrue(failureOf(OfMissingSystem.class).contains("there is no such file"));
    }

    @Test
    void aFaultThatNobodyAskedAboutFailsTheTest() {
        String failure = failureOf(OfFaultySystem.class);
        assertTrue(failure.startsWith("there are faults that nobody handled"), failure);
        assertTrue(failure.contains("Probe.java:"), failure);
    }

    @Test
    void eachParameterIsABoardOfItsOwn() {
        assertEquals(List.of(), run(OfTwoBoards.class).getFailures());
    }

    private static String failureOf(Class<?> tests) {
        TestExecutionSummary summary = run(tests);
        assertEquals(1, summary.getFailures().size());
        return String.valueOf(summary.getFailures().getFirst().getException().getMessage());
    }

    private static TestExecutionSummary run(Class<?> tests) {
        var listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(tests))
                                .build(),
                        listener);
        assertTrue(listener.getSummary().getTestsStartedCount() > 0);
        return listener.getSummary();
    }

    @CoreSystem("../../examples/broken/priority-inversion/system.xml")
    static class OfBrokenSystem {
        @Test
        void runs(Board board) {
            board.runUntilIdle();
        }
    }

    @CoreSystem("no/such/system.xml")
    static class OfMissingSystem {
        @Test
        void runs(Board board) {
            board.runUntilIdle();
        }
    }

    @CoreSystem("../src/test/resources/org/coreplatform/builder/cli/systems/probe/system.xml")
    static class OfFaultySystem {
        @Test
        void runs(Board board) {
            board.runUntilIdle();
        }
    }

    @CoreSystem("../../examples/hello/system.xml")
    static class OfTwoBoards {
        @Test
        void areApart(Board first, Board second) {
            assertNotSame(first, second);
            first.runUntilIdle();
            first.console().assertLines("hello", "hello, world");
            second.console().assertText("");
        }
    }
}
