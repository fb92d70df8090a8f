package org.coreplatform.builder.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `inspect --format json` prints is what `inspect --schema` says.
class InspectSchemaTest {
    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(run("inspect", "--schema"));

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"infusion-pump", "restarter", "kernel/domains"})
    void describesTheImagesOfExamples(String example) {
        assertEquals(List.of(), errors(inspected(example)));
    }

    @Test
    void findsWhatIsMissingAndWhatNobodyKnows() {
        String json = inspected("hello");
        assertFalse(errors(json.replaceFirst("\"sha256\"", "\"sha265\"")).isEmpty());
        assertFalse(
                errors(json.replaceFirst("\"priority\" : 100", "\"priority\" : 256")).isEmpty());
        assertFalse(errors(json.replaceFirst("\"0x0\"", "0")).isEmpty());
    }

    private String inspected(String example) {
        String image = folder.resolve(example.replace('/', '-') + ".img").toString();
        run(
                "build",
                "../examples/%s/system.xml".formatted(example),
                "-o",
                image,
                "-r",
                image + ".txt");
        return run("inspect", image, "--format", "json");
    }

    private static List<Error> errors(String json) {
        return SCHEMA.validate(json, InputFormat.JSON);
    }

    private static String run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        assertEquals(0, Cli.run(arguments, InputStream.nullInputStream(), out, err), err::toString);
        return out.toString(StandardCharsets.UTF_8);
    }
}
