package org.coreplatform.description;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.model.MicrokitBoards;
import org.coreplatform.description.model.Profile;
import org.coreplatform.description.model.Target;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Gives Microkit's verdict on each row of a table of small descriptions, for eight targets. The
/// table itself says how it is read.
class VerdictTableTest {
    private static final Path TABLE = Path.of("src/test/resources/verdicts/microkit.txt");
    private static final Map<Character, Target> TARGETS = targets();

    private static Map<Character, Target> targets() {
        Map<Character, Target> targets = new LinkedHashMap<>();
        targets.put('r', target("qemu_virt_riscv64", "debug"));
        targets.put('a', target("zcu102", "debug"));
        targets.put('s', target("zcu102", "smp-debug"));
        targets.put('x', target("x86_64_generic_vtx", "debug"));
        targets.put('q', target("qemu_virt_aarch64", "debug"));
        targets.put('e', target("qemu_virt_aarch64_el1", "debug"));
        targets.put('g', target("x86_64_generic", "debug"));
        targets.put('p', target("rpi4b_4gb", "debug"));
        return targets;
    }

    private static Target target(String board, String configuration) {
        return MicrokitBoards.target(board, configuration).orElseThrow();
    }

    /// A row.
    ///
    /// @param line where the table has it
    /// @param accepted letters of the targets for which the description is accepted
    /// @param diagnostic what is to be reported, with `~` as a warning; empty for anything
    private record Row(int line, String rule, String accepted, String diagnostic, String text) {
        void check() {
            TARGETS.forEach(this::check);
        }

        private void check(char letter, Target target) {
            CheckResult result =
                    DescriptionChecker.check(
                            "row.system",
                            text.getBytes(StandardCharsets.UTF_8),
                            TestBoard.options("row.system")
                                    .withProfile(Profile.MICROKIT)
                                    .withMicrokit(target));
            boolean accepts = accepted.indexOf(letter) >= 0;
            String on = target.name() + ": " + text + "\n" + result.diagnostics();
            assertEquals(accepts, result.system().isPresent(), on);
            if (!diagnostic.isEmpty() && accepts == diagnostic.startsWith("~")) {
                assertTrue(
                        result.diagnostics().stream().anyMatch(each -> reports(each, accepts)),
                        "%s on %s".formatted(diagnostic, on));
            }
        }

        private boolean reports(Diagnostic found, boolean asWarning) {
            return found.rule().value().equals(diagnostic.replace("~", ""))
                    && found.isError() != asWarning;
        }
    }

    private static List<Row> rows() throws IOException {
        Map<String, String> templates = new LinkedHashMap<>();
        List<Row> rows = new ArrayList<>();
        List<String> lines = Files.readAllLines(TABLE);
        for (int i = 0; i < lines.size(); i++) {
            String[] head = lines.get(i).split(" ", -1);
            if (lines.get(i).isEmpty() || head[0].equals("#")) {
                continue;
            }
            String text = lines.get(++i);
            if (head[0].equals("template")) {
                templates.put(head[1], text);
            } else {
                rows.add(row(i, head, templates.getOrDefault(head[1], "").replace("@", text)));
            }
        }
        return rows;
    }

    private static Row row(int line, String[] head, String text) {
        String letters = String.join("", TARGETS.keySet().stream().map(String::valueOf).toList());
        String accepted =
                switch (head[2]) {
                    case "all" -> letters;
                    case "none" -> "";
                    default -> head[2];
                };
        return new Row(line, head[0], accepted, head.length > 3 ? head[3] : "", text);
    }

    @TestFactory
    Stream<DynamicTest> givesTheToolsVerdict() throws IOException {
        return rows().stream()
                .map(row -> dynamicTest(row.rule() + " at line " + row.line(), row::check));
    }
}
