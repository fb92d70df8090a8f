package org.coreplatform.description;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.coreplatform.description.diagnostic.CheckedFile;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticJson;
import org.coreplatform.description.diagnostic.SnippetRenderer;
import org.junit.jupiter.api.Test;

/// Whatever a file contains, checking it ends with diagnostics and not with an exception.
///
/// `-Dfuzz.seed=SEED` and `-Dfuzz.count=COUNT` choose other mutations; a failure names its own.
class MutationTest {
    private static final List<String> PIECES =
            List.of(
                    "<",
                    ">",
                    "/>",
                    "\"",
                    "'",
                    "&",
                    "&lt;",
                    "&#0;",
                    "&#x41;",
                    "]]>",
                    "<![CDATA[",
                    "<!--",
                    "-->",
                    "<?x?>",
                    "<!DOCTYPE s>",
                    "\u0000",
                    "\uFEFF",
                    "\uD800",
                    "🚀",
                    "\t",
                    "\r",
                    "\u0085",
                    "xmlns='u'",
                    "xsi:nil='true'",
                    "xmlns:x='u' x:id='1'",
                    "0xffffffffffffffff",
                    "-1",
                    "18446744073709551615",
                    "0x",
                    "_",
                    "+",
                    "true",
                    "<channel/>",
                    "<end pd='a' id='0'/>",
                    "<memory_region/>",
                    "<map mr='r'/>",
                    "<protection_domain name='a'>",
                    "</protection_domain>",
                    "<system>",
                    "=");

    private static byte[] mutate(SplittableRandom random, byte[] original) {
        StringBuilder text = new StringBuilder(new String(original, StandardCharsets.UTF_8));
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + random.nextInt(12));
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 1 -> text.delete(at, end);
                case 2 -> text.insert(random.nextInt(text.length() + 1), text.substring(at, end));
                default -> text.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        byte[] mutated = text.toString().getBytes(StandardCharsets.UTF_8);
        if (mutated.length > 0 && random.nextInt(8) == 0) {
            mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
        }
        return mutated;
    }

    private static void check(String name, byte[] content) {
        CheckResult result = DescriptionChecker.check(name, content, TestBoard.options(name));
        boolean rejected = result.diagnostics().stream().anyMatch(Diagnostic::isError);
        assertEquals(rejected, result.system().isEmpty());
        SnippetRenderer.plain().render(result.diagnostics());
        DiagnosticJson.of(List.of(new CheckedFile(name, result.diagnostics())));
    }

    @Test
    void mutatedDescriptionsNeverCauseExceptions() {
        List<GoldenCases.Case> cases = GoldenCases.all();
        long first = Long.getLong("fuzz.seed", 1);
        int count = Integer.getInteger("fuzz.count", 10_000);
        for (long seed = first; seed < first + count; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            GoldenCases.Case original = cases.get(random.nextInt(cases.size()));
            byte[] content = mutate(random, original.content());
            try {
                check(original.name(), content);
            } catch (RuntimeException | AssertionError | StackOverflowError failure) {
                String text = new String(content, StandardCharsets.UTF_8);
                fail("-Dfuzz.seed=" + seed + " -Dfuzz.count=1\n" + text, failure);
            }
        }
    }
}
