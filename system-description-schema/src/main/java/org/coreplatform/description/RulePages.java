package org.coreplatform.description;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.rule.Rules;
import org.coreplatform.description.xml.FormatRules;

/// The pages of `docs/rules`, which explain each diagnostic of the toolchain.
public final class RulePages {
    private static final Pattern ENTRY = Pattern.compile("\\[([a-z][a-z0-9_.-]*)]\\(\\1\\.md\\)");

    private RulePages() {}

    /// {@return the rules that descriptions are checked against}
    public static List<RuleId> descriptionRules() {
        List<RuleId> ids = new ArrayList<>(FormatRules.IDS);
        ids.addAll(Rules.IDS);
        return List.copyOf(ids);
    }

    /// {@return the ids of all pages, in the order of the index}
    public static List<String> ids() {
        List<String> ids = new ArrayList<>();
        Matcher entries = ENTRY.matcher(read("README").orElse(""));
        while (entries.find()) {
            ids.add(entries.group(1));
        }
        return ids;
    }

    /// {@return the page of a rule, as Markdown}
    public static Optional<String> page(String id) {
        return ids().contains(id) ? read(id) : Optional.empty();
    }

    private static Optional<String> read(String page) {
        try (InputStream in = RulePages.class.getResourceAsStream("rules/" + page + ".md")) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
