package org.coreplatform.description;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.model.MicrokitBoards;
import org.coreplatform.description.xml.ReferenceWriter;
import org.coreplatform.description.xml.SchemaWriter;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.xml.sax.SAXException;

/// The schema and the manual's reference come from the same data as the decoders.
class GeneratedFileTest {
    private static final Path SCHEMA =
            Path.of("src/main/resources/org/coreplatform/description/system.xsd");
    private static final Path REFERENCE = Path.of("../docs/manual/system-description.md");

    private static void isFresh(Path file, String content) throws IOException {
        if ("update".equals(System.getProperty("golden"))) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, content);
            fail("updated " + file);
        }
        assertEquals(Files.readString(file), content, "-Dgolden=update rewrites " + file);
    }

    @Test
    void schemaIsFresh() throws IOException {
        isFresh(SCHEMA, SchemaWriter.schema());
    }

    @Test
    void referenceIsFresh() throws IOException {
        isFresh(REFERENCE, ReferenceWriter.reference());
    }

    private static Schema schema() throws SAXException {
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(new StreamSource(new StringReader(SchemaWriter.schema())));
    }

    private static Optional<String> schemaError(Schema schema, byte[] content) throws IOException {
        try {
            schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(content)));
            return Optional.empty();
        } catch (SAXException invalid) {
            return Optional.of(String.valueOf(invalid.getMessage()));
        }
    }

    @TestFactory
    Stream<DynamicTest> schemaAcceptsWhatTheCheckerAccepts() throws SAXException {
        Schema schema = schema();
        return GoldenCases.all().stream()
                .filter(each -> each.name().startsWith("accepts-"))
                .map(
                        each ->
                                dynamicTest(
                                        each.rule() + "/" + each.name(),
                                        () ->
                                                assertEquals(
                                                        Optional.empty(),
                                                        schemaError(schema, each.content()))));
    }

    @Test
    void schemaRejectsWhatIsNotInTheFormat() throws SAXException, IOException {
        Schema schema = schema();
        List<String> format =
                List.of(
                        "attribute.unknown",
                        "attribute.missing",
                        "element.unknown",
                        "element.text");
        for (GoldenCases.Case each : GoldenCases.all()) {
            boolean rejecting =
                    format.contains(each.rule())
                            && !each.name().startsWith("accepts-")
                            && each.name().endsWith(".xml")
                            && !each.name().equals("no-size.xml");
            if (rejecting) {
                assertTrue(schemaError(schema, each.content()).isPresent(), each.toString());
            }
        }
    }

    @Test
    void examplesOfTheReferenceAreRight() {
        List<String> examples = new ArrayList<>();
        String[] parts = ReferenceWriter.reference().split("```", -1);
        for (String part : parts) {
            if (part.startsWith("xml\n")) {
                examples.add(part.substring("xml\n".length()));
            }
        }
        assertTrue(examples.size() > 20);
        for (String example : examples) {
            String board = example.contains("<ioport") ? "x86_64_generic_vtx" : "qemu_virt_aarch64";
            CheckResult result =
                    DescriptionChecker.check(
                            "example.xml",
                            example.getBytes(StandardCharsets.UTF_8),
                            TestBoard.options()
                                    .withMicrokit(
                                            MicrokitBoards.target(board, "debug").orElseThrow()));
            assertEquals(
                    List.of(), result.diagnostics().stream().map(Diagnostic::message).toList());
        }
    }

    @Test
    void schemaAcceptsTheExamples() throws SAXException, IOException {
        Schema schema = schema();
        try (Stream<Path> files = Files.walk(Path.of("../examples"), 2)) {
            List<Path> examples = files.filter(file -> file.endsWith("system.xml")).toList();
            assertTrue(examples.size() > 8);
            for (Path example : examples) {
                Optional<String> error = schemaError(schema, Files.readAllBytes(example));
                assertEquals(Optional.empty(), error, example::toString);
            }
        }
    }

    @Test
    void schemaExplainsEachElementAndAttribute() {
        String schema = SchemaWriter.schema();
        for (String tag : List.of("xs:complexType name", "xs:attribute name")) {
            long documented =
                    Pattern.compile(
                                    "<%s=\"[^>]*>\\s*<xs:annotation>\\s*<xs:documentation>[^<]{8,}<"
                                            .formatted(tag))
                            .matcher(schema)
                            .results()
                            .count();
            assertEquals(schema.split("<" + tag + "=", -1).length - 1, documented, tag);
            assertTrue(documented > 20, tag);
        }
    }

    @Test
    void referenceHasAnExampleOfEachElement() {
        String reference = ReferenceWriter.reference();
        List<String> examples =
                Pattern.compile("(?s)```xml\n(.*?)```")
                        .matcher(reference)
                        .results()
                        .map(found -> found.group(1))
                        .toList();
        List<String> elements =
                Pattern.compile("\n## `<([a-z_]+)>`")
                        .matcher(reference)
                        .results()
                        .map(found -> found.group(1))
                        .distinct()
                        .toList();
        assertTrue(elements.size() > 20);
        for (String element : elements) {
            Pattern tag = Pattern.compile("<%s[\\s/>]".formatted(element));
            assertTrue(examples.stream().anyMatch(tag.asPredicate()), element);
        }
    }
}
