package org.coreplatform.builder.examples;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.coreplatform.builder.cli.Cli;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The commands on the kernel's pages print and draw what the pages show. `-Dgolden=update`
/// rewrites what differs, and fails all the same.
class KernelPagesTest {
    private static final Path PAGES = Path.of("../docs/kernel");
    private static final Path PICTURES = PAGES.resolve("pictures");
    private static final Pattern BLOCK =
            Pattern.compile("(?ms)^```console\n(\\$ \\./coreplat .*?)^```$");

    private static final Pattern ANY_BLOCK = Pattern.compile("(?ms)^```.*?^```$");

    /// A moment in a run, in cycles, and the line of a trace that begins with one.
    private static final Pattern MOMENT = Pattern.compile("\\b\\d{7,8}\\b");

    private static final Pattern LINE = Pattern.compile(" *(\\d{7,8})(  .*)");

    private static final Pattern DRAWN = Pattern.compile("-o docs/kernel/pictures/(\\S+)");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @TestFactory
    Stream<DynamicTest> commandsPrintAndDrawWhatThePagesShow() throws IOException {
        List<Path> pages = pages();
        assertFalse(pages.isEmpty());
        return pages.stream()
                .map(
                        page ->
                                DynamicTest.dynamicTest(
                                        String.valueOf(page.getFileName()), () -> check(page)));
    }

    @Test
    void everyPictureIsDrawnByACommandAndShown() throws IOException {
        TreeSet<String> pictures = new TreeSet<>();
        try (Stream<Path> files = Files.list(PICTURES)) {
            files.map(file -> String.valueOf(file.getFileName())).forEachOrdered(pictures::add);
        }
        StringBuilder pages = new StringBuilder();
        for (Path page : pages()) {
            pages.append(Files.readString(page));
        }
        String text = pages.toString();
        TreeSet<String> drawn = new TreeSet<>();
        DRAWN.matcher(text).results().map(found -> found.group(1)).forEachOrdered(drawn::add);
        assertEquals(pictures, drawn);
        for (String picture : pictures) {
            assertTrue(text.contains("](pictures/" + picture + ")"), picture);
        }
    }

    @Test
    void theTextSpeaksOfMomentsThatTheRunsHave() throws IOException {
        for (Path page : pages()) {
            String text = Files.readString(page);
            Set<String> printed = moments(BLOCK.matcher(text).results().map(MatchResult::group));
            Set<String> told = moments(Stream.of(ANY_BLOCK.matcher(text).replaceAll("")));
            told.removeAll(printed);
            assertEquals(Set.of(), told, page.toString());
        }
    }

    private static Set<String> moments(Stream<String> texts) {
        return texts.flatMap(text -> MOMENT.matcher(text).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
        }
    }

    private void check(Path page) throws IOException {
        String expected = Files.readString(page);
        Map<String, String> moved = new TreeMap<>();
        List<String> printed =
                BLOCK.matcher(expected)
                        .results()
                        .map(block -> printed(block.group(1), moved))
                        .toList();
        StringBuilder actual = new StringBuilder();
        Matcher blocks = BLOCK.matcher(expected);
        int end = 0;
        for (String block : printed) {
            assertTrue(blocks.find());
            actual.append(moved(expected.substring(end, blocks.start()), moved)).append(block);
            end = blocks.end();
        }
        actual.append(moved(expected.substring(end), moved));
        assertAll(() -> compare(page, actual.toString()), this::comparePictures);
    }

    /// {@return what a block's commands print now}
    ///
    /// @param moved gets the moments of lines that are still there at another one
    private String printed(String block, Map<String, String> moved) {
        String printed =
                block.lines()
                        .filter(line -> line.startsWith("$ "))
                        .map(line -> line + "\n" + run(line))
                        .collect(Collectors.joining());
        Iterator<String> now = printed.lines().iterator();
        for (String line : block.lines().toList()) {
            Matcher before = LINE.matcher(line);
            Matcher after = LINE.matcher(now.hasNext() ? now.next() : "");
            if (before.matches() && after.matches() && before.group(2).equals(after.group(2))) {
                moved.put(before.group(1), after.group(1));
            }
        }
        return "```console\n" + printed + "```";
    }

    /// {@return a text that speaks of moments, with those at which these things happen now}
    private static String moved(String text, Map<String, String> moments) {
        return MOMENT.matcher(text)
                .replaceAll(found -> moments.getOrDefault(found.group(), found.group()));
    }

    /// {@return what a command prints on both streams}
    private String run(String line) {
        String[] arguments =
                Stream.of(line.split(" ", -1))
                        .skip(2)
                        .map(word -> word.replaceFirst("^examples/", "../examples/"))
                        .map(
                                word ->
                                        word.replaceFirst(
                                                "^(docs/kernel/pictures/|run\\.json$)",
                                                folder + "/$1"))
                        .map(word -> word.replaceFirst("docs/kernel/pictures/", ""))
                        .toArray(String[]::new);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertEquals(0, Cli.run(arguments, InputStream.nullInputStream(), out, out), line);
        return out.toString(StandardCharsets.UTF_8);
    }

    private void comparePictures() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path drawn : files.filter(file -> file.toString().endsWith(".svg")).toList()) {
                compare(PICTURES.resolve(folder.relativize(drawn)), Files.readString(drawn));
            }
        }
    }

    private static void compare(Path golden, String actual) throws IOException {
        String expected = Files.exists(golden) ? Files.readString(golden) : "";
        if (!expected.equals(actual) && "update".equals(System.getProperty("golden"))) {
            Files.writeString(golden, actual);
        }
        assertEquals(expected, actual, "run `mvn verify -Dgolden=update`");
    }
}
