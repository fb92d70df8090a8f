package org.coreplatform.builder.cli;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Does something whenever files change. Folders are watched and not the files themselves, because
/// editors write a new file and rename it.
final class FileWatch implements AutoCloseable {
    /// Saving takes several steps; they are over when nothing has happened for this long.
    private static final long QUIET_MILLIS = 80;

    private static final String CLEAR = "\033[H\033[2J\033[3J";

    private final Terminal terminal;
    private final WatchService changes;
    private final Map<WatchKey, Path> folders = new HashMap<>();
    private final EndOfProcess end;
    private volatile int status = ExitCodes.OK;

    FileWatch(Terminal terminal) throws IOException {
        this.terminal = terminal;
        this.changes = FileSystems.getDefault().newWatchService();
        end = new EndOfProcess(this::interrupted);
    }

    /// Says with which exit code the process is to end when it is interrupted.
    void setStatus(int exitCode) {
        status = exitCode;
    }

    /// What an action has used.
    ///
    /// @param paths files and folders, whether they exist or not
    /// @param isCurrent whether they are still as they were then
    record Used(Set<Path> paths, BooleanSupplier isCurrent) {}

    /// Acts now and after each change of what it used, until the thread or the process is
    /// interrupted.
    void forEachChange(Supplier<Used> action) throws IOException {
        while (!Thread.currentThread().isInterrupted()) {
            if (terminal.interactive()) {
                terminal.out().print(CLEAR);
            }
            Used used = action.get();
            if (register(used.paths()) && !used.isCurrent().getAsBoolean()) {
                continue; // it changed before it was watched
            }
            terminal.err().println("watching; Ctrl-C ends");
            terminal.flush();
            if (!awaitChange(used.paths())) {
                return;
            }
        }
    }

    /// {@return whether there are folders that were not watched before}
    private boolean register(Set<Path> used) throws IOException {
        boolean isNew = false;
        for (Path path : used) {
            Path folder = Files.isDirectory(path) ? path : path.getParent();
            if (folder != null && Files.isDirectory(folder) && !folders.containsValue(folder)) {
                WatchKey key =
                        folder.register(
                                changes,
                                StandardWatchEventKinds.ENTRY_CREATE,
                                StandardWatchEventKinds.ENTRY_DELETE,
                                StandardWatchEventKinds.ENTRY_MODIFY);
                folders.put(key, folder);
                isNew = true;
            }
        }
        return isNew;
    }

    /// {@return whether something that was used has changed; otherwise the thread was interrupted}
    private boolean awaitChange(Set<Path> used) {
        try {
            boolean isChanged = false;
            while (!isChanged) {
                isChanged = concerns(changes.take(), used);
            }
            for (WatchKey more = more(); more != null; more = more()) {
                concerns(more, used);
            }
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private @Nullable WatchKey more() throws InterruptedException {
        return changes.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
    }

    private boolean concerns(WatchKey key, Set<Path> used) {
        Path folder = folders.getOrDefault(key, Path.of(""));
        boolean found = false;
        for (WatchEvent<?> event : key.pollEvents()) {
            boolean isUsed =
                    !(event.context() instanceof Path name)
                            || used.contains(folder)
                            || used.contains(folder.resolve(name));
            found |= isUsed;
        }
        if (!key.reset()) {
            folders.remove(key);
        }
        return found;
    }

    /// Ctrl-C is the usual end of watching: the last check decides about the exit code.
    private void interrupted() {
        terminal.flush();
        Runtime.getRuntime().halt(status);
    }

    @Override
    public void close() throws IOException {
        changes.close();
        end.close();
    }
}
