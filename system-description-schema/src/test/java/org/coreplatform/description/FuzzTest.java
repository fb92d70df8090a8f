package org.coreplatform.description;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.coreplatform.description.Fuzz.Input;
import org.coreplatform.description.diagnostic.CheckedFile;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticJson;
import org.coreplatform.description.diagnostic.GithubFormat;
import org.coreplatform.description.diagnostic.Palette;
import org.coreplatform.description.diagnostic.SarifJson;
import org.coreplatform.description.diagnostic.ShortFormat;
import org.coreplatform.description.diagnostic.SnippetRenderer;
import org.junit.jupiter.api.Test;

/// Whatever a file contains, a check of it ends with diagnostics and not with an exception.
class FuzzTest {
    private static void check(Input input) {
        CheckResult result =
                DescriptionChecker.check(
                        input.name(), input.content(), TestBoard.options(input.name()));
        List<Diagnostic> found = result.diagnostics();
        assertEquals(found.stream().anyMatch(Diagnostic::isError), result.system().isEmpty());
        List<CheckedFile> files = List.of(new CheckedFile(input.name(), found));
        SnippetRenderer.plain().render(found);
        new SnippetRenderer(Palette.COLOUR, 40).render(found);
        DiagnosticJson.of(files);
        SarifJson.of(files, "0");
        GithubFormat.of(files);
        ShortFormat.of(files);
    }

    @Test
    void mutatedDescriptionsNeverCauseExceptions() throws IOException {
        Fuzz.check(10_000, FuzzTest::check);
    }

    @Test
    void whatOnceFailedPasses() throws IOException {
        List<Input> kept = Fuzz.kept();
        assertTrue(kept.size() > 3);
        kept.forEach(FuzzTest::check);
    }
}
