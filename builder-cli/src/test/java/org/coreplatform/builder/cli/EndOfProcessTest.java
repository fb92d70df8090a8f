package org.coreplatform.builder.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EndOfProcessTest {
    /// A run can end just when somebody presses Ctrl-C.
    @Test
    void nothingFailsWhileTheProcessIsEnding() throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Ending.class.getName())
                        .redirectErrorStream(true)
                        .start();
        byte[] said = process.getInputStream().readAllBytes();
        assertEquals("done\n", new String(said, StandardCharsets.UTF_8));
        assertEquals(3, process.waitFor());
    }

    /// Ends things while it is ending itself.
    static final class Ending {
        private Ending() {}

        public static void main(String[] arguments) {
            StopRequest before = new StopRequest(Long.MAX_VALUE, () -> {});
            Runnable late =
                    () -> {
                        before.close();
                        new StopRequest(Long.MAX_VALUE, () -> {}).close();
                        System.out.println("done");
                    };
            Runtime.getRuntime().addShutdownHook(new Thread(late));
            System.exit(3);
        }
    }
}
