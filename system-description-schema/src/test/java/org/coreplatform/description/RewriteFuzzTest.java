package org.coreplatform.description;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.coreplatform.description.Fuzz.Input;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.Edit;
import org.coreplatform.description.diagnostic.Fixes;
import org.coreplatform.description.format.FormatResult;
import org.coreplatform.description.format.SystemFormatter;
import org.junit.jupiter.api.Test;

/// Whatever a file contains, laying it out changes nothing of what it means, and fixing it takes
/// away what is fixed and nothing else.
class RewriteFuzzTest {
    private static final int MAX_ROUNDS = 10;

    /// What a reader of XML gets from a text, nothing from one that only ours takes.
    private static Optional<List<String>> meaning(String text) {
        try {
            return Optional.of(events(text));
        } catch (XMLStreamException unreadable) {
            return Optional.empty();
        }
    }

    /// Events, with attributes sorted and blanks merged.
    private static List<String> events(String text) throws XMLStreamException {
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

    private static CheckResult check(String name, String text) {
        return DescriptionChecker.check(
                name, text.getBytes(StandardCharsets.UTF_8), TestBoard.options(name));
    }

    private static List<String> findings(CheckResult result) {
        return result.diagnostics().stream()
                .map(found -> found.rule() + " " + found.severity() + " " + found.message())
                .sorted()
                .toList();
    }

    private static void keepsItsMeaning(Input input) {
        if (!(SystemFormatter.format(input.name(), input.content())
                instanceof FormatResult.Formatted(String before, String after))) {
            return;
        }
        assertEquals(meaning(before), meaning(after));
        CheckResult first = check(input.name(), before);
        CheckResult second = check(input.name(), after);
        assertEquals(findings(first), findings(second));
        assertEquals(
                first.understood().map(PlainModel::of), second.understood().map(PlainModel::of));
        FormatResult again =
                SystemFormatter.format(input.name(), after.getBytes(StandardCharsets.UTF_8));
        assertEquals(new FormatResult.Formatted(after, after), again);
    }

    @Test
    void layingOutKeepsTheMeaningOfMutatedDescriptions() throws IOException {
        Fuzz.check(2000, RewriteFuzzTest::keepsItsMeaning);
    }

    @Test
    void bothHoldForDescriptionsAsTheyAre() throws Exception {
        for (Input each : Fuzz.originals()) {
            keepsItsMeaning(each);
            takesAwayWhatIsFixed(each);
        }
    }

    private static List<Edit> edits(Fixes fixes) {
        return fixes.applied().stream()
                .flatMap(each -> each.fix().orElseThrow().edits().stream())
                .toList();
    }

    /// {@return a finding and where it is after some edits}
    private static String moved(Diagnostic found, List<Edit> edits) {
        int start = found.span().start();
        int moved = start;
        for (Edit edit : edits) {
            if (edit.span().start() < start && edit.span().end() <= start) {
                moved += edit.replacement().length() - edit.span().text().length();
            }
        }
        return found.rule() + " at " + moved;
    }

    private static List<String> moved(List<Diagnostic> found, List<Edit> edits) {
        return found.stream().map(each -> moved(each, edits)).toList();
    }

    private static Optional<Fixes> fixes(List<Diagnostic> found) {
        return found.stream()
                .filter(each -> each.fix().isPresent())
                .findFirst()
                .map(first -> Fixes.apply(first.span().file(), found));
    }

    /// Other errors can show when one is fixed that hid them, but never in what is accepted.
    private static void takesAwayWhatIsFixed(Input input) {
        String text = input.text();
        for (int round = 0; round < MAX_ROUNDS; round++) {
            CheckResult before = check(input.name(), text);
            Optional<Fixes> fixes = fixes(before.diagnostics());
            if (fixes.isEmpty()) {
                return;
            }
            List<Edit> edits = edits(fixes.get());
            assertFalse(edits.isEmpty());
            text = fixes.get().text();
            CheckResult after = check(input.name(), text);
            List<String> left = moved(after.diagnostics(), List.of());
            fixes.get().applied().forEach(each -> isGone(moved(each, edits), left));
            assertTrue(after.understood().isPresent());
            if (before.system().isPresent()) {
                assertTrue(after.system().isPresent());
                assertTrue(moved(before.diagnostics(), edits).containsAll(left));
            }
        }
        fail("there is always one more to fix");
    }

    private static void isGone(String fixed, List<String> left) {
        assertFalse(left.contains(fixed), fixed);
    }

    @Test
    void fixingTakesAwayWhatIsFixed() throws IOException {
        Fuzz.check(2000, RewriteFuzzTest::takesAwayWhatIsFixed);
    }
}
