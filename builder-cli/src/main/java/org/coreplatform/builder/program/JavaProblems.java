package org.coreplatform.builder.program;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.tools.DiagnosticListener;
import javax.tools.JavaFileObject;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.Label;
import org.coreplatform.description.diagnostic.Severity;
import org.coreplatform.description.diagnostic.SourceFile;
import org.coreplatform.description.diagnostic.Span;

/// Collects javac's errors as diagnostics on the author's files.
final class JavaProblems implements DiagnosticListener<JavaFileObject> {
    private static final String EVERYDAY_PACKAGES =
            "\\b(?:java\\.lang|org\\.coreplatform\\.sdk\\.pd)\\.(?=[A-Z])";

    private final Set<Diagnostic> found = new LinkedHashSet<>();

    /// {@return whether there are no errors so far}
    boolean isEmpty() {
        return found.isEmpty();
    }

    /// {@return the errors, each once}
    List<Diagnostic> found() {
        return List.copyOf(found);
    }

    @Override
    public void report(javax.tools.Diagnostic<? extends JavaFileObject> javac) {
        if (javac.getKind() != javax.tools.Diagnostic.Kind.ERROR) {
            return;
        }
        // The root locale is English whatever the host's default is.
        List<String> lines =
                javac.getMessage(Locale.ROOT)
                        .replaceAll(EVERYDAY_PACKAGES, "")
                        .lines()
                        .map(String::strip)
                        .toList();
        Span span =
                javac.getSource() instanceof JavaSource source
                        ? span(source.file(), javac)
                        : SourceFile.withoutText("javac").start();
        found.add(
                new Diagnostic(
                        ProgramRules.DOES_NOT_COMPILE,
                        Severity.ERROR,
                        lines.getFirst(),
                        new Label(span, ""),
                        List.of(),
                        lines.stream().skip(1).map(line -> line.replaceAll(" +", " ")).toList(),
                        Optional.empty(),
                        Optional.empty()));
    }

    /// Adds that javac failed without having said where.
    ///
    /// @param reason what is known; its first line is shown
    void addFailure(JavaSource source, String reason) {
        SourceFile file = source.file();
        Diagnostic failure =
                Diagnostic.error(
                        ProgramRules.DOES_NOT_COMPILE,
                        "the Java compiler made no classes of this source",
                        file.span(0, 0),
                        "");
        found.add(reason.lines().findFirst().map(failure::withNote).orElse(failure));
    }

    private static Span span(SourceFile file, javax.tools.Diagnostic<?> javac) {
        int position = offset(javac.getPosition());
        int start = offset(javac.getStartPosition());
        int end = offset(javac.getEndPosition());
        Span whole = file.span(start, Math.max(end, start + 1));
        if (whole.begin().line() == whole.finish().line()) {
            return whole;
        }
        return file.span(position, wordEnd(file.text(), position));
    }

    private static int offset(long position) {
        return (int) Math.max(0, position);
    }

    /// {@return the end of the word that begins here, at least the next char}
    private static int wordEnd(String text, int start) {
        int end = start;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        return Math.max(end, start + 1);
    }
}
