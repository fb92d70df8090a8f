package org.coreplatform.builder.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.coreplatform.description.xml.Spelling;
import org.coreplatform.sdk.image.BootImage;
import org.coreplatform.sdk.image.ImageRefused;
import org.coreplatform.sdk.image.PdProgramCodec;
import org.coreplatform.sdk.image.PdSpec;

/// A run in a JVM of its own that a Java debugger can enter: the same command line, with the JVM's
/// debugging agent, which is there from the start or not at all.
final class DebuggedRun {
    /// Set in the JVM that is debugged.
    private static final String MARK = "coreplat.debugged";

    private final BootImage image;
    private final DebugTarget target;
    private final Terminal terminal;

    /// @param image what is going to run
    DebuggedRun(BootImage image, DebugTarget target, Terminal terminal) {
        this.image = image;
        this.target = target;
        this.terminal = terminal;
    }

    /// {@return whether this is the JVM that is debugged}
    static boolean isHere() {
        return Boolean.getBoolean(MARK);
    }

    /// Runs; {@return the exit code}.
    ///
    /// @param file what is run; its folder has the sources, if anything has
    /// @param arguments the whole command line
    /// @throws CommandFailed when there is no such protection domain, or the port is taken
    int run(Path file, List<String> arguments) throws IOException {
        checkProtectionDomain();
        checkPort();
        invite(file);
        Process process = new ProcessBuilder(command(arguments)).inheritIO().start();
        try (EndOfProcess _ = new EndOfProcess(process::destroy)) {
            return process.waitFor();
        } catch (InterruptedException _) {
            return ExitCodes.INTERRUPTED; // the whole process is ending
        }
    }

    private void checkProtectionDomain() {
        List<String> names = image.spec().protectionDomains().stream().map(PdSpec::name).toList();
        String name = target.protectionDomain();
        if (!names.contains(name)) {
            String help =
                    Spelling.nearest(name, names)
                            .map("did you mean `%s`?"::formatted)
                            .orElse("there is `%s`".formatted(String.join("`, `", names)));
            throw new CommandFailed(
                    ExitCodes.USAGE,
                    "coreplat: no protection domain `%s`: %s".formatted(name, help));
        }
    }

    private void checkPort() {
        try {
            new ServerSocket(target.port(), 1, InetAddress.getLoopbackAddress()).close();
        } catch (IOException e) {
            throw new CommandFailed(
                    ExitCodes.IO,
                    "coreplat: port %d cannot be used (%s): choose another one, as in --debug-pd %s:%d"
                            .formatted(
                                    target.port(),
                                    e.getMessage(),
                                    target.protectionDomain(),
                                    target.port() ^ 1));
        }
    }

    private void invite(Path file) {
        Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of("."));
        terminal.err()
                .println(
                        "coreplat: `%s` waits for a debugger, such as: jdb -attach %d -sourcepath %s"
                                .formatted(target.protectionDomain(), target.port(), folder));
        mainClass()
                .ifPresent(
                        name ->
                                terminal.err()
                                        .println(
                                                "coreplat: begin with: stop in %s.init"
                                                        .formatted(name)));
        terminal.err().flush();
    }

    private Optional<String> mainClass() {
        try {
            return image.segments().stream()
                    .filter(segment -> segment.name().equals(target.protectionDomain()))
                    .map(segment -> PdProgramCodec.decode(segment.bytes()).mainClass())
                    .findFirst();
        } catch (ImageRefused _) {
            return Optional.empty(); // the kernel will say so
        }
    }

    private List<String> command(List<String> arguments) {
        List<String> options = new ArrayList<>(ThisJvm.options());
        // A cache of linked classes and the agent exclude each other.
        options.removeIf(option -> option.startsWith("-XX:AOT"));
        options.add(
                "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,quiet=y,address=127.0.0.1:"
                        + target.port());
        options.add("-D%s=true".formatted(MARK));
        return ThisJvm.commandLine(options, arguments);
    }
}
