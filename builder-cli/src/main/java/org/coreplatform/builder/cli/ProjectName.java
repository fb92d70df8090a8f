package org.coreplatform.builder.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/// What a new project is called.
///
/// @param text letters, digits, `-` and `_`, a letter first
record ProjectName(String text) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

    /// Packages that Java or the tools keep for themselves.
    private static final List<String> TAKEN = List.of("java", "javax", "jdk", "sun", "test");

    /// {@return the name, if it can be one}
    static Optional<ProjectName> of(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ProjectName(text)) : Optional.empty();
    }

    /// {@return the package of its programs: letters and digits in lower case}
    String packageName() {
        String letters = text.replaceAll("[_-]", "").toLowerCase(Locale.ROOT);
        boolean taken = SourceVersion.isKeyword(letters) || TAKEN.contains(letters);
        return taken ? letters + "system" : letters;
    }

    /// {@return what Maven calls it}
    String artifact() {
        return text.toLowerCase(Locale.ROOT);
    }
}
