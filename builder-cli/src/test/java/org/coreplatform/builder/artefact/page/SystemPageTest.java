package org.coreplatform.builder.artefact.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.coreplatform.builder.cli.Cli;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The page that `coreplat report` writes, read as text.
class SystemPageTest {
    private static final Path EXAMPLES = Path.of("../examples");
    private static final Path EVERYTHING =
            Path.of("src/test/resources/org/coreplatform/builder/diagram/everything.system");
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");
    private static final Pattern TARGET = Pattern.compile(" href=\"#([^\"]*)\"");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private static String page(Path description) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] command = {"report", description.toString(), "-o", "-"};
        int exitCode = Cli.run(command, InputStream.nullInputStream(), out, err);
        assertEquals(0, exitCode, () -> err.toString(StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    private String pageOf(String name, String description) throws IOException {
        return page(Files.writeString(folder.resolve(name), description));
    }

    private static List<String> found(Pattern pattern, String page) {
        return pattern.matcher(page).results().map(result -> result.group(1)).toList();
    }

    @TestFactory
    Stream<DynamicTest> pagesAreCompleteAndNeedNothingFromElsewhere() {
        return Stream.of(
                        EXAMPLES.resolve("infusion-pump/system.xml"),
                        EXAMPLES.resolve("broken/ppc-cycle/system.xml"),
                        EXAMPLES.resolve("broken/everything-at-once/system.xml"),
                        EVERYTHING)
                .map(file -> dynamicTest(file.toString(), () -> isWhole(page(file))));
    }

    @Test
    void turnsOfSchedulingDomainsAreToScale() throws IOException {
        String description = Files.readString(EXAMPLES.resolve("kernel/domains/system.xml"));
        String shifted =
                description
                        .replace("<domain_schedule>", "<domain_schedule start_index=\"2\">")
                        .replace(
                                "<schedule_entry domain=\"flight\"",
                                "<schedule_entry domain=\"cabin\" duration=\"9000 us\"/>"
                                        + "<schedule_end_marker/>"
                                        + "<schedule_entry domain=\"flight\"");
        String page = pageOf("domains.xml", shifted);
        assertTrue(page.contains("flex-grow:10000\" title=\"entry 2: flight, 1000 us\""), page);
        assertTrue(page.contains("flex-grow:5000\" title=\"entry 3: cabin, 500 us\""), page);
        assertTrue(page.contains("it begins with entry 2"), page);
        assertTrue(page.contains("title=\"entry 0: cabin, 9000 us\""), "never reached");
        assertTrue(page.contains("<title>flight: 1000 us</title>"), "below the picture");
        isWhole(page);
    }

    private static void isWhole(String page) {
        List<String> ids = found(ID, page);
        assertEquals(ids.stream().distinct().toList(), ids, "an id is used twice");
        for (String target : found(TARGET, page)) {
            assertTrue(ids.contains(target), "#" + target + " leads nowhere");
        }
        String withoutNamespace = page.replace("http://www.w3.org/2000/svg", "");
        for (String foreign :
                List.of("http:", "https:", "<script", " src=", "@import", "url(", "<link")) {
            assertFalse(withoutNamespace.contains(foreign), foreign);
        }
        assertTrue(page.strip().endsWith("</html>"));
    }

    @Test
    void hostileNamesStayText() {
        String page = page(EVERYTHING);
        assertFalse(page.contains("<script"));
        assertTrue(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
        assertFalse(Pattern.compile("=\"[^\"]*quote \" backslash").matcher(page).find());
    }

    @Test
    void findingsLeadToWhatTheyAreAbout() {
        String page = page(EXAMPLES.resolve("broken/ppc-cycle/system.xml"));
        MatchResult finding =
                Pattern.compile("error\\[channel\\.ppc-cycle](?s:.*?)About: (.*?)</p>")
                        .matcher(page)
                        .results()
                        .findFirst()
                        .orElseThrow();
        assertEquals(List.of("ch-0", "ch-1", "ch-2"), found(TARGET, finding.group(1)));
    }

    @Test
    void saysWhenBudgetsAreServed() throws IOException {
        String page =
                pageOf(
                        "system.xml",
                        """
                        <system>
                          <protection_domain name="high" priority="3" budget="1000" period="4000">
                            <program_image path="High.java"/>
                          </protection_domain>
                          <protection_domain name="middle" priority="2" budget="2000" period="6000">
                            <program_image path="Middle.java"/>
                          </protection_domain>
                          <protection_domain name="low" priority="1" budget="3000" period="13000">
                            <program_image path="Low.java"/>
                          </protection_domain>
                        </system>
                        """);
        assertTrue(page.contains("Core 0: 81.4 % reserved"), page);
        // By hand: 1; 2 + 1; 3 + 3 * 1 + 2 * 2.
        assertEquals("1 ms", lastCell(page, "high"));
        assertEquals("3 ms", lastCell(page, "middle"));
        assertEquals("10 ms", lastCell(page, "low"));
    }

    /// The last cell of a PD's row among the response times.
    private static String lastCell(String page, String pd) {
        String table = page.substring(page.indexOf("served after at most"));
        String row = table.substring(table.indexOf(">" + pd + "</a>"));
        String cells = row.substring(0, row.indexOf("</tr>"));
        return cells.substring(cells.lastIndexOf("\">") + 2, cells.lastIndexOf("</td>"));
    }

    @Test
    void marksWhatIsReservedTwice() throws IOException {
        String page =
                pageOf(
                        "system.xml",
                        """
                        <system>
                          <protection_domain name="one" priority="3" budget="3000" period="4000">
                            <program_image path="One.java"/>
                          </protection_domain>
                          <protection_domain name="two" priority="2" budget="2000" period="4000">
                            <program_image path="Two.java"/>
                          </protection_domain>
                        </system>
                        """);
        assertTrue(page.contains("<h3 class=\"error\">Core 0: 125.0 % reserved</h3>"));
    }

    @Test
    void showsWhereTheBuilderPutEverything() {
        String page = page(EXAMPLES.resolve("infusion-pump/system.xml"));
        assertTrue(page.contains("All memory of the board"));
        assertTrue(page.contains("heap of dose_controller: 1 MiB at 0x"));
        assertTrue(page.contains("a gap of "));
    }

    @Test
    void drawsGapsInAddressSpacesAndTheSmallestMap() throws IOException {
        String page =
                pageOf(
                        "odd.system",
                        """
                        <system>
                          <memory_region name="huge" size="0x40000000"/>
                          <memory_region name="tiny" size="0x1000"/>
                          <protection_domain name="a" priority="1">
                            <program_image path="a.elf"/>
                            <map mr="tiny" vaddr="0x1000000" perms="r"/>
                            <map mr="huge" vaddr="0x40000000" perms="rw"/>
                          </protection_domain>
                        </system>
                        """);
        String space = page.substring(page.indexOf("aria-label=\"Maps of a\""));
        assertTrue(
                space.startsWith(
                        "aria-label=\"Maps of a\"><span class=\"region\" style=\"flex-grow:4096\""
                                + " title=\"tiny r: 4 KiB at 0x1000000\"><i>tiny r</i></span>"
                                + "<span class=\"gap\""),
                space.substring(0, 300));
    }

    @Test
    void systemsThatAreTooLargeForAPictureHaveTheRest() throws IOException {
        StringBuilder text = new StringBuilder("<system>\n");
        for (String name : List.of("left", "right")) {
            text.append(
                    "<protection_domain name=\"%s\"><program_image path=\"a.elf\"/></protection_domain>\n"
                            .formatted(name));
        }
        for (int i = 0; i < 2600; i++) {
            text.append(
                    "<channel><end pd=\"left\" id=\"%d\"/><end pd=\"right\" id=\"%d\"/></channel>\n"
                            .formatted(i % 60, i % 60));
        }
        String page = pageOf("large.system", text + "</system>");
        assertTrue(page.contains("too large for a picture"));
        assertTrue(page.contains("left → right"));
    }
}
