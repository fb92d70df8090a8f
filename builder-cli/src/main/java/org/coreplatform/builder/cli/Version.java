package org.coreplatform.builder.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.coreplatform.sdk.image.BootImage;
import picocli.CommandLine.IVersionProvider;

/// What `--version` prints.
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            "coreplat " + ofTool(),
            "JDK " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")",
            "image format " + BootImage.FORMAT_VERSION
        };
    }

    /// {@return the tool's version}
    static String ofTool() {
        try (InputStream in = Version.class.getResourceAsStream("version.txt")) {
            if (in == null) {
                throw new IllegalStateException("version.txt is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
