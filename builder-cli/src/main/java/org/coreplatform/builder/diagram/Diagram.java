package org.coreplatform.builder.diagram;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.coreplatform.description.diagnostic.Diagnostic;

/// A system as boxes and lines between them, before anyone decides where they go.
///
/// @param title what it shows
/// @param boxes the outermost boxes
/// @param lines the lines, whose ends are ids of boxes at any depth
/// @param statements what the policy says, and whether it holds
/// @param turns of scheduling domains: a round of their schedule
public record Diagram(
        String title,
        List<Box> boxes,
        List<Line> lines,
        List<Statement> statements,
        List<Turn> turns) {

    public Diagram {
        boxes = List.copyOf(boxes);
        lines = List.copyOf(lines);
        statements = List.copyOf(statements);
        turns = List.copyOf(turns);
    }

    /// The turn of a scheduling domain.
    ///
    /// @param domain its name
    /// @param share how long it lasts, as a part of the round
    /// @param time how long it lasts, in words
    public record Turn(String domain, double share, String time) {}

    /// {@return all boxes, parents before children}
    public List<Box> allBoxes() {
        return boxes.stream().flatMap(Box::withChildren).toList();
    }

    /// {@return the number of boxes and lines}
    public int parts() {
        return allBoxes().size() + lines.size();
    }

    /// What a box stands for.
    public enum BoxKind {
        PROTECTION_DOMAIN,
        PASSIVE_DOMAIN,
        VIRTUAL_MACHINE,
        MEMORY,
        /// Memory or a device at an address that the author chose.
        FIXED_MEMORY,
        INTERRUPT;

        /// {@return the name of its style}
        String style() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A box.
    ///
    /// @param id unique in the diagram: letters, digits and `-`
    /// @param title its name
    /// @param details lines below the name
    /// @param findings what is wrong with it
    /// @param hint all that is known about it
    /// @param children boxes in it
    public record Box(
            String id,
            BoxKind kind,
            String title,
            List<Detail> details,
            List<Diagnostic> findings,
            String hint,
            List<Box> children) {

        public Box {
            details = List.copyOf(details);
            findings = List.copyOf(findings);
            children = List.copyOf(children);
        }

        Stream<Box> withChildren() {
            return Stream.concat(Stream.of(this), children.stream().flatMap(Box::withChildren));
        }
    }

    /// A line of text in a box.
    ///
    /// @param id of what it stands for, if that has no box of its own; otherwise empty
    /// @param isMemory whether that is memory
    public record Detail(String id, boolean isMemory, String text) {
        static Detail fact(String text) {
            return new Detail("", false, text);
        }

        static Detail memory(String id, String text) {
            return new Detail(id, true, text);
        }
    }

    /// What a line stands for.
    public enum LineKind {
        CALL,
        NOTIFICATION,
        MAP,
        INTERRUPT,
        CAPABILITY;

        /// {@return the name of its style}
        String style() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The head of a line's end.
    public enum Arrow {
        NONE,
        /// Something flows to this end.
        OPEN,
        /// Who is at this end is called.
        FILLED
    }

    /// A line.
    ///
    /// @param id unique in the diagram: letters, digits and `-`
    /// @param findings what is wrong with it
    /// @param hint all that is known about it
    public record Line(
            String id, LineKind kind, End from, End to, List<Diagnostic> findings, String hint) {

        public Line {
            findings = List.copyOf(findings);
        }
    }

    /// An end of a line.
    ///
    /// @param box id of the box
    /// @param pin what stands at the end, as the id of a channel; empty for nothing
    public record End(String box, String pin, Arrow arrow) {}

    /// A statement of the policy.
    ///
    /// @param holds whether the system obeys it
    public record Statement(boolean holds, String text) {}
}
