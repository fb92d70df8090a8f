package org.coreplatform.builder.layout;

import java.util.List;
import java.util.Optional;

/// Why a system cannot be laid out, in words for its author.
///
/// @param rule the id of the diagnostic
/// @param message what is wrong
/// @param label what to say at the place to which the diagnostic points
/// @param culprit what to point to, unless it is the whole system
/// @param notes facts
/// @param help a way out
public record MemoryProblem(
        String rule,
        String message,
        String label,
        Optional<Culprit> culprit,
        List<String> notes,
        String help) {

    public static final String OVER_COMMIT = "memory.over-commit";
    public static final String NOT_FREE = "memory.not-free";
    public static final String OVERLAPS_PROGRAM = "map.overlaps-program";
    public static final String TOO_MANY_OBJECTS = "memory.too-many-objects";

    /// What [#rule()] can be.
    public static final List<String> RULES =
            List.of(OVER_COMMIT, NOT_FREE, OVERLAPS_PROGRAM, TOO_MANY_OBJECTS);

    public MemoryProblem {
        notes = List.copyOf(notes);
    }
}
