package org.coreplatform.builder.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.coreplatform.description.DescriptionChecker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `check --format json` prints is what `diagnostics.schema.json` says, and nothing more.
class CheckSchemaTest {
    private static final Path CASES =
            Path.of("../system-description-schema/src/test/resources/cases");
    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(strict(text()));

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private static String text() {
        try (InputStream in =
                DescriptionChecker.class.getResourceAsStream("diagnostics.schema.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Readers ignore what they do not know; what the tools print, the schema knows.
    private static String strict(String schema) {
        return schema.replace(
                "\"type\": \"object\",", "\"type\": \"object\", \"additionalProperties\": false,");
    }

    private static String checked(List<Path> files) {
        List<String> arguments = new ArrayList<>(List.of("check", "--format", "json"));
        files.forEach(file -> arguments.add(file.toString()));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        Cli.run(arguments.toArray(String[]::new), InputStream.nullInputStream(), out, err);
        assertEquals("", err.toString(StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<Error> errors(String json) {
        return SCHEMA.validate(json, InputFormat.JSON);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void describesFilesWithAndWithoutFindings() throws IOException {
        Path right = Path.of("../examples/hello/system.xml");
        Path fixable = file("fixable.system", "<system><memory_regoin name='r' size='0X1000'/>");
        Path broken = file("broken.xml", "<system>\n<a \"quoted\"");
        Path missing = folder.resolve("missing.xml");
        Path empty = file("empty.xml", "");
        List<Path> files = List.of(right, fixable, broken, missing, empty, folder);
        String json = checked(files);
        assertEquals(List.of(), errors(json));
        assertEquals(files.size(), json.split("\"verdict\"", -1).length - 1);
    }

    @Test
    void describesFixesWithTheirEdits() throws IOException {
        String json =
                checked(
                        List.of(
                                file(
                                        "a.system",
                                        "<system><memory_regoin name='r' size='1'></memory_regoin></system>")));
        assertEquals(List.of(), errors(json));
        assertTrue(json.contains("\"replacement\":\"memory_region\""), json);
        assertFalse(errors(json.replace("\"edits\":[{", "\"edits\":[],\"x\":[{")).isEmpty());
    }

    @Test
    void describesAllThatTheRulesFind() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            List<Path> descriptions =
                    files.filter(file -> !file.toString().contains("/accepts-"))
                            .filter(file -> file.toString().matches(".*\\.(xml|system)"))
                            .sorted()
                            .toList();
            assertTrue(descriptions.size() > 150);
            assertEquals(List.of(), errors(checked(descriptions)));
        }
    }

    @Test
    void findsWhatIsMissingAndWhatNobodyKnows() throws IOException {
        String json = checked(List.of(file("b.system", "<system/>")));
        assertEquals(List.of(), errors(json));
        for (String member : List.of("version", "verdict", "id", "severity", "endColumn", "fix")) {
            String without = json.replaceFirst("\"%s\"".formatted(member), "\"other\"");
            assertFalse(errors(without).isEmpty(), member);
        }
        assertFalse(errors(json.replaceFirst("\"line\":1", "\"line\":0")).isEmpty());
        assertFalse(errors(json.replaceFirst("reject", "refuse")).isEmpty());
    }
}
