package org.coreplatform.description;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.format.FormatResult;
import org.coreplatform.description.format.SystemFormatter;
import org.junit.jupiter.api.Test;

/// Formatting changes how a description looks, and nothing else.
class FormatterTest {
    private static String formatted(String text) {
        FormatResult result =
                SystemFormatter.format("system.xml", text.getBytes(StandardCharsets.UTF_8));
        return switch (result) {
            case FormatResult.Formatted formatted -> formatted.after();
            case FormatResult.Refused refused -> throw new AssertionError(refused.diagnostics());
        };
    }

    private static void becomes(String before, String after) {
        assertEquals(after, formatted(before));
        assertEquals(after, formatted(after));
    }

    @Test
    void eachElementHasItsLineAndAttributesHaveTheirOrder() {
        becomes(
                "<system><memory_region  size = '0x1000'\n name='a' ></memory_region><channel>"
                        + "<end id='0' pd='x'/> <end\tpd='y' id='1' /></channel></system>",
                """
                <system>
                    <memory_region name="a" size="0x1000"/>
                    <channel>
                        <end pd="x" id="0"/>
                        <end pd="y" id="1"/>
                    </channel>
                </system>
                """);
    }

    @Test
    void commentsStayWhereTheyAre() {
        becomes(
                """
                <?xml version='1.0'?>
                <!-- first -->
                <system><!-- in it -->
                        <!-- one
                             two
                          three -->


                    <channel/> <!-- behind -->

                </system>
                <!-- last -->""",
                """
                <?xml version='1.0'?>
                <!-- first -->
                <system> <!-- in it -->
                    <!-- one
                         two
                      three -->

                    <channel/> <!-- behind -->
                </system>
                <!-- last -->
                """);
    }

    @Test
    void longElementsContinueBelowTheirFirstAttribute() {
        becomes(
                "<system><protection_domain priority='100' name='a-name-that-is-long'"
                        + " budget='1000' period='10000' stack_size='0x10000' heap_size='0x100000'"
                        + " passive='true'/></system>",
                """
                <system>
                    <protection_domain name="a-name-that-is-long" priority="100" budget="1000" period="10000"
                                       passive="true" stack_size="0x10000" heap_size="0x100000"/>
                </system>
                """);
    }

    @Test
    void valuesStayAsTheyAreWritten() {
        becomes(
                "<system  b='&lt;\"&#10;\n' xmlns:n=\"u\" profile='core-platform'/>",
                "<system xmlns:n=\"u\" profile=\"core-platform\" b=\"&lt;&quot;&#10; \"/>\n");
    }

    @Test
    void textIsNotTouched() {
        becomes(
                "<system><a>  some\n text<b/> </a><c xml:space='preserve'> <d/></c></system>",
                "<system>\n    <a>  some\n text<b/> </a>\n    <c xml:space=\"preserve\"> <d/></c>\n</system>\n");
    }

    @Test
    void lineEndsAndByteOrderMarksStay() {
        becomes("\uFEFF<system>\r\n<a/>\n</system>", "\uFEFF<system>\r\n    <a/>\r\n</system>\r\n");
    }

    @Test
    void whatIsNoDescriptionIsRefused() {
        for (String text : List.of("<system>", "<project/>", "<!DOCTYPE system><system/>", "")) {
            FormatResult result =
                    SystemFormatter.format("x.xml", text.getBytes(StandardCharsets.UTF_8));
            assertTrue(result instanceof FormatResult.Refused, text);
        }
    }

    /// What a reader of XML gets from a text: events, with attributes sorted and blanks merged.
    private static List<String> meaning(String text) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
        XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(withoutMark));
        List<String> events = new ArrayList<>();
        while (reader.hasNext()) {
            String event =
                    switch (reader.next()) {
                        case XMLStreamReader.START_ELEMENT -> "<" + start(reader);
                        case XMLStreamReader.END_ELEMENT -> ">";
                        case XMLStreamReader.COMMENT ->
                                "!" + reader.getText().replaceAll("\\s+", " ");
                        case XMLStreamReader.CHARACTERS -> reader.getText().strip();
                        case XMLStreamReader.PROCESSING_INSTRUCTION ->
                                "?" + reader.getPITarget() + reader.getPIData();
                        default -> "";
                    };
            if (!event.isEmpty()) {
                events.add(event);
            }
        }
        return events;
    }

    private static String start(XMLStreamReader reader) {
        TreeMap<String, String> attributes = new TreeMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeName(i).toString(), reader.getAttributeValue(i));
        }
        return reader.getName() + " " + attributes;
    }

    private static List<String> findings(String name, String text) {
        return DescriptionChecker.check(
                        name, text.getBytes(StandardCharsets.UTF_8), TestBoard.options(name))
                .diagnostics()
                .stream()
                .map(FormatterTest::finding)
                .sorted()
                .toList();
    }

    private static String finding(Diagnostic found) {
        return found.rule() + " " + found.severity() + " " + found.message();
    }

    private static void keepsItsMeaning(String name, byte[] content) throws XMLStreamException {
        if (!(SystemFormatter.format(name, content)
                instanceof FormatResult.Formatted(String before, String after))) {
            return;
        }
        assertEquals(meaning(before), meaning(after), name);
        assertEquals(findings(name, before), findings(name, after), name);
        assertEquals(after, formatted(after), name);
    }

    @Test
    void descriptionsKeepTheirMeaningAndAreFormattedOnce() throws Exception {
        for (GoldenCases.Case each : GoldenCases.all()) {
            keepsItsMeaning(each.name(), each.content());
        }
        String corpus = System.getProperty("corpus", "");
        if (!corpus.isEmpty()) {
            try (Stream<Path> files = Files.list(Path.of(corpus))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".system")).toList()) {
                    keepsItsMeaning(file.toString(), Files.readAllBytes(file));
                }
            }
        }
    }

    @Test
    void mutatedDescriptionsKeepTheirMeaning() throws IOException, XMLStreamException {
        List<GoldenCases.Case> cases = GoldenCases.all();
        for (long seed = 1; seed <= 2000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            GoldenCases.Case original = cases.get(random.nextInt(cases.size()));
            byte[] mutated = Mutations.mutate(random, original.content());
            try {
                keepsItsMeaning(original.name(), mutated);
            } catch (AssertionError failure) {
                String text = new String(mutated, StandardCharsets.UTF_8);
                throw new AssertionError("seed " + seed + "\n" + text, failure);
            }
        }
    }
}
