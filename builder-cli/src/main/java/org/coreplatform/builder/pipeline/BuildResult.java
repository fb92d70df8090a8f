package org.coreplatform.builder.pipeline;

import java.util.List;
import org.coreplatform.description.diagnostic.Diagnostic;

/// What came of building a description.
public sealed interface BuildResult {

    /// {@return the findings, in their order}
    List<Diagnostic> diagnostics();

    /// There is an image.
    ///
    /// @param image the bytes of the image file
    /// @param diagnostics warnings
    @SuppressWarnings("ArrayRecordComponent") // on its way to a file; never compared
    record Built(byte[] image, List<Diagnostic> diagnostics) implements BuildResult {

        public Built {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /// The description, a program or the board's memory does not allow one.
    ///
    /// @param diagnostics why, at least one error
    record Refused(List<Diagnostic> diagnostics) implements BuildResult {

        public Refused {
            diagnostics = List.copyOf(diagnostics);
        }
    }
}
