package org.coreplatform.builder.diagram;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.coreplatform.builder.diagram.Diagram.Box;
import org.coreplatform.builder.diagram.Diagram.Line;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;

/// A part of a diagram: some boxes, what is in them, and all that is directly connected to that.
final class Neighbourhood {
    private Neighbourhood() {}

    /// {@return the ids of the boxes of the protection domains with these names}
    static Set<String> ids(SystemDescription system, List<String> names) {
        Set<String> ids = new LinkedHashSet<>();
        for (ProtectionDomain pd : system.protectionDomains()) {
            if (names.contains(pd.name())) {
                ids.add(Ids.of(pd));
            }
        }
        return ids;
    }

    static Diagram of(Diagram whole, Set<String> centre) {
        Set<String> chosen = new LinkedHashSet<>();
        for (Box box : whole.allBoxes()) {
            if (centre.contains(box.id())) {
                box.withChildren().forEachOrdered(inner -> chosen.add(inner.id()));
            }
        }
        List<Line> lines = new ArrayList<>();
        Set<String> shown = new LinkedHashSet<>(chosen);
        for (Line line : whole.lines()) {
            if (chosen.contains(line.from().box()) || chosen.contains(line.to().box())) {
                lines.add(line);
                shown.add(line.from().box());
                shown.add(line.to().box());
            }
        }
        List<Box> boxes = whole.boxes().stream().flatMap(box -> part(box, shown).stream()).toList();
        return new Diagram(whole.title(), boxes, lines, whole.statements(), whole.turns());
    }

    /// {@return the box with those of its children that are shown, if any of them is}
    private static Optional<Box> part(Box box, Set<String> shown) {
        List<Box> children =
                box.children().stream().flatMap(child -> part(child, shown).stream()).toList();
        if (children.isEmpty() && !shown.contains(box.id())) {
            return Optional.empty();
        }
        return Optional.of(
                new Box(
                        box.id(),
                        box.kind(),
                        box.title(),
                        box.details(),
                        box.findings(),
                        box.hint(),
                        children));
    }
}
