package org.coreplatform.description;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Files that are made to exhaust a reader, and files that are no text, get one error that says
/// where and why. What would take time or memory without bound never ends otherwise.
class HostileTextTest {
    private static final String RIGHT =
            "<system><protection_domain name='a'><program_image path='A.java'/>"
                    + "</protection_domain></system>";
    private static final String DOCTYPE =
            "1:1 xml.doctype: a document type declaration is not allowed in a description";
    private static final String UTF16 =
            " xml.encoding: the description is UTF-16, but has to be UTF-8";
    private static final String NUL =
            " xml.malformed: the description is not well-formed XML: illegal character (NULL,"
                    + " unicode 0) encountered: not valid in any content";

    private final Map<String, byte[]> inputs = new LinkedHashMap<>();
    private final Map<String, List<String>> expected = new LinkedHashMap<>();

    private void add(String name, byte[] content, String... findings) {
        inputs.put(name, content);
        expected.put(name, List.of(findings));
    }

    private void add(String name, String content, String... findings) {
        add(name, content.getBytes(StandardCharsets.UTF_8), findings);
    }

    private void add(String name, String content, Charset encoding, String... findings) {
        add(name, content.getBytes(encoding), findings);
    }

    private static List<String> findings(String name, byte[] content) {
        return DescriptionChecker.check(name, content, TestBoard.options()).diagnostics().stream()
                .map(HostileTextTest::line)
                .toList();
    }

    private static String line(Diagnostic found) {
        String place = found.span().file().hasText() ? found.span().begin().toString() : "";
        return "%s %s: %s".formatted(place, found.rule(), found.message());
    }

    private Stream<DynamicTest> tests() {
        return inputs.entrySet().stream()
                .map(
                        input ->
                                dynamicTest(
                                        input.getKey(),
                                        () ->
                                                assertEquals(
                                                        expected.get(input.getKey()),
                                                        findings("system.xml", input.getValue()))));
    }

    @TestFactory
    Stream<DynamicTest> entitiesAreNeverExpanded() {
        StringBuilder levels = new StringBuilder("<!DOCTYPE s [<!ENTITY b0 'x'>");
        for (int level = 1; level < 40; level++) {
            levels.append(
                    "<!ENTITY b%d '%s'>".formatted(level, "&b%d;".formatted(level - 1).repeat(10)));
        }
        add("a billion laughs", levels + "]><system>&b39;</system>", DOCTYPE);
        String long1 = "x".repeat(100_000);
        add(
                "quadratic blow-up",
                "<!DOCTYPE s [<!ENTITY a '%s'>]><system>%s</system>"
                        .formatted(long1, "&a;".repeat(100_000)),
                DOCTYPE);
        add("itself", "<!DOCTYPE s [<!ENTITY a '&a;'>]><system a='&a;'/>", DOCTYPE);
        add("file", "<!DOCTYPE s [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><system/>", DOCTYPE);
        add("parameter", "<!DOCTYPE s [<!ENTITY % a SYSTEM 'http://127.0.0.1'>%a;]><s/>", DOCTYPE);
        add("external DTD", "<!DOCTYPE system SYSTEM 'http://127.0.0.1/x.dtd'><system/>", DOCTYPE);
        add(
                "XInclude",
                "<system xmlns:i='http://www.w3.org/2001/XInclude'><i:include href='/'/></system>",
                "1:52 element.unknown: `<include>` is not an element that `<system>` may have");
        return tests();
    }

    @TestFactory
    Stream<DynamicTest> whatIsTooLargeIsRefused() {
        add(
                "100 MB",
                new byte[100_000_000],
                " xml.too-large: the description has more than 64 MiB");
        add(
                "10,000 levels",
                "<system>" + "<protection_domain>".repeat(10_000),
                "1:1891 xml.too-large: the description has more than 100 levels of elements");
        add(
                "many attributes",
                "<system><memory_region " + attributes(100_000) + "/></system>",
                "1:9 xml.malformed: the description is not well-formed XML: attribute limit (1000)"
                        + " exceeded");
        add(
                "a long value",
                "<system a='" + "x".repeat(1_000_000) + "'/>",
                "1:1 xml.malformed: the description is not well-formed XML: maximum attribute size"
                        + " limit (524288) exceeded");
        add(
                "a million brackets",
                "<".repeat(1_000_000),
                "1:2 xml.malformed: the description is not well-formed XML: unexpected character '<'"
                        + " (code 60) in prolog, after '<'");
        return tests();
    }

