package org.coreplatform.builder.cli;

import java.util.Locale;

/// How diagnostics are printed.
enum ReportFormat {
    /// For people.
    TEXT,
    /// A line each, for editors.
    SHORT,
    JSON,
    SARIF,
    /// Workflow commands of GitHub Actions.
    GITHUB;

    /// {@return the word on the command line}
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
