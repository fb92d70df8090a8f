package org.coreplatform.description;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.coreplatform.description.format.FormatResult;
import org.coreplatform.description.format.SystemFormatter;
import org.junit.jupiter.api.Test;

/// Formatting changes how a description looks, and nothing else.
class FormatterTest {
    private static String formatted(String text) {
        FormatResult result =
                SystemFormatter.format("system.xml", text.getBytes(StandardCharsets.UTF_8));
        return switch (result) {
            case FormatResult.Formatted formatted -> formatted.after();
            case FormatResult.Refused refused -> throw new AssertionError(refused.diagnostics());
        };
    }

    private static void becomes(String before, String after) {
        assertEquals(after, formatted(before));
        assertEquals(after, formatted(after));
    }

    @Test
    void eachElementHasItsLineAndAttributesHaveTheirOrder() {
        becomes(
                "<system><memory_region  size = '0x1000'\n name='a' ></memory_region><channel>"
                        + "<end id='0' pd='x'/> <end\tpd='y' id='1' /></channel></system>",
                """
                <system>
                    <memory_region name="a" size="0x1000"/>
                    <channel>
                        <end pd="x" id="0"/>
                        <end pd="y" id="1"/>
                    </channel>
                </system>
                """);
    }

    @Test
    void commentsStayWhereTheyAre() {
        becomes(
                """
                <?xml version='1.0'?>
                <!-- first -->
                <system><!-- in it -->
                        <!-- one
                             two
                          three -->

                    <channel/> <!-- behind -->

                </system>
                <!-- last -->""",
                """
                <?xml version='1.0'?>
                <!-- first -->
                <system> <!-- in it -->
                    <!-- one
                         two
                      three -->

                    <channel/> <!-- behind -->
                </system>
                <!-- last -->
                """);
    }

    @Test
    void longElementsContinueBelowTheirFirstAttribute() {
        becomes(
                "<system><protection_domain priority='100' name='a-name-that-is-long'"
                        + " budget='1000' period='10000' stack_size='0x10000' heap_size='0x100000'"
                        + " passive='true'/></system>",
                """
                <system>
                    <protection_domain name="a-name-that-is-long" priority="100" budget="1000" period="10000"
                                       passive="true" stack_size="0x10000" heap_size="0x100000"/>
                </system>
                """);
    }

    @Test
    void valuesStayAsTheyAreWritten() {
        becomes(
                "<system  b='&lt;\"&#10;\n' xmlns:n=\"u\" profile='core-platform'/>",
                "<system xmlns:n=\"u\" profile=\"core-platform\" b=\"&lt;&quot;&#10; \"/>\n");
    }

    @Test
    void textIsNotTouched() {
        becomes(
                "<system><a>  some\n text<b/> </a><c xml:space='preserve'> <d/></c></system>",
                "<system>\n    <a>  some\n text<b/> </a>\n    <c xml:space=\"preserve\"> <d/></c>\n</system>\n");
    }

    @Test
    void lineEndsAndByteOrderMarksStay() {
        becomes("\uFEFF<system>\r\n<a/>\n</system>", "\uFEFF<system>\r\n    <a/>\r\n</system>\r\n");
    }

    @Test
    void whatIsNoDescriptionIsRefused() {
        for (String text : List.of("<system>", "<project/>", "<!DOCTYPE system><system/>", "")) {
            FormatResult result =
                    SystemFormatter.format("x.xml", text.getBytes(StandardCharsets.UTF_8));
            assertTrue(result instanceof FormatResult.Refused, text);
        }
    }
}
