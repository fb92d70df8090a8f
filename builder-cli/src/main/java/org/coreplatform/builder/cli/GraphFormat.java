package org.coreplatform.builder.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.coreplatform.builder.diagram.Diagram;
import org.coreplatform.builder.diagram.DotWriter;
import org.coreplatform.builder.diagram.MermaidWriter;
import org.coreplatform.builder.diagram.SvgWriter;

/// How to write a picture of a system.
enum GraphFormat {
    SVG,
    DOT,
    MERMAID;

    /// {@return the format that a file's ending names}
    static Optional<GraphFormat> ofFile(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "svg" -> Optional.of(SVG);
            case "dot", "gv" -> Optional.of(DOT);
            case "mmd", "mermaid" -> Optional.of(MERMAID);
            default -> Optional.empty();
        };
    }

    String write(Diagram diagram) {
        return switch (this) {
            case SVG -> SvgWriter.file(diagram);
            case DOT -> DotWriter.file(diagram);
            case MERMAID -> MermaidWriter.file(diagram);
        };
    }

    /// {@return the word on the command line}
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
