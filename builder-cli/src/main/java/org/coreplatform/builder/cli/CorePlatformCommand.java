package org.coreplatform.builder.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The command without a subcommand: what all commands share.
@Command(
        name = "coreplat",
        header = "Checks, builds and runs Core Platform systems.",
        description = {
            "",
            "A system of protection domains, described in system.xml, becomes one boot image that"
                    + " runs on a simulated board.",
            ""
        },
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Version.class,
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:done; there may have been warnings",
            " 1:the description, a program or an image has errors, or a test fails",
            " 2:the command line is wrong",
            " 3:the system under simulation failed",
            "70:internal error: please report it",
            "74:a file cannot be read or written",
            "130:interrupted by Ctrl-C"
        },
        footer = {
            "",
            "Data goes to standard output, everything else to standard error.",
            "Environment: NO_COLOR, CLICOLOR_FORCE, COLUMNS; for the launcher COREPLAT_JAVA,"
                    + " COREPLAT_JAVA_OPTS."
        },
        usageHelpAutoWidth = true)
final class CorePlatformCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Prints this help.",
            scope = ScopeType.INHERIT)
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Prints the versions of tool, JDK and image format.")
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private boolean version;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            description = "Colours: auto (default), always or never.",
            scope = ScopeType.INHERIT)
    private ColourChoice colour = ColourChoice.AUTO;

    /// When to use colours.
    enum ColourChoice {
        AUTO,
        ALWAYS,
        NEVER;

        /// {@return the word on the command line}
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    CorePlatformCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// {@return the streams, with colours as the options want them}
    Terminal terminal() {
        return terminal.withColour(
                switch (colour) {
                    case AUTO -> terminal.colour();
                    case ALWAYS -> true;
                    case NEVER -> false;
                });
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCodes.USAGE;
    }
}
