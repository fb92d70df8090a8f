package org.coreplatform.builder.artefact;

import freemarker.core.PlainTextOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Renders what is known about an image as text or JSON.
public final class Reports {
    /// Never changed once it is made; it keeps the parsed templates.
    private static final Configuration TEMPLATES = configuration();

    private Reports() {}

    /// {@return the build report, `report.txt`}
    public static String buildReport(Inspection inspection) {
        return render("report.ftl", new ReportViews(inspection).buildReport());
    }

    /// {@return what `coreplat inspect` prints}
    public static String inspectionText(Inspection inspection) {
        return render("inspect.ftl", new ReportViews(inspection).inspection());
    }

    /// {@return what `coreplat inspect --format json` prints}
    public static String inspectionJson(Inspection inspection) {
        return InspectionJson.write(inspection);
    }

    /// {@return the JSON Schema of what [#inspectionJson] gives}
    public static String inspectionSchema() {
        try (InputStream in = Reports.class.getResourceAsStream("inspect.schema.json")) {
            if (in == null) {
                throw new IllegalStateException("inspect.schema.json is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// {@return the source of a class of constants}
    public static String constants(WiringView constants) {
        return render("constants.ftl", constants);
    }

    private static String render(String template, Record view) {
        StringWriter out = new StringWriter();
        try {
            TEMPLATES.getTemplate(template).process(view, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            throw new IllegalStateException("template " + template, e);
        }
        return out.toString();
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassForTemplateLoading(Reports.class, "");
        configuration.setDefaultEncoding("UTF-8");
        configuration.setLocale(Locale.ROOT);
        configuration.setOutputFormat(PlainTextOutputFormat.INSTANCE);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(true);
        return configuration;
    }
}
