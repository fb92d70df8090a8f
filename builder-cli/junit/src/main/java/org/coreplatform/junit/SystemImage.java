package org.coreplatform.junit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.coreplatform.board.catalog.Board;
import org.coreplatform.board.catalog.BoardModel;
import org.coreplatform.board.catalog.Boards;
import org.coreplatform.builder.pipeline.BuildResult;
import org.coreplatform.builder.pipeline.BuildSettings;
import org.coreplatform.builder.pipeline.SystemBuilder;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.SnippetRenderer;
import org.coreplatform.sdk.image.BootImage;
import org.coreplatform.sdk.image.BootImageReader;
import org.opentest4j.AssertionFailedError;

/// A description and the image that was built from it, or what is wrong with it.
final class SystemImage {
    private static final BoardModel MODEL = Boards.ALL.getFirst();

    private final Path description;
    private final BuildResult result;
    private final Optional<BootImage> image;

    SystemImage(Path description) {
        this.description = description;
        result =
                new SystemBuilder(BuildSettings.forBoard(MODEL.profile()))
                        .buildUnlessUnchanged(description);
        image =
                result instanceof BuildResult.Built built
                        ? Optional.of(BootImageReader.read(built.image()))
                        : Optional.empty();
    }

    Path description() {
        return description;
    }

    /// {@return the image}
    ///
    /// @throws AssertionFailedError with the diagnostics when there is none
    BootImage image() {
        return image.orElseThrow(() -> refused(result.diagnostics()));
    }

    /// {@return a board for it, switched off}
    Board board() {
        return MODEL.create(MODEL.profile());
    }

    private AssertionFailedError refused(List<Diagnostic> diagnostics) {
        return new AssertionFailedError(
                "%s cannot be built\n\n%s"
                        .formatted(description, SnippetRenderer.plain().render(diagnostics)));
    }
}
