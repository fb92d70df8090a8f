package org.coreplatform.description;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// Mutated descriptions, each made from a seed.
///
/// `-Dfuzz.seed=SEED` and `-Dfuzz.count=COUNT` choose other mutations, `-Dfuzz.minutes=MINUTES`
/// goes on for that long, `-Dcorpus=FOLDER` mutates its descriptions too. A failure names its seed;
/// what it was belongs into `src/test/resources/fuzz`.
final class Fuzz {
    private static final Path KEPT = Path.of("src/test/resources/fuzz");

    private Fuzz() {}

    /// A description.
    static final class Input {
        private final String name;
        private final byte[] content;

        Input(String name, byte[] content) {
            this.name = name;
            this.content = content;
        }

        private static Input of(Path file) {
            try {
                return new Input(file.getFileName().toString(), Files.readAllBytes(file));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        String name() {
            return name;
        }

        byte[] content() {
            return content;
        }

        String text() {
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    /// What has to hold for every description.
    @FunctionalInterface
    interface Property {
        void check(Input input) throws Exception;
    }

    /// {@return descriptions for which a property did not hold once}
    static List<Input> kept() throws IOException {
        return inFolder(KEPT);
    }

    /// {@return what is mutated}
    static List<Input> originals() throws IOException {
        List<Input> inputs = new ArrayList<>();
        GoldenCases.all().forEach(each -> inputs.add(new Input(each.name(), each.content())));
        inputs.addAll(kept());
        String corpus = System.getProperty("corpus", "");
        if (!corpus.isEmpty()) {
            inputs.addAll(inFolder(Path.of(corpus)));
        }
        return inputs;
    }

    /// Checks a property of mutations, as many as the properties say.
    ///
    /// @param usual how many, unless they say anything
    static void check(int usual, Property property) throws IOException {
        List<Input> originals = originals();
        long first = Long.getLong("fuzz.seed", 1);
        int count = Integer.getInteger("fuzz.count", usual);
        Duration time = Duration.ofMinutes(Integer.getInteger("fuzz.minutes", 0));
        long begin = System.nanoTime();
        long seed = first;
        while (seed < first + count || System.nanoTime() - begin < time.toNanos()) {
            check(seed++, originals, property);
        }
        long seconds = Math.max(1, Duration.ofNanos(System.nanoTime() - begin).toSeconds());
        System.out.printf(
                "%d mutations, seeds %d to %d, %d a second%n",
                seed - first, first, seed - 1, (seed - first) / seconds);
    }

    private static void check(long seed, List<Input> originals, Property property) {
        SplittableRandom random = new SplittableRandom(seed);
        Input original = originals.get(random.nextInt(originals.size()));
        Input mutated = new Input(original.name(), Mutations.mutate(random, original.content()));
        try {
            property.check(mutated);
        } catch (Exception | AssertionError | StackOverflowError failure) {
            throw new AssertionError(
                    "-Dfuzz.seed=%d -Dfuzz.count=1 (%s)%n%s"
                            .formatted(seed, mutated.name(), mutated.text()),
                    failure);
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
}
