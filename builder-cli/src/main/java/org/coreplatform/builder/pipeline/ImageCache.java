package org.coreplatform.builder.pipeline;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.coreplatform.builder.program.ProjectFiles;

/// Keeps the image of a description for the next run, in a folder `.coreplat` beside it that
/// version control ignores.
///
/// An entry holds the image and all inputs of its build with their digests; it counts only while
/// every input would be read the same again. Where nothing can be written there is no cache.
final class ImageCache {
    private static final String FOLDER = ".coreplat";
    private static final String MAGIC = "coreplat-image-cache-1";
    private static final int MAX_INPUTS = 100_000;

    private final Path folder;
    private final Path entry;
    private final Optional<String> toolchain;

    /// The cache for a description.
    ///
    /// @param toolchain tells builds of the toolchain apart; nothing: do not cache
    ImageCache(Path description, BuildSettings settings, Optional<String> toolchain) {
        this.toolchain = toolchain;
        this.folder = description.resolveSibling(FOLDER);
        List<String> key = new ArrayList<>();
        key.add(description.toAbsolutePath().toString());
        key.add(settings.toString());
        settings.searchPath().forEach(path -> key.add(path.toAbsolutePath().toString()));
        String digest = Digests.hex(String.join("\0", key).getBytes(StandardCharsets.UTF_8));
        this.entry = folder.resolve("image-" + digest.substring(0, 16));
    }

    /// {@return the image, if there is one and all its inputs are unchanged}
    Optional<BuildResult.Built> find(ProjectFiles files) {
        return toolchain
                .filter(_ -> Files.isRegularFile(entry))
                .flatMap(stamp -> read(stamp, files));
    }

    /// Keeps an image.
    ///
    /// @param inputs what it was built from
    void keep(byte[] image, List<Input> inputs) {
        if (toolchain.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Path ignore = folder.resolve(".gitignore");
            if (!Files.exists(ignore)) {
                OutputFile.write(ignore, "*\n".getBytes(StandardCharsets.UTF_8));
            }
            OutputFile.write(entry, encode(toolchain.get(), image, inputs));
        } catch (IOException _) {
            // The folder is not ours to write to: the next run builds again.
        }
    }

    private Optional<BuildResult.Built> read(String stamp, ProjectFiles files) {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(entry))) {
            if (!in.readUTF().equals(MAGIC) || !in.readUTF().equals(stamp)) {
                return Optional.empty();
            }
            String digest = in.readUTF();
            List<Input> inputs = readInputs(in);
            for (Input input : inputs) {
                if (!input.holds(files)) {
                    return Optional.empty();
                }
            }
            byte[] image = in.readAllBytes();
            return Digests.hex(image).equals(digest)
                    ? Optional.of(new BuildResult.Built(image, List.of(), Input.files(inputs)))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException _) {
            // A damaged entry is no entry.
            return Optional.empty();
        }
    }

    private static List<Input> readInputs(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MAX_INPUTS) {
            throw new IOException("no such number of inputs");
        }
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            inputs.add(
                    new Input(
                            Input.Question.valueOf(in.readUTF()),
                            Path.of(in.readUTF()),
                            in.readUTF()));
        }
        return inputs;
    }

    private static byte[] encode(String stamp, byte[] image, List<Input> inputs)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(MAGIC);
        out.writeUTF(stamp);
        out.writeUTF(Digests.hex(image));
        out.writeInt(inputs.size());
        for (Input input : inputs) {
            out.writeUTF(input.question().toString());
            out.writeUTF(input.path().toString());
            out.writeUTF(input.answer());
        }
        out.write(image);
        return bytes.toByteArray();
    }
}
