package org.coreplatform.builder.diagram;

import java.util.List;

/// Which part of a system to draw.
///
/// @param regions whether to draw memory regions
/// @param only names of protection domains to draw with their neighbours, none for all
public record View(boolean regions, List<String> only) {
    /// Everything.
    public static final View ALL = new View(true, List.of());

    public View {
        only = List.copyOf(only);
    }
}
