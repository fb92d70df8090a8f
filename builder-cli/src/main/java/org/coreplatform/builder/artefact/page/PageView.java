package org.coreplatform.builder.artefact.page;

import java.util.List;

/// A finished page: the template loops over it and prints.
///
/// @param title the description's name
/// @param facts what it is, in a line
/// @param verdict how many errors and warnings there are
/// @param accepted whether there is no error
/// @param findings what is wrong
/// @param picture an `svg` element, empty if the system is too large for one
/// @param domains the protection domains
/// @param turns when scheduling domains have their turns, none if there are none
/// @param schedulingDomains who is in them
/// @param cores how the time of each core is reserved
/// @param memory physical memory
/// @param regions the memory regions
/// @param spaces what each protection domain and virtual machine can address
/// @param channels who can do what to whom
/// @param access who can do what with which memory
/// @param policy what the policy says
public record PageView(
        String title,
        String facts,
        String verdict,
        boolean accepted,
        List<Finding> findings,
        String picture,
        Table domains,
        List<Strip> turns,
        Table schedulingDomains,
        List<Core> cores,
        List<Strip> memory,
        Table regions,
        List<Space> spaces,
        Table channels,
        Table access,
        List<Statement> policy) {

    /// A diagnostic.
    ///
    /// @param severity `error` or `warning`
    /// @param snippet the diagnostic as `check` prints it
    /// @param places the parts of the page that it is about
    public record Finding(
            String severity, String rule, String message, String snippet, List<Link> places) {}

    /// A link within the page, or a text if `target` is empty.
    public record Link(String text, String target) {}

    /// A table.
    ///
    /// @param caption what it shows
    /// @param headers above the columns; the first column heads the rows
    /// @param note what to say instead if it has no rows
    public record Table(String caption, List<String> headers, List<Row> rows, String note) {}

    /// A row.
    ///
    /// @param id its id in the page, empty for none
    /// @param head its first cell
    /// @param cells the others
    public record Row(String id, Link head, List<Cell> cells) {}

    /// A cell.
    ///
    /// @param style `number`, `bad`, `mark` or empty
    /// @param hint more about it, may be empty
    public record Cell(String text, String style, String hint) {}

    /// Ranges side by side, as long as they are large.
    ///
    /// @param caption what it shows
    public record Strip(String caption, List<Part> parts) {}

    /// A range.
    ///
    /// @param style `free`, `gap`, `kernel`, `domain`, `region`, `device`, `late`
    /// @param share its length, in the unit of the strip
    /// @param text what is written in it, if it is long enough
    /// @param hint what it is
    public record Part(String style, double share, String text, String hint) {}

    /// A core's time.
    ///
    /// @param title the core, and how much of it is reserved
    /// @param over whether that is more than there is
    /// @param strip who reserves how much
    /// @param times when each reservation is served at the latest
    public record Core(String title, boolean over, Strip strip, Table times) {}

    /// An address space.
    ///
    /// @param owner whose
    /// @param maps what is where
    public record Space(Link owner, Strip strip, Table maps) {}

    /// A statement of the policy.
    public record Statement(boolean holds, String text) {}
}
