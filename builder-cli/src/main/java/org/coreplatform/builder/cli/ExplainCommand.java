package org.coreplatform.builder.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `coreplat explain`: prints a rule's page of the documentation.
@Command(
        name = "explain",
        header = "Explains a diagnostic.",
        description = "What the rule asks, why, and how to satisfy it.%n")
final class ExplainCommand implements Callable<Integer> {
    private static final Pattern ID = Pattern.compile("[a-z0-9-]+\\.[a-z0-9-]+");

    private final CorePlatformCommand root;

    @Parameters(paramLabel = "ID", description = "As in error[ID], such as channel.ppc-priority.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String id;

    ExplainCommand(CorePlatformCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        InputStream page =
                ID.matcher(id).matches()
                        ? ExplainCommand.class.getResourceAsStream("rules/" + id + ".md")
                        : null;
        if (page == null) {
            throw new CommandFailed(
                    ExitCodes.USAGE, "coreplat: there is no diagnostic `%s`".formatted(id));
        }
        try (page) {
            root.terminal().out().print(new String(page.readAllBytes(), StandardCharsets.UTF_8));
        }
        return ExitCodes.OK;
    }
}
