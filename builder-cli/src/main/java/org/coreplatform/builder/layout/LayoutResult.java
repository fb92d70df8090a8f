package org.coreplatform.builder.layout;

import java.util.List;
import org.coreplatform.sdk.image.BootImage;
import org.coreplatform.sdk.image.SystemSpec;

/// What came of laying a system out.
public sealed interface LayoutResult {
    /// Everything has its place.
    ///
    /// @param spec the system
    /// @param segments what the boot ROM loads
    record Placed(SystemSpec spec, List<BootImage.Segment> segments) implements LayoutResult {
        public Placed {
            segments = List.copyOf(segments);
        }
    }

    /// The memory is not there.
    ///
    /// @param problem why
    record Refused(MemoryProblem problem) implements LayoutResult {}
}
