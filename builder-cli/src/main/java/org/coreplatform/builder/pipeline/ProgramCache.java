package org.coreplatform.builder.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.coreplatform.kernel.pd.LinkCache;

/// Keeps linked programs beside the jars of the toolchain: whoever can write there can change the
/// toolchain itself. (Beside an image they would be as trustworthy as whoever sent the image.)
///
/// An entry is named for the digest of the program and of the toolchain, JDK included. It begins
/// with a checksum: a damaged one is no entry.
public final class ProgramCache implements LinkCache {
    private static final String FOLDER = "programs";
    private static final int MAX_ENTRIES = 256;
    private static final long MAX_BYTES = 16 << 20;

    private final Path folder;
    private final byte[] toolchain;

    /// A cache.
    ///
    /// @param folder where it is
    /// @param toolchain tells builds of the toolchain apart
    ProgramCache(Path folder, String toolchain) {
        this.folder = folder;
        this.toolchain = toolchain.getBytes(StandardCharsets.UTF_8);
    }

    /// {@return the cache of this toolchain; one that keeps nothing where nothing can be written}
    public static LinkCache ofToolchain() {
        Optional<Path> home = ToolchainStamp.folder().filter(Files::isWritable);
        Optional<String> stamp = ToolchainStamp.current();
        if (home.isEmpty() || stamp.isEmpty()) {
            return NONE;
        }
        return new ProgramCache(home.get().resolve(FOLDER), stamp.get());
    }

    @Override
    public Optional<byte[]> find(byte[] program) {
        Path entry = entry(program);
        try {
            if (!Files.isRegularFile(entry) || Files.size(entry) > MAX_BYTES) {
                return Optional.empty();
            }
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(entry));
            if (bytes.remaining() < Long.BYTES || bytes.getLong() != checksum(bytes.slice())) {
                return Optional.empty();
            }
            byte[] linked = new byte[bytes.remaining()];
            bytes.get(linked);
            return Optional.of(linked);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    @Override
    public void keep(byte[] program, byte[] linked) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + linked.length);
        bytes.putLong(checksum(ByteBuffer.wrap(linked))).put(linked);
        try {
            Files.createDirectories(folder);
            makeRoom();
            OutputFile.write(entry(program), bytes.array());
        } catch (IOException | UncheckedIOException _) {
            // The next run links again.
        }
    }

    private Path entry(byte[] program) {
        byte[] key = new byte[toolchain.length + program.length];
        System.arraycopy(toolchain, 0, key, 0, toolchain.length);
        System.arraycopy(program, 0, key, toolchain.length, program.length);
        return folder.resolve(Digests.hex(key));
    }

    private static long checksum(ByteBuffer bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return checksum.getValue();
    }

    /// Begins anew when there are too many entries.
    private void makeRoom() throws IOException {
        List<Path> entries;
        try (Stream<Path> files = Files.list(folder)) {
            entries = files.toList();
        }
        if (entries.size() >= MAX_ENTRIES) {
            for (Path entry : entries) {
                Files.deleteIfExists(entry);
            }
        }
    }
}
