package org.coreplatform.builder.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Words what went wrong: one line if that is enough, and never a stack trace unless asked for.
final class Failures {
    private final Terminal terminal;

    Failures(Terminal terminal) {
        this.terminal = terminal;
    }

    /// The arguments do not fit the command.
    int usage(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        String name = command.getCommandSpec().qualifiedName(" ").replaceFirst("^coreplat", "");
        terminal.err().println("coreplat: " + usageMessage(failure));
        terminal.err().println("try `coreplat help%s`".formatted(name));
        return ExitCodes.USAGE;
    }

    private static String usageMessage(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().getFirst();
            List<String> near = unmatched.getSuggestions();
            return "%s `%s`%s"
                    .formatted(
                            kind(unmatched, word),
                            word,
                            near.isEmpty() ? "" : ": did you mean `%s`?".formatted(last(near)));
        }
        String message = Objects.requireNonNullElse(failure.getMessage(), "wrong arguments");
        return Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }

    private static String kind(UnmatchedArgumentException unmatched, String word) {
        if (word.startsWith("-")) {
            return "unknown option";
        }
        boolean hasCommands = !unmatched.getCommandLine().getSubcommands().isEmpty();
        return hasCommands ? "unknown command" : "unexpected argument";
    }

    /// The best suggestion, without the names of the commands above it.
    private static String last(List<String> suggestions) {
        String best = suggestions.getFirst();
        return best.substring(best.lastIndexOf(' ') + 1);
    }

    /// A command did not end as it should.
    int execution(Throwable failure) {
        return switch (failure) {
            case CommandFailed failed ->
                    say(String.valueOf(failed.getMessage()), failed.exitCode());
            case IOException io -> say("coreplat: " + problem(io), ExitCodes.IO);
            case UncheckedIOException io ->
                    say(
                            "coreplat: " + problem(Objects.requireNonNull(io.getCause())),
                            ExitCodes.IO);
            case OutOfMemoryError _ ->
                    say(
                            "coreplat: out of memory: give the tool more, as in"
                                    + " COREPLAT_JAVA_OPTS=-Xmx4g",
                            ExitCodes.IO);
            default -> internalError(failure);
        };
    }

    /// Not all of the output was written; nothing is said to those who did not want all of it.
    int lostOutput(String reason) {
        if (!reason.isEmpty()) {
            terminal.err().println("coreplat: standard output: " + lowerCase(reason));
        }
        return ExitCodes.IO;
    }

    private int say(String line, int exitCode) {
        terminal.err().println(line);
        return exitCode;
    }

    private static String problem(IOException failure) {
        return switch (failure) {
            case NoSuchFileException missing -> "no such file: `%s`".formatted(missing.getFile());
            case AccessDeniedException denied -> "no permission: `%s`".formatted(denied.getFile());
            case FileSystemException other when other.getReason() != null ->
                    "`%s`: %s".formatted(other.getFile(), lowerCase(other.getReason()));
            default ->
                    lowerCase(
                            Objects.requireNonNullElse(failure.getMessage(), "input/output error"));
        };
    }

    private static String lowerCase(String reason) {
        boolean sentence = reason.length() > 1 && Character.isLowerCase(reason.charAt(1));
        return sentence ? Character.toLowerCase(reason.charAt(0)) + reason.substring(1) : reason;
    }

    private int internalError(Throwable failure) {
        terminal.err().println("internal error: " + failure);
        terminal.err().println(String.join(", ", new Version().getVersion()));
        if (Boolean.getBoolean("coreplat.stacktrace")) {
            failure.printStackTrace(terminal.err());
        } else {
            terminal.err()
                    .println(
                            "this is a mistake in the tool: please report it, with the system"
                                    + " description and what"
                                    + " COREPLAT_JAVA_OPTS=-Dcoreplat.stacktrace=true prints more");
        }
        return ExitCodes.INTERNAL;
    }
}
