package org.coreplatform.builder.diagram;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.coreplatform.board.catalog.Boards;
import org.coreplatform.description.CheckOptions;
import org.coreplatform.description.CheckResult;
import org.coreplatform.description.DescriptionChecker;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.model.SystemDescription;

/// A description that was read for a picture.
record Systems(SystemDescription system, List<Diagnostic> diagnostics) {
    private static final CheckOptions OPTIONS =
            CheckOptions.forBoard(Boards.ALL.getFirst().profile());

    /// {@return the system in a description; its name decides about the profile}
    static Systems read(String name, String text) {
        CheckResult result =
                DescriptionChecker.check(name, text.getBytes(StandardCharsets.UTF_8), OPTIONS);
        return new Systems(result.understood().orElseThrow(), result.diagnostics());
    }

    Diagram diagram(View view) {
        return SystemDiagram.of(system, OPTIONS.target(system.profile()), diagnostics, view);
    }

    Drawing drawing() {
        return Drawing.read(SvgWriter.file(diagram(View.ALL)));
    }
}
