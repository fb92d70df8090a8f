package org.coreplatform.builder.diagram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.coreplatform.builder.diagram.Diagram.Arrow;
import org.coreplatform.builder.diagram.Diagram.Box;
import org.coreplatform.builder.diagram.Diagram.BoxKind;
import org.coreplatform.builder.diagram.Diagram.Detail;
import org.coreplatform.builder.diagram.Diagram.End;
import org.coreplatform.builder.diagram.Diagram.Line;
import org.coreplatform.builder.diagram.Diagram.LineKind;
import org.coreplatform.builder.diagram.RegionUses.Use;
import org.coreplatform.builder.layout.Quantity;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.Origin;
import org.coreplatform.description.model.SystemDescription;

/// The boxes of memory regions, except private ones, and the lines of their maps. Regions that the
/// same users have in the same way share a box, unless something is wrong with them.
///
/// @param apart ids of regions that have boxes of their own, because other lines lead to them
record RegionBoxes(
        SystemDescription system, RegionUses uses, FindingsByPlace findings, Set<String> apart) {

    void addTo(List<Box> boxes, List<Line> lines) {
        Map<String, List<MemoryRegion>> groups = new LinkedHashMap<>();
        for (MemoryRegion region : system.memoryRegions()) {
            if (!uses.isPrivate(region)) {
                groups.computeIfAbsent(key(region), _ -> new ArrayList<>()).add(region);
            }
        }
        for (List<MemoryRegion> group : groups.values()) {
            boxes.add(group.size() == 1 ? box(group.getFirst()) : box(group));
            addMaps(group, lines);
        }
    }

    /// Equal for regions that can share a box.
    private String key(MemoryRegion region) {
        if (apart.contains(Ids.of(region)) || !findings(region).isEmpty()) {
            return Ids.of(region);
        }
        return uses.of(region).stream()
                .map(use -> use.box() + " " + use.permissions())
                .sorted()
                .collect(Collectors.joining(", ", kind(region) + " of ", ""));
    }

    private List<Diagnostic> findings(MemoryRegion region) {
        List<Origin> origins = new ArrayList<>();
        origins.add(region.origin());
        uses.of(region).forEach(use -> origins.add(use.origin()));
        return findings.at(origins.toArray(Origin[]::new));
    }

    private static BoxKind kind(MemoryRegion region) {
        return region.physicalAddress().isPresent() ? BoxKind.FIXED_MEMORY : BoxKind.MEMORY;
    }

    /// {@return name and size}
    static String words(MemoryRegion region) {
        return Measure.cut(region.name()) + " " + Quantity.bytes(region.sizeBytes());
    }

    private Box box(MemoryRegion region) {
        List<Detail> details = new ArrayList<>();
        String where = where(region);
        if (!where.isEmpty()) {
            details.add(Detail.fact(where));
        }
        details.add(Detail.fact(Quantity.bytes(region.sizeBytes())));
        return new Box(
                Ids.of(region),
                kind(region),
                region.name(),
                details,
                findings.at(region.origin()),
                hint(region),
                List.of());
    }

    private Box box(List<MemoryRegion> group) {
        BoxKind kind = kind(group.getFirst());
        List<Detail> details = new ArrayList<>();
        for (MemoryRegion region : group) {
            String where = where(region);
            details.add(
                    Detail.memory(
                            Ids.of(region),
                            words(region) + (where.isEmpty() ? "" : " · " + where)));
        }
        return new Box(
                "group-" + group.getFirst().index(),
                kind,
                "%d %s".formatted(group.size(), words(kind)),
                details,
                List.of(),
                group.stream().map(RegionBoxes::hint).collect(Collectors.joining("\n")),
                List.of());
    }

    private static String words(BoxKind kind) {
        return kind == BoxKind.MEMORY ? "memory regions" : "devices";
    }

    private String where(MemoryRegion region) {
        List<String> where = new ArrayList<>();
        uses.device(region).ifPresent(device -> where.add(device.name()));
        region.physicalAddress().ifPresent(address -> where.add(Quantity.hex(address)));
        return String.join(" · ", where);
    }

    private static String hint(MemoryRegion region) {
        return "memory region %s, line %d"
                .formatted(region.name(), region.origin().element().begin().line());
    }

    private void addMaps(List<MemoryRegion> group, List<Line> lines) {
        MemoryRegion first = group.getFirst();
        String box = group.size() == 1 ? Ids.of(first) : "group-" + first.index();
        int number = 0;
        for (Use use : uses.of(first)) {
            lines.add(
                    line(
                            "map-%d-%d".formatted(first.index(), number++),
                            box,
                            kind(first),
                            use,
                            hint(group, use)));
        }
    }

    private String hint(List<MemoryRegion> group, Use like) {
        List<String> lines = new ArrayList<>();
        for (MemoryRegion region : group) {
            for (Use use : uses.of(region)) {
                boolean isThis =
                        group.size() > 1 || use.origin().element().equals(like.origin().element());
                if (isThis && use.box().equals(like.box())) {
                    lines.add(
                            "%s maps %s at %s with %s, line %d"
                                    .formatted(
                                            use.user(),
                                            region.name(),
                                            Quantity.hex(use.address()),
                                            permissions(use),
                                            use.origin().element().begin().line()));
                }
            }
        }
        return String.join("\n", lines);
    }

    private static String permissions(Use use) {
        return use.permissions().isNone() ? "none" : use.permissions().toString();
    }

    /// Devices are drawn before their drivers, other memory between writers and readers.
    private Line line(String id, String box, BoxKind kind, Use use, String hint) {
        boolean writes = use.permissions().writable();
        boolean reads = use.permissions().readable() || use.permissions().executable();
        End user = new End(use.box(), "", reads ? Arrow.OPEN : Arrow.NONE);
        End memory = new End(box, permissions(use), writes ? Arrow.OPEN : Arrow.NONE);
        boolean isMemoryFirst = kind == BoxKind.FIXED_MEMORY || !writes;
        return new Line(
                id,
                LineKind.MAP,
                isMemoryFirst ? memory : user,
                isMemoryFirst ? user : memory,
                findings.at(use.origin()),
                hint);
    }
}
