package org.coreplatform.builder.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What editors find in a new project works.
class EditorTest {
    private static final Pattern PATTERN = Pattern.compile("\"regexp\": \"(.*)\"");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Path project;

    @BeforeEach
    void makeTheProject() {
        project = folder.resolve("pump");
        assertEquals(ExitCodes.OK, run("init", project.toString()));
    }

    private int run(String... arguments) {
        return Cli.run(arguments, InputStream.nullInputStream(), out, new ByteArrayOutputStream());
    }

    @Test
    void theSchemaThatADescriptionNamesIsThereAndAcceptsIt() throws Exception {
        Path description = project.resolve("system.xml");
        Matcher named =
                Pattern.compile("noNamespaceSchemaLocation=\"([^\"]+)\"")
                        .matcher(Files.readString(description));
        assertTrue(named.find());
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(project.resolve(named.group(1)).toFile())
                .newValidator()
                .validate(new StreamSource(description.toFile()));
        String settings = Files.readString(project.resolve(".vscode/settings.json"));
        assertTrue(settings.contains("\"systemId\": \"%s\"".formatted(named.group(1))));
    }

    @Test
    void settingsAreJson() throws IOException {
        Schema anything =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema("{\"type\": \"object\"}");
        for (String name : List.of("settings.json", "extensions.json", "tasks.json")) {
            String text = Files.readString(project.resolve(".vscode").resolve(name));
            assertEquals(List.of(), anything.validate(text, InputFormat.JSON), name);
        }
    }

    @Test
    void theProblemMatcherReadsWhatTheTaskPrints() throws IOException {
        String tasks = Files.readString(project.resolve(".vscode/tasks.json"));
        Matcher regexp = PATTERN.matcher(tasks);
        assertTrue(regexp.find());
        Path broken = project.resolve("system.xml");
        Files.writeString(broken, "<system>\n  <chanel/>\n</system>\n");
        out.reset();
        run("check", "--format", "short", broken.toString());
        String line = out.toString(StandardCharsets.UTF_8).lines().findFirst().orElseThrow();
        Matcher finding = Pattern.compile(regexp.group(1).replace("\\\\", "\\")).matcher(line);
        assertTrue(finding.matches(), line);
        assertEquals(broken.toString(), finding.group(1));
        assertEquals("2", finding.group(2));
        assertEquals("4", finding.group(3));
        assertEquals("error", finding.group(4));
        assertEquals("element.unknown", finding.group(6));
    }
}
