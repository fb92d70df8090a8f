package org.coreplatform.builder.artefact.page;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.coreplatform.builder.artefact.Inspection;
import org.coreplatform.builder.artefact.page.PageView.Cell;
import org.coreplatform.builder.artefact.page.PageView.Finding;
import org.coreplatform.builder.artefact.page.PageView.Link;
import org.coreplatform.builder.artefact.page.PageView.Row;
import org.coreplatform.builder.artefact.page.PageView.Statement;
import org.coreplatform.builder.artefact.page.PageView.Table;
import org.coreplatform.builder.diagram.Diagram;
import org.coreplatform.builder.diagram.SvgWriter;
import org.coreplatform.builder.diagram.SystemDiagram;
import org.coreplatform.builder.diagram.View;
import org.coreplatform.builder.layout.Quantity;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.SnippetRenderer;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.Schedule;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Makes the page of a system, which may break rules. The page needs nothing from elsewhere.
public final class SystemPage {
    private final SystemDescription system;
    private final Target target;
    private final List<Diagnostic> diagnostics;
    private final Optional<Inspection> inspection;
    private final Diagram diagram;
    private final Links links;

    private SystemPage(
            SystemDescription system,
            Target target,
            List<Diagnostic> diagnostics,
            Optional<Inspection> inspection) {
        this.system = system;
        this.target = target;
        this.diagnostics = diagnostics;
        this.inspection = inspection;
        this.diagram = SystemDiagram.of(system, target, diagnostics, View.ALL);
        this.links = new Links(system, SvgWriter.fits(diagram));
    }

    /// {@return the page}
    ///
    /// @param diagnostics what is wrong with the system
    /// @param inspection of its image, if there is one
    public static String of(
            SystemDescription system,
            Target target,
            List<Diagnostic> diagnostics,
            Optional<Inspection> inspection) {
        return render(new SystemPage(system, target, diagnostics, inspection).view());
    }

    private PageView view() {
        MemoryParts memory = new MemoryParts(system, target, inspection, links);
        TurnParts turns = new TurnParts(system);
        AuthorityParts authority = new AuthorityParts(system, links);
        return new PageView(
                diagram.title(),
                facts(),
                verdict(),
                diagnostics.stream().noneMatch(Diagnostic::isError),
                diagnostics.stream().map(this::finding).toList(),
                links.hasPicture() ? SvgWriter.element(diagram) : "",
                domains(),
                turns.strips(),
                turns.table(),
                new TimeParts(system, links).cores(),
                memory.physical(),
                memory.regions(),
                memory.spaces(),
                authority.channels(),
                authority.access(),
                diagram.statements().stream()
                        .map(each -> new Statement(each.holds(), each.text()))
                        .toList());
    }

    private String facts() {
        return "Profile %s, %s. %s, %s, %s."
                .formatted(
                        system.profile().word(),
                        target.name(),
                        counted(system.protectionDomains().size(), "protection domain"),
                        counted(system.channels().size(), "channel"),
                        counted(system.memoryRegions().size(), "memory region"));
    }

    private String verdict() {
        long errors = diagnostics.stream().filter(Diagnostic::isError).count();
        return "%s, %s"
                .formatted(
                        counted(errors, "error"), counted(diagnostics.size() - errors, "warning"));
    }

    private static String counted(long count, String noun) {
        return "%d %s%s".formatted(count, noun, count == 1 ? "" : "s");
    }

    private Finding finding(Diagnostic found) {
        return new Finding(
                found.severity().word(),
                found.rule().toString(),
                found.message(),
                SnippetRenderer.plain().render(found),
                links.to(found));
    }

    private Table domains() {
        List<Row> rows = new ArrayList<>();
        for (ProtectionDomain pd : system.protectionDomains()) {
            Schedule schedule = pd.schedule();
            boolean hasLimit =
                    Long.compareUnsigned(schedule.budgetMicros(), schedule.periodMicros()) < 0;
            String time =
                    "%s every %s"
                            .formatted(
                                    Quantity.micros(schedule.budgetMicros()),
                                    Quantity.micros(schedule.periodMicros()));
            rows.add(
                    new Row(
                            Links.rowOf(pd),
                            new Link(pd.name(), links.to(pd)),
                            List.of(
                                    number(schedule.priority().toString()),
                                    number(
                                            schedule.passive()
                                                    ? "passive"
                                                    : hasLimit ? time : "no limit"),
                                    number(Long.toUnsignedString(schedule.cpu())),
                                    text(pd.parent().map(each -> each.pd().name()).orElse("")),
                                    text(pd.image().path()),
                                    number(Quantity.bytes(pd.stackBytes())),
                                    number(
                                            pd.heapBytes() == 0
                                                    ? ""
                                                    : Quantity.bytes(pd.heapBytes())),
                                    number(count(pd)),
                                    number(Integer.toString(pd.maps().size())),
                                    number(Integer.toString(pd.interrupts().size())))));
        }
        return new Table(
                "Protection domains",
                List.of(
                        "name",
                        "priority",
                        "time",
                        "core",
                        "parent",
                        "program",
                        "stack",
                        "heap",
                        "channels",
                        "maps",
                        "interrupts"),
                rows,
                "There are none.");
    }

    private String count(ProtectionDomain pd) {
        long count =
                system.channels().stream()
                        .flatMap(channel -> channel.ends().stream())
                        .filter(end -> end.pd().is(pd))
                        .count();
        return Long.toString(count);
    }

    private static Cell number(String text) {
        return new Cell(text, "number", "");
    }

    private static Cell text(String text) {
        return new Cell(text, "", "");
    }

    private static String render(PageView view) {
        StringWriter out = new StringWriter();
        try {
            configuration().getTemplate("page.ftl").process(view, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            throw new IllegalStateException("page.ftl", e);
        }
        return out.toString();
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassForTemplateLoading(SystemPage.class, "");
        configuration.setDefaultEncoding("UTF-8");
        configuration.setLocale(Locale.ROOT);
        configuration.setNumberFormat("computer");
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(true);
        return configuration;
    }
}
