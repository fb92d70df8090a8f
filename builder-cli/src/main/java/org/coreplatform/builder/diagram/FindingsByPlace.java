package org.coreplatform.builder.diagram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.Label;
import org.coreplatform.description.diagnostic.Span;
import org.coreplatform.description.model.Origin;

/// Diagnostics by the elements into whose start tags they point.
public final class FindingsByPlace {
    private final Map<Tag, Set<Diagnostic>> byTag = new LinkedHashMap<>();

    /// A start tag.
    private record Tag(String file, int offset) {}

    /// Sorts the diagnostics.
    public FindingsByPlace(List<Diagnostic> diagnostics) {
        for (Diagnostic found : diagnostics) {
            add(found, found.primary());
            found.secondary().forEach(label -> add(found, label));
        }
    }

    private void add(Diagnostic found, Label label) {
        byTag.computeIfAbsent(tag(label.span()), _ -> new LinkedHashSet<>()).add(found);
    }

    /// Attribute values hold no `<`, so the last one before a place opens its start tag.
    private static Tag tag(Span span) {
        return new Tag(span.file().name(), span.file().text().lastIndexOf('<', span.start()));
    }

    /// {@return whether anything is said about an element}
    public boolean isAt(Origin origin) {
        return byTag.containsKey(tag(origin.element()));
    }

    /// {@return what is said about any of these elements, once each}
    public List<Diagnostic> at(Origin... origins) {
        Set<Diagnostic> found = new LinkedHashSet<>();
        for (Origin origin : origins) {
            found.addAll(byTag.getOrDefault(tag(origin.element()), new LinkedHashSet<>()));
        }
        return new ArrayList<>(found);
    }
}
