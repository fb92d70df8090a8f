package org.coreplatform.description;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.coreplatform.description.model.MicrokitBoards;
import org.coreplatform.description.model.Profile;
import org.coreplatform.description.model.Target;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Compares with the verdicts of the genuine tool: `-Dcorpus=FOLDER` names a folder of descriptions
/// with a `verdicts.tsv`. The descriptions belong to other projects and are not kept here.
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

    @TestFactory
    Stream<DynamicTest> agreesWithTheGenuineTool() throws IOException {
        String corpus = System.getProperty("corpus", "");
        if (corpus.isEmpty()) {
            return Stream.empty();
        }
        Path folder = Path.of(corpus);
        List<String> rows = Files.readAllLines(folder.resolve("verdicts.tsv"));
        return rows.stream()
                .skip(1)
                .map(row -> row.split("\t", -1))
                .map(row -> dynamicTest(row[0], () -> agrees(folder, row)));
    }

    private static void agrees(Path folder, String[] row) throws IOException {
        byte[] content = Files.readAllBytes(folder.resolve(row[0]));
        for (int column = 0; column < COLUMNS.size(); column++) {
            CheckResult result = check(row[0], content, COLUMNS.get(column));
            assertEquals(
                    row[column + 1].equals("accept"),
                    result.system().isPresent(),
                    row[0] + " on " + COLUMNS.get(column).name());
        }
    }

    private static CheckResult check(String name, byte[] content, Target target) {
        return DescriptionChecker.check(
                name,
                content,
                TestBoard.options().withProfile(Profile.MICROKIT).withMicrokit(target));
    }
}
