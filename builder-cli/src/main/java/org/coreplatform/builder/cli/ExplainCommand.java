package org.coreplatform.builder.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.coreplatform.description.RulePages;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `coreplat explain`: prints the rules' pages of the documentation.
@Command(
        name = "explain",
        header = "Explains a diagnostic.",
        description =
                "What the rule asks, why, and how to satisfy it. Without an ID: lists all"
                        + " diagnostics.%n")
final class ExplainCommand implements Callable<Integer> {
    private final CorePlatformCommand root;

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description = "As in error[ID], such as channel.ppc-priority.")
    private @Nullable String id;

    @Option(names = "--all", description = "Prints the pages of all diagnostics.")
    private boolean all;

    ExplainCommand(CorePlatformCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        PrintStream out = root.terminal().out();
        if (all) {
            out.print(
                    String.join("\n", RulePages.ids().stream().map(ExplainCommand::page).toList()));
        } else if (id == null) {
            RulePages.ids().forEach(out::println);
        } else {
            out.print(page(id));
        }
        return ExitCodes.OK;
    }

    private static String page(String id) {
        return RulePages.page(id).orElseThrow(() -> unknown(id));
    }

    private static CommandFailed unknown(String id) {
        List<String> near =
                RulePages.ids().stream().filter(other -> sharesPart(id, other)).toList();
        return new CommandFailed(
                ExitCodes.USAGE,
                "coreplat: there is no diagnostic `%s`: `coreplat explain` lists them%s"
                        .formatted(
                                id,
                                near.isEmpty() ? "" : ", among them " + String.join(", ", near)));
    }

    /// Whether element or defect are the same.
    private static boolean sharesPart(String id, String other) {
        int dot = id.indexOf('.');
        return dot > 0
                && (other.endsWith(id.substring(dot))
                        || other.startsWith(id.substring(0, dot + 1)));
    }
}
