package org.coreplatform.builder.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.coreplatform.builder.diagram.Diagram.Box;
import org.coreplatform.builder.diagram.Diagram.Line;
import org.coreplatform.builder.diagram.Diagram.Statement;
import org.coreplatform.builder.diagram.Diagram.Turn;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.graph.FlowGraph;
import org.coreplatform.description.graph.FlowGraph.Flow;
import org.coreplatform.description.model.DomainSchedule;
import org.coreplatform.description.model.FlowConstraint;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Reads a diagram off a system, which may break rules.
public final class SystemDiagram {
    private SystemDiagram() {}

    /// {@return the diagram of a system}
    ///
    /// @param diagnostics what is wrong with it
    /// @param view which part to draw
    public static Diagram of(
            SystemDescription system, Target target, List<Diagnostic> diagnostics, View view) {
        FindingsByPlace findings = new FindingsByPlace(diagnostics);
        RegionUses uses = new RegionUses(system, target.hardware());
        List<Box> boxes = new ArrayList<>(new DomainBoxes(system, uses, findings, view).boxes());
        List<Line> lines = new ArrayList<>(new ChannelLines(system, findings).lines());
        Hardware hardware = new Hardware(system, uses, findings, view);
        boxes.addAll(hardware.boxes());
        lines.addAll(hardware.lines());
        if (view.regions()) {
            new RegionBoxes(system, uses, findings, hardware.devices()).addTo(boxes, lines);
        }
        Diagram whole =
                new Diagram(fileName(system), boxes, lines, statements(system), turns(system));
        return view.only().isEmpty()
                ? whole
                : Neighbourhood.of(whole, Neighbourhood.ids(system, view.only()));
    }

    /// Without its folders: the same description gives the same picture, wherever it is.
    private static String fileName(SystemDescription system) {
        String name = system.origin().element().file().name();
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private static List<Turn> turns(SystemDescription system) {
        List<DomainSchedule.Entry> cycle =
                system.domains().stream()
                        .flatMap(domains -> domains.schedule().stream())
                        .flatMap(schedule -> schedule.cycle().stream())
                        .filter(entry -> entry.length().isPresent())
                        .toList();
        double round = cycle.stream().mapToDouble(SystemDiagram::ticks).sum();
        return cycle.stream()
                .map(
                        entry ->
                                new Turn(
                                        entry.domain().orElseThrow(),
                                        ticks(entry) / round,
                                        entry.length().orElseThrow().toString()))
                .toList();
    }

    private static double ticks(DomainSchedule.Entry entry) {
        return entry.length().orElseThrow().ticks();
    }

    /// {@return what the policy of a system says, and whether it holds}
    public static List<Statement> statements(SystemDescription system) {
        if (system.policy().isEmpty()) {
            return List.of();
        }
        FlowGraph flows = FlowGraph.of(system);
        return system.policy().stream().map(each -> statement(each, flows)).toList();
    }

    private static Statement statement(FlowConstraint constraint, FlowGraph flows) {
        String text =
                "no flow from %s to %s%s"
                        .formatted(
                                constraint.from().name(),
                                constraint.to().name(),
                                constraint
                                        .exceptThrough()
                                        .map(through -> " except through " + through.name())
                                        .orElse(""));
        Optional<List<Flow>> path = flows.violation(constraint);
        return path.map(
                        found ->
                                new Statement(
                                        false,
                                        text
                                                + ": "
                                                + constraint.from().name()
                                                + found.stream()
                                                        .map(flow -> " → " + flow.to())
                                                        .collect(Collectors.joining())))
                .orElseGet(() -> new Statement(true, text));
    }
}
