package org.coreplatform.builder.image;

import org.coreplatform.builder.layout.MemoryProblem;
import org.coreplatform.sdk.image.BootImage;

/// What came of building an image.
public sealed interface ImageResult {
    /// It was built.
    ///
    /// @param image the image
    /// @param file its bytes
    @SuppressWarnings("ArrayRecordComponent") // on its way to a file; never compared
    record Built(BootImage image, byte[] file) implements ImageResult {}

    /// The system does not fit the board.
    ///
    /// @param problem why
    record Refused(MemoryProblem problem) implements ImageResult {}
}
