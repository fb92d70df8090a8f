package org.coreplatform.builder.pipeline;

import java.nio.file.Path;
import java.util.List;
import org.coreplatform.description.diagnostic.Diagnostic;

/// What came of building a description.
public sealed interface BuildResult {

    /// {@return the findings, in their order}
    List<Diagnostic> diagnostics();

    /// {@return the files that were read}
    List<Path> inputs();

    /// {@return the same, of these files}
    BuildResult withInputs(List<Path> inputs);

    /// There is an image.
    ///
    /// @param image the bytes of the image file
    /// @param diagnostics warnings
    /// @param inputs the files that were read
    @SuppressWarnings("ArrayRecordComponent") // on its way to a file; never compared
    record Built(byte[] image, List<Diagnostic> diagnostics, List<Path> inputs)
            implements BuildResult {

        public Built {
            diagnostics = List.copyOf(diagnostics);
            inputs = List.copyOf(inputs);
        }

        Built(byte[] image, List<Diagnostic> diagnostics) {
            this(image, diagnostics, List.of());
        }

        @Override
        public Built withInputs(List<Path> files) {
            return new Built(image, diagnostics, files);
        }
    }

    /// The description, a program or the board's memory does not allow one.
    ///
    /// @param diagnostics why, at least one error
    /// @param inputs the files that were read
    record Refused(List<Diagnostic> diagnostics, List<Path> inputs) implements BuildResult {

        public Refused {
            diagnostics = List.copyOf(diagnostics);
            inputs = List.copyOf(inputs);
        }

        Refused(List<Diagnostic> diagnostics) {
            this(diagnostics, List.of());
        }

        @Override
        public Refused withInputs(List<Path> files) {
            return new Refused(diagnostics, files);
        }
    }
}
