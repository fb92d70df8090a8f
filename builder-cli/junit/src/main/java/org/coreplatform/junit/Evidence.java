package org.coreplatform.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.coreplatform.builder.run.FaultText;
import org.coreplatform.kernel.boot.FaultReport;
import org.coreplatform.sdk.profile.BoardProfile;
import org.opentest4j.AssertionFailedError;

/// What a failure shows beside its message: the end of the console, the faults, and the trace.
final class Evidence {
    private static final int CONSOLE_LINES = 20;
    private static final int EVENTS_BEFORE = 15;
    private static final int EVENTS_AFTER = 5;

    private final BoardProfile board;
    private final Console console;
    private final EventLog log;
    private final List<FaultReport> faults = new ArrayList<>();

    Evidence(BoardProfile board, Console console, EventLog log) {
        this.board = board;
        this.console = console;
        this.log = log;
    }

    void add(FaultReport fault) {
        faults.add(fault);
    }

    List<FaultReport> faults() {
        return List.copyOf(faults);
    }

    /// {@return the failure}
    ///
    /// @param what what was expected and what is
    /// @param at the event that it is about; nothing for the end of the run
    AssertionFailedError failure(String what, Optional<Event> at) {
        StringBuilder text = new StringBuilder(what);
        section(text, "console", end(console.text().lines().toList()));
        section(text, "faults", faultLines());
        section(text, "trace", around(at));
        return new AssertionFailedError(text.append('\n').toString());
    }

    private List<String> faultLines() {
        return faults.stream().flatMap(each -> FaultText.of(each, board).lines()).toList();
    }

    private static List<String> end(List<String> lines) {
        if (lines.size() <= CONSOLE_LINES) {
            return lines;
        }
        List<String> end = new ArrayList<>();
        end.add("... %d lines before".formatted(lines.size() - CONSOLE_LINES));
        end.addAll(lines.subList(lines.size() - CONSOLE_LINES, lines.size()));
        return end;
    }

    private List<String> around(Optional<Event> at) {
        List<Event> events = log.events();
        int middle = at.map(events::indexOf).filter(place -> place >= 0).orElse(events.size());
        int from = Math.max(0, middle - EVENTS_BEFORE);
        int to = Math.min(events.size(), middle + EVENTS_AFTER);
        List<String> lines = new ArrayList<>();
        for (int i = from; i < to; i++) {
            lines.add((i == middle ? "> " : "  ") + events.get(i));
        }
        return lines;
    }

    private static void section(StringBuilder text, String name, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append("\n\n").append(name).append(":\n  ").append(String.join("\n  ", lines));
        }
    }
}
