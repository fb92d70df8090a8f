package org.coreplatform.builder.pipeline;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.coreplatform.description.DescriptionChecker;
import org.coreplatform.kernel.pd.language.LanguageProfile;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// Tells one build of the toolchain from another.
final class ToolchainStamp {
    /// A class of each jar that has a part in building.
    private static final List<Class<?>> PARTS =
            List.of(
                    ProtectionDomain.class,
                    DescriptionChecker.class,
                    LanguageProfile.class,
                    SystemBuilder.class);

    private ToolchainStamp() {}

    /// {@return the stamp; nothing while the toolchain itself is being developed and its classes
    /// are in folders}
    static Optional<String> current() {
        StringBuilder stamp = new StringBuilder(Runtime.version().toString());
        try {
            for (Class<?> part : PARTS) {
                Path jar = jarOf(part);
                if (!Files.isRegularFile(jar)) {
                    return Optional.empty();
                }
                stamp.append(' ').append(jar.getFileName()).append(' ').append(Files.size(jar));
                stamp.append(' ').append(Files.getLastModifiedTime(jar).toMillis());
            }
        } catch (IOException | URISyntaxException _) {
            return Optional.empty();
        }
        return Optional.of(stamp.toString());
    }

    /// {@return the folder of the toolchain's jars, under the same condition}
    static Optional<Path> folder() {
        try {
            Path jar = jarOf(ToolchainStamp.class);
            return Files.isRegularFile(jar)
                    ? Optional.ofNullable(jar.getParent())
                    : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private static Path jarOf(Class<?> part) throws URISyntaxException {
        return Path.of(part.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
