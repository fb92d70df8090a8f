package org.coreplatform.builder.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The examples do what their READMEs say.
class ExamplesTest {

    @TestFactory
    Stream<DynamicTest> examplesPrintWhatIsExpectedEachTime() throws IOException {
        List<Example> examples = new ArrayList<>(Example.in("."));
        examples.addAll(Example.in("kernel"));
        assertTrue(examples.size() >= 5);
        return examples.stream()
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> runTwice(each)));
    }

    @TestFactory
    Stream<DynamicTest> mistakesAreExplained() throws IOException {
        List<Example> broken = Example.in("broken");
        assertTrue(broken.size() >= 10);
        return broken.stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> check(each)));
    }

    private static void runTwice(Example example) throws IOException {
        assertEquals("", example.output("check", 0), "warnings");
        String printed = example.output("run", 0);
        example.compare(printed, "txt");
        assertEquals(printed, example.output("run", 0), "two runs");
    }

    private static void check(Example example) throws IOException {
        example.compare(example.output("check", 1), "diag");
    }
}
