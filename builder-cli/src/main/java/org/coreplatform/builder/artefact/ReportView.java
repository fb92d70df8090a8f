package org.coreplatform.builder.artefact;

import java.util.List;

/// A finished report: the templates loop over it and print.
///
/// @param facts lines about the whole image
/// @param tables its tables
/// @param domains a part for each protection domain
/// @param warnings what a reader must not overlook
public record ReportView(
        List<String> facts, List<Table> tables, List<DomainView> domains, List<String> warnings) {

    public ReportView {
        facts = List.copyOf(facts);
        tables = List.copyOf(tables);
        domains = List.copyOf(domains);
        warnings = List.copyOf(warnings);
    }

    /// A table with a title.
    ///
    /// @param title what it is about
    /// @param lines header and rows, aligned
    public record Table(String title, List<String> lines) {}

    /// A protection domain.
    ///
    /// @param name its name
    /// @param facts lines about it
    /// @param tables its tables
    public record DomainView(String name, List<String> facts, List<Table> tables) {}
}
