package org.coreplatform.builder.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.coreplatform.description.CheckOptions;
import org.coreplatform.description.DescriptionChecker;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.Fixes;
import org.coreplatform.description.diagnostic.SourceFile;
import org.coreplatform.description.diagnostic.Span;
import org.coreplatform.description.xml.SourceDecoder;

/// A description with the fixes of its diagnostics.
///
/// @param before the text as it was
/// @param after the text as it is to be
/// @param fixed the diagnostics that are fixed
public record Repair(String before, String after, List<Diagnostic> fixed) {
    /// A fix can uncover another mistake, but not for ever.
    private static final int MAX_ROUNDS = 10;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    public Repair {
        fixed = List.copyOf(fixed);
    }

    /// {@return a description in which nothing is left that has a fix}
    static Repair of(String name, byte[] content, CheckOptions options) {
        String before = new String(content, StandardCharsets.UTF_8);
        String mark = SourceDecoder.hasMark(content) ? BYTE_ORDER_MARK : "";
        String text = before;
        List<Diagnostic> fixed = new ArrayList<>();
        for (int round = 0; round < MAX_ROUNDS; round++) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            List<Diagnostic> found = DescriptionChecker.check(name, bytes, options).diagnostics();
            Optional<SourceFile> file =
                    found.stream()
                            .filter(each -> each.fix().isPresent())
                            .findFirst()
                            .map(Diagnostic::span)
                            .map(Span::file);
            if (file.isEmpty()) {
                break;
            }
            Fixes fixes = Fixes.apply(file.get(), found);
            fixed.addAll(fixes.applied());
            text = mark + fixes.text();
        }
        return new Repair(before, text, fixed);
    }
}
