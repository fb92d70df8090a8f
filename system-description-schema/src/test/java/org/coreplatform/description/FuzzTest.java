package org.coreplatform.description;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.coreplatform.description.diagnostic.CheckedFile;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticJson;
import org.coreplatform.description.diagnostic.Fixes;
import org.coreplatform.description.diagnostic.GithubFormat;
import org.coreplatform.description.diagnostic.Palette;
import org.coreplatform.description.diagnostic.SarifJson;
import org.coreplatform.description.diagnostic.ShortFormat;
import org.coreplatform.description.diagnostic.SnippetRenderer;
import org.coreplatform.description.format.SystemFormatter;
import org.junit.jupiter.api.Test;

/// Whatever a file contains, what is done with it ends with diagnostics and not with an exception.
///
/// `-Dfuzz.seed=SEED` and `-Dfuzz.count=COUNT` choose other mutations, `-Dfuzz.minutes=MINUTES`
/// goes on for that long, `-Dcorpus=FOLDER` mutates its descriptions too. A failure names its seed;
/// what it was belongs into `src/test/resources/fuzz`.
class FuzzTest {
    private static final Path KEPT = Path.of("src/test/resources/fuzz");

    /// What is mutated.
    private static final class Input {
        private final String name;
        private final byte[] content;

        Input(String name, byte[] content) {
            this.name = name;
            this.content = content;
        }

        static Input of(Path file) {
            try {
                return new Input(file.getFileName().toString(), Files.readAllBytes(file));
            } catch (IOException failure) {
                throw new AssertionError(failure);
            }
        }
    }

    private static List<Input> inFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(xml|system)"))
                    .sorted()
                    .map(Input::of)
                    .toList();
        }
    }

    private static List<Input> inputs() throws IOException {
        List<Input> inputs = new ArrayList<>();
        GoldenCases.all().forEach(each -> inputs.add(new Input(each.name(), each.content())));
        inputs.addAll(inFolder(KEPT));
        String corpus = System.getProperty("corpus", "");
        if (!corpus.isEmpty()) {
            inputs.addAll(inFolder(Path.of(corpus)));
        }
        return inputs;
    }

    private static void check(Input input) {
        CheckResult result =
                DescriptionChecker.check(input.name, input.content, TestBoard.options(input.name));
        List<Diagnostic> found = result.diagnostics();
        assertEquals(found.stream().anyMatch(Diagnostic::isError), result.system().isEmpty());
        List<CheckedFile> files = List.of(new CheckedFile(input.name, found));
        SnippetRenderer.plain().render(found);
        new SnippetRenderer(Palette.COLOUR, 40).render(found);
        DiagnosticJson.of(files);
        SarifJson.of(files, "0");
        GithubFormat.of(files);
        ShortFormat.of(files);
        SystemFormatter.format(input.name, input.content);
        found.stream()
                .filter(each -> each.fix().isPresent())
                .findFirst()
                .ifPresent(each -> Fixes.apply(each.span().file(), found));
    }

    private static void checkSeed(long seed, List<Input> inputs) {
        SplittableRandom random = new SplittableRandom(seed);
        Input original = inputs.get(random.nextInt(inputs.size()));
        Input mutated = new Input(original.name, Mutations.mutate(random, original.content));
        try {
            check(mutated);
        } catch (RuntimeException | AssertionError | StackOverflowError failure) {
            String text = new String(mutated.content, StandardCharsets.UTF_8);
            fail(
                    "-Dfuzz.seed=%d -Dfuzz.count=1 (%s)%n%s".formatted(seed, mutated.name, text),
                    failure);
        }
    }

    @Test
    void mutatedDescriptionsNeverCauseExceptions() throws IOException {
        List<Input> inputs = inputs();
        long first = Long.getLong("fuzz.seed", 1);
        int count = Integer.getInteger("fuzz.count", 10_000);
        Duration time = Duration.ofMinutes(Integer.getInteger("fuzz.minutes", 0));
        long end = System.nanoTime() + time.toNanos();
        long seed = first;
        while (seed < first + count || System.nanoTime() - end < 0) {
            checkSeed(seed++, inputs);
        }
        System.out.printf("%d mutations, seeds %d to %d%n", seed - first, first, seed - 1);
    }

    @Test
    void whatOnceFailedPasses() throws IOException {
        List<Input> kept = inFolder(KEPT);
        assertTrue(kept.size() > 3);
        kept.forEach(FuzzTest::check);
    }
}
