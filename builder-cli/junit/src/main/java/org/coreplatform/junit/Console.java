package org.coreplatform.junit;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.coreplatform.builder.run.GuestConsole;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/// What a system has printed so far, exactly as `coreplat run` shows it.
///
/// The UART's bytes are there as they are, lines of the debug console follow the name of their
/// protection domain, as in `ping | hello`. A line that is not complete is not there yet.
public final class Console {
    private static final String SEPARATOR = " | ";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final GuestConsole printer;
    private @Nullable Evidence evidence;

    /// @param nameWidth columns for names
    Console(int nameWidth) {
        printer = new GuestConsole(new PrintStream(bytes, true, StandardCharsets.UTF_8), nameWidth);
    }

    GuestConsole printer() {
        return printer;
    }

    void explainWith(Evidence shown) {
        evidence = shown;
    }

    /// {@return all of it}
    public String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /// {@return all lines, as they are shown}
    public List<String> lines() {
        return text().lines().toList();
    }

    /// {@return the lines of a protection domain, without its name}
    public List<String> lines(String protectionDomain) {
        return text().lines()
                .filter(line -> isOf(protectionDomain, line))
                .map(line -> line.substring(line.indexOf(SEPARATOR) + SEPARATOR.length()))
                .toList();
    }

    private static boolean isOf(String protectionDomain, String line) {
        int bar = line.indexOf(SEPARATOR);
        return bar >= 0 && line.substring(0, bar).stripTrailing().equals(protectionDomain);
    }

    /// Fails unless a text has been printed.
    public Console assertContains(String text) {
        if (!text().contains(text)) {
            throw failure("the console does not contain `%s`".formatted(text));
        }
        return this;
    }

    /// Fails if a text has been printed.
    public Console assertContainsNot(String text) {
        if (text().contains(text)) {
            throw failure("the console contains `%s`".formatted(text));
        }
        return this;
    }

    /// Fails unless these are all lines of a protection domain.
    public Console assertLines(String protectionDomain, String... expected) {
        List<String> actual = lines(protectionDomain);
        if (!actual.equals(List.of(expected))) {
            throw failure(
                    "`%s` has printed\n  %s\nexpected:\n  %s"
                            .formatted(
                                    protectionDomain,
                                    String.join("\n  ", actual),
                                    String.join("\n  ", expected)));
        }
        return this;
    }

    /// Fails unless this is all that was printed.
    public Console assertText(String expected) {
        if (!text().equals(expected)) {
            throw failure("the console is not\n  " + String.join("\n  ", expected.split("\n")));
        }
        return this;
    }

    private AssertionFailedError failure(String what) {
        Evidence shown = evidence;
        return shown == null
                ? new AssertionFailedError(what)
                : shown.failure(what, Optional.empty());
    }
}
