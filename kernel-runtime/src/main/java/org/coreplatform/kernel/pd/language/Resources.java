package org.coreplatform.kernel.pd.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Files that belong to this module.
final class Resources {
    private Resources() {}

    /// {@return the text of a file beside this class}
    static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    static boolean exists(String name) {
        return Resources.class.getResource(name) != null;
    }

    /// {@return the content of a file, by its name beside this class or absolute with a slash}
    static byte[] bytes(String name) {
        try (InputStream in = Resources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the kernel runtime");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
