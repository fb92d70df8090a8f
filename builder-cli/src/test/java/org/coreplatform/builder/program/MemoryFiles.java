package org.coreplatform.builder.program;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// A small file system in memory.
final class MemoryFiles implements ProjectFiles {
    private final TreeMap<Path, byte[]> files = new TreeMap<>();
    private final TreeSet<Path> unreadable = new TreeSet<>();

    MemoryFiles with(String path, String text) {
        return with(path, text.getBytes(StandardCharsets.UTF_8));
    }

    MemoryFiles with(String path, byte[] bytes) {
        files.put(Path.of(path), bytes);
        return this;
    }

    /// A file that is there and may not be read.
    MemoryFiles withUnreadable(String path) {
        unreadable.add(Path.of(path));
        return with(path, "");
    }

    @Override
    public Kind kind(Path path) {
        if (files.containsKey(path)) {
            return Kind.FILE;
        }
        return list(path).isEmpty() ? Kind.MISSING : Kind.FOLDER;
    }

    @Override
    public List<Path> list(Path folder) {
        TreeSet<Path> entries = new TreeSet<>();
        for (Path file : files.keySet()) {
            boolean isRoot = folder.toString().isEmpty();
            if (isRoot) {
                entries.add(file.getName(0));
            } else if (file.startsWith(folder) && !file.equals(folder)) {
                entries.add(folder.resolve(file.getName(folder.getNameCount())));
            }
        }
        return List.copyOf(entries);
    }

    @Override
    public Optional<Long> size(Path file) {
        return kind(file) == Kind.FOLDER
                ? Optional.of(0L)
                : read(file).map(content -> (long) content.length);
    }

    @Override
    public Optional<byte[]> read(Path file) {
        return unreadable.contains(file) ? Optional.empty() : Optional.ofNullable(files.get(file));
    }
}
