package org.coreplatform.builder.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.Consumer;
import org.coreplatform.builder.pipeline.Digests;
import org.coreplatform.builder.recording.Checkpoints;
import org.coreplatform.builder.recording.Recording.Checkpoint;
import org.coreplatform.builder.recording.Recording.Ending;
import org.coreplatform.builder.recording.Recording.Work;
import org.coreplatform.builder.trace.TraceEvent;
import org.coreplatform.kernel.boot.RunOutcome;
import org.coreplatform.kernel.trace.ThreadStatistics;

/// What a run leaves behind, by which it is compared with another.
final class Evidence {
    private final MessageDigest console = Digests.sha256();
    private final Checkpoints checkpoints = new Checkpoints();

    /// {@return a stream that notes what goes to another}
    PrintStream watch(OutputStream out) {
        return new PrintStream(new DigestOutputStream(out, console), false, StandardCharsets.UTF_8);
    }

    /// {@return what gets the kernel's events}
    Consumer<TraceEvent> events() {
        return checkpoints;
    }

    List<Checkpoint> checkpoints() {
        return checkpoints.all();
    }

    /// {@return how the run ended}; asked once, when everything has been printed.
    Ending ending(RunOutcome outcome) {
        checkpoints.accept(new TraceEvent.End(outcome.cycles()));
        return new Ending(
                outcome.cycles(),
                outcome.reason(),
                outcome.exitCode(),
                Digests.hex(console),
                outcome.threads().stream().map(Evidence::work).toList());
    }

    private static Work work(ThreadStatistics thread) {
        return new Work(
                thread.name(),
                thread.cyclesRun(),
                thread.callsMade(),
                thread.notificationsSent(),
                thread.messagesReceived(),
                thread.faultsRaised());
    }
}
