package org.coreplatform.builder.layout;

import org.coreplatform.builder.lowering.PlannedObject;
import org.coreplatform.sdk.image.BootImage;
import org.coreplatform.sdk.image.SystemSpec;

import java.util.List;

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

    /// There is not enough memory.
    ///
    /// @param use who uses how much
    record OverCommitted(MemoryUse use) implements LayoutResult {}

    /// Memory at a fixed address is not free.
    ///
    /// @param objects the objects without a place
    record Unplaceable(List<PlannedObject> objects) implements LayoutResult {
        public Unplaceable {
            objects = List.copyOf(objects);
        }
    }

    /// There are more objects than an image may have.
    ///
    /// @param objects how many
    record TooManyObjects(int objects) implements LayoutResult {}
}
