package org.coreplatform.description.model;

import java.util.Optional;

/// The initial content of a memory region.
///
/// @param path a file
/// @param bootInfo what the kernel says at boot
/// @param sizeBytes length of the file, if it was found
public record Prefill(Optional<String> path, Optional<String> bootInfo, Optional<Long> sizeBytes) {
    public static final Prefill NONE =
            new Prefill(Optional.empty(), Optional.empty(), Optional.empty());
}