    private static String attributes(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append('a').append(i).append("='' ");
        }
        return text.toString();
    }

    /// The distance of names takes time with the square of their lengths.
    @Test
    void namesThatAreNearlyAlikeAreNotComparedWithoutBound() {
        String name = "x".repeat(400_000);
        String text =
                "<system><memory_region name='%sab' size='0x1000'/>".formatted(name)
                        + "<protection_domain name='a'><program_image path='A.java'/>"
                        + "<map mr='b%s' vaddr='0x1000'/></protection_domain></system>"
                                .formatted(name);
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        List<String> rules =
                DescriptionChecker.check("system.xml", content, TestBoard.options())
                        .diagnostics()
                        .stream()
                        .map(found -> found.rule().toString())
                        .toList();
        assertEquals(List.of("name.form", "map.unknown-region"), rules);
    }

    /// Where its buffers end, the parser overlooks it.
    @Test
    void theEndOfASectionIsRefusedInTextWhereverItIs() {
        for (int blanks = 0; blanks < 500; blanks++) {
            String text = "<system>" + " ".repeat(blanks) + "<policy/>\n]]>\n</system>";
            List<String> found = findings("system.xml", text.getBytes(StandardCharsets.UTF_8));
            assertEquals(1, found.size(), found::toString);
            assertTrue(found.getFirst().contains("xml.malformed"), found::toString);
        }
    }

    @TestFactory
    Stream<DynamicTest> otherEncodingsThanUtf8AreRefused() {
        Charset latin = StandardCharsets.ISO_8859_1;
        add("UTF-16 LE with a mark", "\uFEFF" + RIGHT, StandardCharsets.UTF_16LE, UTF16);
        add("UTF-16 BE with a mark", "\uFEFF" + RIGHT, StandardCharsets.UTF_16BE, UTF16);
        add("UTF-16 LE", RIGHT, StandardCharsets.UTF_16LE, UTF16);
        add("UTF-16 BE", RIGHT, StandardCharsets.UTF_16BE, UTF16);
        add("UTF-16 after a line", "\n" + RIGHT, StandardCharsets.UTF_16LE, "2:1" + NUL);
        String umlaut = RIGHT.replace("'a'", "'\u00E4'");
        String unexpected = " xml.encoding: the description is not UTF-8: unexpected byte 0x";
        add("Latin-1", umlaut, latin, "1:34" + unexpected + "e4");
        String declared = "<?xml version='1.0' encoding='ISO-8859-1'?>\n";
        add("Latin-1 as declared", declared + umlaut, latin, "2:34" + unexpected + "e4");
        add("Latin-1 in name only", declared + RIGHT, latin);
        add("UTF-16 in name only", declared.replace("ISO-8859-1", "UTF-16") + RIGHT);
        add("half a character", RIGHT.replace('a', '\u00C3'), latin, "1:24" + unexpected + "c3");
        add("overlong", RIGHT.replace("'a'", "'\u00C0\u00AF'"), latin, "1:34" + unexpected + "c0");
        add("surrogate", RIGHT.replace("'a'", "'\u00ED\u00A0"), latin, "1:34" + unexpected + "ed");
        add("cut off", RIGHT + "\u00E2\u0082", latin, "1:96" + unexpected + "e2");
        add("mark", "\uFEFF" + RIGHT);
        return tests();
    }

    /// Microkit's parser takes more than XML allows.
    @TestFactory
    Stream<DynamicTest> whatMicrokitTakesIsTaken() {
        String begin = "<?xml version_x='1' encoding:a='none' standalone='perhaps'?><?\u2071 x?>";
        add("a declaration", begin + RIGHT);
        add("namespaces", RIGHT.replace("<system", "<system xmlns='a' xmlns='b' xmlns:xmlns='c'"));
        return tests();
    }

    @TestFactory
    Stream<DynamicTest> whatIsNoTextIsRefused() {
        add("NUL in a value", RIGHT.replace("'a'", "'a\0'"), "1:35" + NUL);
        add("NUL between elements", RIGHT.replace("<pro", "\0<pro"), "1:9" + NUL);
        add("only NULs", new byte[1000], "1:1" + NUL);
        add("nothing", "", " xml.malformed: the description is empty");
        add("only a mark", "\uFEFF", " xml.malformed: the description is empty");
        add("blanks", " \r\n\t\n", "1:1 xml.malformed: the description is empty");
        add(
                "JSON",
                "{\"system\": {}}",
                "1:1 xml.malformed: the description is not well-formed XML: unexpected character '{'"
                        + " (code 123) in prolog; expected '<'");
        return tests();
    }
}
