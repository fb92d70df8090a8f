package org.coreplatform.builder.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A standard Java debugger looks into a protection domain, on its author's own lines.
class DebuggerTest {
    private static final Path FOLDER = Path.of("../examples/passive-server");
    private static final Path BIN = Path.of(System.getProperty("java.home"), "bin");
    private static final int ATTEMPTS = 200;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void jdbStopsAtALineAndShowsStackAndLocals() throws Exception {
        int port = freePort();
        Process run = startRun(port);
        try (Jdb jdb = Jdb.attach(port, FOLDER)) {
            jdb.say("stop at Calculator:31", "Deferring breakpoint");
            jdb.say("stop in Frugal.init", "Deferring breakpoint");

            assertTrue(jdb.say("cont", "Frugal.init()").contains("thread=frugal"));
            assertTrue(jdb.say("where", "[2]").contains("Frugal.init (Frugal.java:7)"));

            String hit = jdb.say("cont", "primes++;");
            assertTrue(hit.contains("thread=calculator"), hit);
            assertTrue(hit.contains("Calculator.countPrimes(), line=31"), hit);
            String stack = jdb.say("where", "[3]");
            assertTrue(stack.contains("[1] Calculator.countPrimes (Calculator.java:31)"), stack);
            assertTrue(stack.contains("[2] Calculator.protectedCall (Calculator.java:24)"), stack);
            String locals = jdb.say("locals", "candidate = 2");
            assertTrue(locals.contains("below = 10"), locals);
            assertTrue(locals.contains("primes = 0"), locals);
            jdb.say("next", "line=29");
            jdb.say("locals", "primes = 1");

            jdb.say("clear Calculator:31", "Removed");
            jdb.say("cont", "The application exited");
        }
        assertEquals(0, run.waitFor());
        String console = Files.readString(folder.resolve("console"));
        assertEquals(Files.readString(FOLDER.resolve("expected.txt")), console);
    }

    @Test
    void tellsThatAPortIsTaken() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            String said = answer(74, "calculator:" + port);
            assertTrue(said.contains("port %d cannot be used".formatted(port)), said);
        }
    }

    @Test
    void guessesWhichProtectionDomainWasMeant() {
        String said = answer(2, "calculater");
        assertTrue(said.contains("did you mean `calculator`?"), said);
    }

    private static String answer(int exitCode, String target) {
        var err = new ByteArrayOutputStream();
        String[] arguments = {"run", FOLDER.resolve("system.xml").toString(), "--debug-pd", target};
        int actual =
                Cli.run(arguments, InputStream.nullInputStream(), new ByteArrayOutputStream(), err);
        assertEquals(exitCode, actual, err::toString);
        return err.toString(StandardCharsets.UTF_8);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Process startRun(int port) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(BIN.resolve("java").toString());
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (option.startsWith("-XX:") || option.startsWith("--add-exports")) {
                command.add(option);
            }
        }
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "run",
                        FOLDER.resolve("system.xml").toString(),
                        "--debug-pd",
                        "frugal:" + port));
        return new ProcessBuilder(command)
                .redirectInput(Redirect.from(Files.createFile(folder.resolve("empty")).toFile()))
                .redirectOutput(folder.resolve("console").toFile())
                .redirectError(folder.resolve("messages").toFile())
                .start();
    }

    /// The debugger, with somebody who types and reads.
    private static final class Jdb implements AutoCloseable {
        private final Process process;
        private final Writer in;
        private final BufferedReader out;

        private Jdb(Process process) {
            this.process = process;
            in = process.outputWriter(StandardCharsets.UTF_8);
            out = process.inputReader(StandardCharsets.UTF_8);
        }

        /// Tries until the run has opened its port.
        static Jdb attach(int port, Path sources) throws IOException, InterruptedException {
            for (int i = 0; i < ATTEMPTS; i++) {
                Jdb jdb = start(port, sources);
                if (jdb.readUntil("VM Started", "Unable to attach").contains("VM Started")) {
                    return jdb;
                }
                jdb.process.waitFor();
            }
            throw new IOException("the run opens no port");
        }

        private static Jdb start(int port, Path sources) throws IOException {
            return new Jdb(
                    new ProcessBuilder(
                                    BIN.resolve("jdb").toString(),
                                    "-J-XX:TieredStopAtLevel=1",
                                    "-connect",
                                    "com.sun.jdi.SocketAttach:hostname=127.0.0.1,port=" + port,
                                    "-sourcepath",
                                    sources.toString())
                            .redirectErrorStream(true)
                            .start());
        }

        /// Types a command; {@return what is printed up to a text, and to the end of its line}.
        String say(String command, String until) throws IOException {
            in.write(command + "\n");
            in.flush();
            return readUntil(until, "The application exited");
        }

        private String readUntil(String... texts) throws IOException {
            StringBuilder seen = new StringBuilder();
            for (int next = out.read(); next >= 0; next = out.read()) {
                seen.append((char) next);
                if (next == '\n' && List.of(texts).stream().anyMatch(t -> seen.indexOf(t) >= 0)) {
                    return seen.toString();
                }
            }
            if (List.of(texts).stream().anyMatch(t -> seen.indexOf(t) >= 0)) {
                return seen.toString();
            }
            throw new IOException("jdb said: " + seen);
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
