package org.coreplatform.builder.cli;

/// Something to do when the process ends while something else is going on, as after Ctrl-C.
final class EndOfProcess implements AutoCloseable {
    private final Thread hook;

    /// @param action what to do, on a thread of its own; the process waits for it
    EndOfProcess(Runnable action) {
        hook = new Thread(action, "end of process");
        ifStillRunning(() -> Runtime.getRuntime().addShutdownHook(hook));
    }

    /// Nothing is to be done any more, unless the process is already ending.
    @Override
    public void close() {
        ifStillRunning(() -> Runtime.getRuntime().removeShutdownHook(hook));
    }

    /// Hooks of a process that is ending cannot be changed.
    private static void ifStillRunning(Runnable change) {
        try {
            change.run();
        } catch (IllegalStateException _) {
            // The threads of the process end with it.
        }
    }
}
