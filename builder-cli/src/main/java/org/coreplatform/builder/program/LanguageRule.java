package org.coreplatform.builder.program;

import java.util.Optional;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.SourceFile;
import org.coreplatform.description.diagnostic.Span;
import org.coreplatform.kernel.pd.language.LanguageProfile;
import org.coreplatform.kernel.pd.language.Violation;

/// Rejects programs that use what protection domains cannot have: at the author's line if the
/// source is known, otherwise at the `program_image`.
final class LanguageRule {
    private LanguageRule() {}

    static void check(ProgramRequest request, LinkedProgram program, DiagnosticSink sink) {
        for (Violation violation : LanguageProfile.check(program.classes())) {
            CompiledClass at = program.own().get(violation.className());
            Optional<SourceFile> source =
                    at == null || violation.line() < 1 ? Optional.empty() : at.source();
            sink.report(
                    source.map(file -> inSource(violation, file))
                            .orElseGet(() -> inImage(violation, request)));
        }
    }

    private static Diagnostic inSource(Violation violation, SourceFile file) {
        int line = Math.min(violation.line(), file.lineCount());
        String text = file.line(line);
        int start = file.lineStart(line) + text.length() - text.stripLeading().length();
        Span span = file.span(start, file.lineStart(line) + text.stripTrailing().length());
        return of(violation, violation.what(), span, place(violation));
    }

    private static Diagnostic inImage(Violation violation, ProgramRequest request) {
        String message = "%s: %s".formatted(place(violation), violation.what());
        String label =
                violation.line() < 1
                        ? "in this program"
                        : "in this program, at line %d of the source".formatted(violation.line());
        return of(violation, message, request.image().span(), label);
    }

    private static Diagnostic of(Violation violation, String message, Span span, String label) {
        Diagnostic error = Diagnostic.error(ProgramRules.LANGUAGE_PROFILE, message, span, label);
        return violation.help().isEmpty() ? error : error.withHelp(violation.help());
    }

    private static String place(Violation violation) {
        return violation.method().isEmpty()
                ? "class `%s`".formatted(violation.className())
                : "`%s.%s`".formatted(violation.className(), violation.method());
    }
}
