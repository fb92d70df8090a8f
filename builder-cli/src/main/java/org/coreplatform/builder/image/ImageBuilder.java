package org.coreplatform.builder.image;

import java.util.List;
import java.util.Optional;
import org.coreplatform.builder.layout.Layout;
import org.coreplatform.builder.layout.LayoutResult;
import org.coreplatform.builder.layout.MemoryProblem;
import org.coreplatform.builder.layout.ProgramOverlap;
import org.coreplatform.builder.lowering.LoweredSystem;
import org.coreplatform.builder.lowering.Lowering;
import org.coreplatform.builder.lowering.SystemPlan;
import org.coreplatform.sdk.image.BootImage;
import org.coreplatform.sdk.image.BootImageReader;
import org.coreplatform.sdk.image.BootImageWriter;
import org.coreplatform.sdk.image.ImageRefused;
import org.coreplatform.sdk.image.PdProgram;
import org.coreplatform.sdk.profile.BoardProfile;

/// Builds boot images: lowering, layout, encoding. A pure function.
public final class ImageBuilder {
    private ImageBuilder() {}

    /// {@return the image of a system, or why there is none}
    ///
    /// @param plan the system
    /// @param programs the compiled programs; index = PD index
    /// @param board the board with the memory that is fitted
    public static ImageResult build(SystemPlan plan, List<PdProgram> programs, BoardProfile board) {
        LoweredSystem system = Lowering.lower(plan, programs, board);
        List<Integer> sizes = system.segments().stream().map(s -> s.bytes().length).toList();
        Optional<MemoryProblem> overlap = ProgramOverlap.find(plan, sizes);
        if (overlap.isPresent()) {
            return new ImageResult.Refused(overlap.get());
        }
        return switch (Layout.of(system, board)) {
            case LayoutResult.Placed placed -> built(placed);
            case LayoutResult.Refused(var problem) -> new ImageResult.Refused(problem);
        };
    }

    private static ImageResult built(LayoutResult.Placed placed) {
        BootImage image = BootImage.of(placed.spec(), placed.segments());
        byte[] file = BootImageWriter.write(image);
        try {
            BootImageReader.read(file);
        } catch (ImageRefused e) {
            throw new IllegalStateException("the builder wrote an image that is refused", e);
        }
        return new ImageResult.Built(image, file);
    }
}
