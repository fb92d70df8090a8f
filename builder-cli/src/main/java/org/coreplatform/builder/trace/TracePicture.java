package org.coreplatform.builder.trace;

import org.coreplatform.builder.diagram.Svg;

/// A part of a run as an SVG that needs nothing from elsewhere, light or dark as its viewer likes.
public final class TracePicture {
    /// Marks and stretches of a picture that somebody can still read.
    public static final int MAX_PARTS = 2500;

    private final Timeline part;

    private TracePicture(Timeline part) {
        this.part = part;
    }

    /// {@return the picture of a part of a run}
    ///
    /// @param from the first cycle
    /// @param to the last one
    public static TracePicture of(Trace trace, long from, long to) {
        return new TracePicture(Timeline.of(trace, from, to));
    }

    /// {@return whether it has few enough parts to be drawn}
    public boolean fits() {
        return part.runs().size() + part.waits().size() + part.marks().size() <= MAX_PARTS;
    }

    /// {@return who ran when, if it [fits][#fits]}
    public String timeline() {
        return new LanePicture(part).svg();
    }

    /// {@return who sent what to whom, if it [fits][#fits]}
    public String sequence() {
        return new SequencePicture(part).svg();
    }

    /// {@return a file with a drawing}
    static String file(String title, double width, double height, Svg svg) {
        String size = Svg.number(width) + " " + Svg.number(height);
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <svg xmlns="http://www.w3.org/2000/svg" class="trace" role="img" width="%s" height="%s" viewBox="0 0 %s">
        <title>%s</title>
        <style>
        %s.trace text { font-family: ui-monospace, "DejaVu Sans Mono", "SF Mono", Menlo, Consolas, monospace; white-space: pre; }
        </style>
        <rect width="100%%" height="100%%" fill="var(--page)"/>
        %s</svg>
        """
                .formatted(
                        Svg.number(width),
                        Svg.number(height),
                        size,
                        Svg.escape(title),
                        TimelinePage.resource("timeline.css"),
                        svg);
    }
}
