package org.coreplatform.description;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.model.ChannelEnd;
import org.coreplatform.description.model.Mapping;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.junit.jupiter.api.Test;

class DescriptionCheckerTest {
    private static CheckResult check(String text) {
        return DescriptionChecker.check(
                "system.xml", text.getBytes(StandardCharsets.UTF_8), TestBoard.options());
    }

    private static SystemDescription accepted(String text) {
        CheckResult result = check(text);
        return result.system()
                .map(ValidatedSystem::description)
                .orElseThrow(() -> new AssertionError(result.diagnostics()));
    }

    private static List<String> places(String text) {
        return check(text).diagnostics().stream()
                .map(found -> found.rule() + "@" + found.span().begin())
                .toList();
    }

    @Test
    void resolvesNamesWhereverTheyAreDefined() {
        SystemDescription system =
                accepted(
                        """
                        <system>
                          <channel><end pd="child" id="3"/><end pd="server" id="4" pp="true"/></channel>
                          <protection_domain name="server" priority="5">
                            <program_image path="Server.java"/>
                            <map mr="buffer" vaddr="0x40_0000" perms="r" setvar_vaddr="inbox"/>
                            <protection_domain name="child" id="7" priority="9">
                              <program_image path="child.jar" main="a.Child"/>
                            </protection_domain>
                          </protection_domain>
                          <memory_region name="buffer" size="0x2000"/>
                        </system>
                        """);
        ProtectionDomain server = system.protectionDomains().getFirst();
        ProtectionDomain child = system.protectionDomains().getLast();
        Mapping map = server.maps().getFirst();
        assertEquals("buffer", map.region().name());
        assertEquals(0x40_0000, map.address());
        assertEquals("r", map.permissions().toString());
        assertEquals(server, child.parent().orElseThrow().pd());
        assertEquals(7, child.parent().orElseThrow().childId());
        assertEquals("a.Child", child.image().main().orElseThrow());
        ChannelEnd caller = system.protectedProcedureCalls().getFirst().caller();
        assertTrue(caller.pd().is(server));
        assertEquals(4, caller.id());
    }

    @Test
    void fillsInWhatIsNotWritten() {
        ProtectionDomain pd =
                accepted(
                                """
                                <system><protection_domain name="a">
                                <program_image path="A.java"/></protection_domain></system>
                                """)
                        .protectionDomains()
                        .getFirst();
        assertEquals(0, pd.priority().value());
        assertEquals(1000, pd.schedule().budgetMicros());
        assertEquals(1000, pd.schedule().periodMicros());
        assertEquals(0x2000, pd.stackBytes());
        assertEquals(0x10_0000, pd.heapBytes());
    }

    @Test
    void reportsAllIndependentMistakesInOneRun() {
        assertEquals(
                List.of(
                        "attribute.unknown@2:31",
                        "protection_domain.budget-exceeds-period@5:39",
                        "map.unknown-region@7:14",
                        "end.unknown-pd@9:21"),
                places(
                        """
                        <system>
                          <protection_domain name="a" prioriti="1">
                            <program_image path="A.java"/>
                          </protection_domain>
                          <protection_domain name="b" budget="200" period="100">
                            <program_image path="B.java"/>
                            <map mr="missing" vaddr="0x1000"/>
                          </protection_domain>
                          <channel><end pd="c" id="0"/><end pd="a" id="0"/></channel>
                        </system>
                        """));
    }

    @Test
    void pointsIntoFilesWithWindowsLineEndsAndByteOrderMarks() {
        assertEquals(
                List.of("attribute.malformed@3:34"),
                places(
                        "\uFEFF<system>\r\n\r\n"
                                + "<!-- 🚀 --> <memory_region size='x' name='r'/></system>"));
    }

    @Test
    void acceptedSystemsMayHaveWarnings() {
        CheckResult result =
                check(
                        """
                        <system><memory_region name="r" size="0x1000"/>
                        <protection_domain name="a"><program_image path="A.java"/>
                        </protection_domain></system>
                        """);
        assertTrue(result.system().isPresent());
        assertEquals(
                List.of("memory_region.unused"),
                result.diagnostics().stream().map(Diagnostic::rule).map(Object::toString).toList());
    }
}
