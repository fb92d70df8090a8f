package org.coreplatform.builder.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.coreplatform.builder.diagram.Drawing.Box;
import org.coreplatform.builder.diagram.Drawing.Line;
import org.coreplatform.builder.diagram.Drawing.Text;
import org.junit.jupiter.api.Test;

/// What pictures say. `-Dgolden=update` rewrites those that are kept, and fails all the same.
class PictureTest {
    private static final Path CASES =
            Path.of("src/test/resources/org/coreplatform/builder/diagram");
    private static final Path PICTURES = Path.of("../docs/manual/pictures");
    private static final Path EXAMPLES = Path.of("../examples");

    private static void compare(Path golden, String actual) throws IOException {
        String expected = Files.exists(golden) ? Files.readString(golden) : "";
        if (!expected.equals(actual) && "update".equals(System.getProperty("golden"))) {
            Files.writeString(golden, actual);
        }
        assertEquals(expected, actual, "run `mvn verify -Dgolden=update`");
    }

    private static Diagram everything() throws IOException {
        String text = Files.readString(CASES.resolve("everything.system"));
        return Systems.read("everything.system", text).diagram(View.ALL);
    }

    private static Systems example(String name) throws IOException {
        String text = Files.readString(EXAMPLES.resolve(name).resolve("system.xml"));
        return Systems.read("system.xml", text);
    }

    @Test
    void picturesOfTheManualAreOfTheExamplesOfToday() throws IOException {
        for (String name : List.of("infusion-pump", "broken/ppc-cycle")) {
            String file = name.substring(name.lastIndexOf('/') + 1) + ".svg";
            compare(PICTURES.resolve(file), SvgWriter.file(example(name).diagram(View.ALL)));
        }
    }

    @Test
    void drawsEverything() throws IOException {
        compare(CASES.resolve("everything.svg"), SvgWriter.file(everything()));
    }

    @Test
    void writesEverythingForGraphviz() throws IOException {
        compare(CASES.resolve("everything.dot"), DotWriter.file(everything()));
    }

    @Test
    void writesEverythingForMermaid() throws IOException {
        compare(CASES.resolve("everything.mmd"), MermaidWriter.file(everything()));
    }

    @Test
    void drawsTheSameTwice() throws IOException {
        assertEquals(SvgWriter.file(everything()), SvgWriter.file(everything()));
    }

    @Test
    void callsOfACycleAreMarkedWithTheRule() throws IOException {
        Drawing drawing = example("broken/ppc-cycle").drawing();
        List<Line> marked =
                drawing.lines().stream()
                        .filter(line -> line.style().contains("error"))
                        .filter(line -> says(line, "channel.ppc-cycle"))
                        .toList();
        assertEquals(3, marked.size());
    }

    private static boolean says(Line line, String words) {
        return line.texts().stream().map(Text::text).anyMatch(text -> text.contains(words));
    }

    @Test
    void inversionsAreMarkedWithTheRule() throws IOException {
        Drawing drawing = example("broken/priority-inversion").drawing();
        assertTrue(
                drawing.lines().stream()
                        .filter(line -> line.style().equals("call error"))
                        .anyMatch(line -> says(line, "channel.ppc-priority")));
    }

    @Test
    void forbiddenWaysAreMarkedFromOneEndToTheOther() {
        Systems systems =
                Systems.read(
                        "system.xml",
                        """
                        <system>
                          <memory_region name="mailbox" size="0x1000"/>
                          <protection_domain name="net" priority="1">
                            <program_image path="Net.java"/>
                            <map mr="mailbox" vaddr="0x4000000" perms="rw"/>
                          </protection_domain>
                          <protection_domain name="guard" priority="2">
                            <program_image path="Guard.java"/>
                            <map mr="mailbox" vaddr="0x4000000" perms="r"/>
                          </protection_domain>
                          <protection_domain name="motor" priority="3">
                            <program_image path="Motor.java"/>
                          </protection_domain>
                          <channel><end pd="guard" id="0" pp="true"/><end pd="motor" id="0"/></channel>
                          <channel><end pd="net" id="1"/><end pd="guard" id="1"/></channel>
                          <policy>
                            <no_flow from="net" to="motor"/>
                            <no_flow from="net" to="motor" except_through="guard"/>
                          </policy>
                        </system>
                        """);
        List<String> marked =
                systems.drawing().lines().stream()
                        .filter(line -> line.style().contains("error"))
                        .filter(line -> says(line, "policy.flow"))
                        .map(Line::id)
                        .toList();
        assertEquals(2, marked.size(), marked.toString());
        assertEquals(
                List.of(
                        "false no flow from net to motor: net → guard → motor",
                        "true no flow from net to motor except through guard"),
                SystemDiagram.statements(systems.system()).stream()
                        .map(each -> each.holds() + " " + each.text())
                        .toList());
    }

    @Test
    void hostileNamesStayText() throws IOException {
        String svg = SvgWriter.file(everything());
        assertFalse(svg.contains("<script"));
        assertTrue(
                Drawing.read(svg).boxes().stream()
                        .flatMap(box -> box.texts().stream())
                        .anyMatch(text -> text.text().equals("<script>alert(1)</script>")));
    }

    @Test
    void anyAddressesArePermitted() {
        Systems systems =
                Systems.read(
                        "odd.system",
                        """
                        <system>
                          <memory_region name="end" size="0x1000" phys_addr="0xfffffffffffff000"/>
                          <protection_domain name="a" priority="18446744073709551615">
                            <program_image path="a.elf"/>
                            <map mr="end" vaddr="0xfffffffffffff000" perms="rw"/>
                          </protection_domain>
                          <channel>
                            <end pd="a" id="9223372036854775807"/>
                            <end pd="a" id="0"/>
                          </channel>
                        </system>
                        """);
        assertEquals(2, systems.drawing().boxes().size());
        assertEquals(
                1,
                systems.drawing().lines().stream()
                        .filter(line -> says(line, "9223372036854775807"))
                        .count());
    }

    @Test
    void regionsCanBeLeftOut() throws IOException {
        Diagram diagram = example("infusion-pump").diagram(new View(false, List.of()));
        Drawing drawing = Drawing.read(SvgWriter.file(diagram));
        assertEquals(
                List.of(), drawing.ids().stream().filter(id -> id.matches("(mr|map)-.*")).toList());
        assertEquals(10, drawing.ids().stream().filter(id -> id.startsWith("ch-")).count());
    }

    @Test
    void neighbourhoodHasWhatIsConnectedAndNothingElse() throws IOException {
        Diagram diagram = example("infusion-pump").diagram(new View(true, List.of("network")));
        assertEquals(
                "console, gate, mailbox, network, rtc_registers",
                Drawing.read(SvgWriter.file(diagram)).boxes().stream()
                        .map(PictureTest::name)
                        .sorted()
                        .collect(Collectors.joining(", ")));
    }

    private static String name(Box box) {
        return box.texts().getFirst().text();
    }
}
