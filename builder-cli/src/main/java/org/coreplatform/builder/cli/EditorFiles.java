package org.coreplatform.builder.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.coreplatform.builder.pipeline.GenerateResult;
import org.coreplatform.builder.pipeline.OutputFile;
import org.coreplatform.description.DescriptionChecker;

/// What editors need of the tools, in the folder `.coreplat` beside a description.
final class EditorFiles {
    /// Below the folder of the description.
    static final String FOLDER = ".coreplat";

    static final String GENERATED = FOLDER + "/generated";

    private static final String PROJECT = "pom.xml";
    private static final String SCHEMA = "system.xsd";

    private EditorFiles() {}

    /// {@return whether a description belongs to a project that editors open}
    static boolean areWantedBeside(Path description) {
        return Files.isRegularFile(description.resolveSibling(PROJECT));
    }

    /// Writes generated sources; {@return where they are}.
    static List<Path> write(List<GenerateResult.Source> sources, Path folder) throws IOException {
        List<Path> written = new ArrayList<>();
        for (GenerateResult.Source source : sources) {
            Path target = folder.resolve(source.path());
            Path parent = target.getParent();
            Files.createDirectories(parent == null ? folder : parent);
            OutputFile.write(target, source.text().getBytes(StandardCharsets.UTF_8));
            written.add(target);
        }
        return written;
    }

    /// Writes the libraries and the schema; {@return where they are}.
    static List<Path> writeLibraries(Path description) throws IOException {
        Path folder = description.resolveSibling(FOLDER);
        Path libraries = folder.resolve("lib");
        MavenLibraries.write(libraries);
        Path schema = folder.resolve(SCHEMA);
        OutputFile.write(schema, schema());
        return List.of(libraries, schema);
    }

    private static byte[] schema() throws IOException {
        try (InputStream in = DescriptionChecker.class.getResourceAsStream(SCHEMA)) {
            if (in == null) {
                throw new IllegalStateException(SCHEMA + " is missing");
            }
            return in.readAllBytes();
        }
    }
}
