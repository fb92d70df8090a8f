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

    MemoryFiles with(String path, String text) {
        return with(path, text.getBytes(StandardCharsets.UTF_8));
    }

    MemoryFiles with(String path, byte[] bytes) {
        files.put(Path.of(path), bytes);
        return this;
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
        return read(file).map(content -> (long) content.length);
    }

    @Override
    public Optional<byte[]> read(Path file) {
        return Optional.ofNullable(files.get(file));
    }
}
