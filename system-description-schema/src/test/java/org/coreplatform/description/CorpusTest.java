package org.coreplatform.description;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.model.MicrokitBoards;
import org.coreplatform.description.model.Profile;
import org.coreplatform.description.model.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Compares with the verdicts of the genuine tool: `-Dcorpus=FOLDER` names a folder of descriptions
/// with a `verdicts.tsv`. The descriptions belong to other projects and are not kept here.
@EnabledIfSystemProperty(named = "corpus", matches = ".+")
class CorpusTest {
    private static final List<Target> COLUMNS =
            List.of(
                    target("qemu_virt_riscv64", "debug"),
                    target("zcu102", "debug"),
                    target("zcu102", "smp-debug"),
                    target("x86_64_generic_vtx", "debug"));

    private static Target target(String board, String configuration) {
        return MicrokitBoards.target(board, configuration).orElseThrow();
    }

    @Test
    void agreesWithTheGenuineTool() throws IOException {
        Path folder = Path.of(System.getProperty("corpus", ""));
        List<String> rows = Files.readAllLines(folder.resolve("verdicts.tsv"));
        List<String> differences = new ArrayList<>();
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split("\t", -1);
            byte[] content = Files.readAllBytes(folder.resolve(cells[0]));
            for (int column = 0; column < COLUMNS.size(); column++) {
                CheckResult result = check(cells[0], content, COLUMNS.get(column));
                boolean expected = cells[column + 1].equals("accept");
                if (expected != result.system().isPresent()) {
                    differences.add(difference(cells[0], cells[column + 1], column, result));
                }
            }
        }
        assertEquals(List.of(), differences);
    }

    private static CheckResult check(String name, byte[] content, Target target) {
        return DescriptionChecker.check(
                name,
                content,
                TestBoard.options().withProfile(Profile.MICROKIT).withMicrokit(target));
    }

    private static String difference(String name, String expected, int column, CheckResult result) {
        String errors =
                result.diagnostics().stream()
                        .filter(Diagnostic::isError)
                        .map(found -> found.span() + " " + found.message())
                        .limit(2)
                        .toList()
                        .toString();
        return "%s on %s: %s there, here %s\n"
                .formatted(name, COLUMNS.get(column).name(), expected, errors);
    }
}
