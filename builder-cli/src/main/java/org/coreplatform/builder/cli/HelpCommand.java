package org.coreplatform.builder.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// `coreplat help`.
@Command(name = "help", header = "Prints help, for all or for one command.")
final class HelpCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "The command to explain.")
    private String command = "";

    @Override
    public Integer call() {
        CommandLine tool = spec.parent().commandLine();
        CommandLine explained = command.isEmpty() ? tool : tool.getSubcommands().get(command);
        if (explained == null) {
            throw new UnmatchedArgumentException(tool, List.of(command));
        }
        explained.usage(tool.getOut());
        return ExitCodes.OK;
    }
}
