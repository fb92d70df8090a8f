package org.coreplatform.description.xml;

import java.util.Optional;

/// Looks for the files that a description names.
@FunctionalInterface
public interface FileSizes {
    /// {@return the size of a file in bytes, if it can be found and read}
    Optional<Long> sizeOf(String path);
}
