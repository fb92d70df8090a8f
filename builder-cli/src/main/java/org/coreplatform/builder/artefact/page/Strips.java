package org.coreplatform.builder.artefact.page;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.builder.artefact.page.PageView.Part;
import org.coreplatform.builder.layout.Quantity;

/// Ranges of addresses as parts of a strip.
final class Strips {
    private Strips() {}

    /// A range of addresses.
    ///
    /// @param style how it looks
    record Range(long address, long sizeBytes, String style, String text) {
        long end() {
            return address + sizeBytes;
        }

        Part part() {
            String hint =
                    "%s: %s at %s"
                            .formatted(text, Quantity.bytes(sizeBytes), Quantity.hex(address));
            return new Part(style, sizeBytes, text, hint);
        }
    }

    /// {@return the ranges to scale, gaps between them cut to a mark}
    ///
    /// @param ranges by ascending address
    static List<Part> withGapsCut(List<Range> ranges) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < ranges.size(); i++) {
            Range range = ranges.get(i);
            if (i > 0 && Long.compareUnsigned(ranges.get(i - 1).end(), range.address()) < 0) {
                long gap = range.address() - ranges.get(i - 1).end();
                parts.add(new Part("gap", 0, "", "a gap of " + Quantity.bytes(gap)));
            }
            parts.add(range.part());
        }
        return parts;
    }

    /// {@return the ranges and what is free between them, all to scale}
    ///
    /// @param ranges by ascending address, those outside of the whole are left out
    static List<Part> withFreeSpace(List<Range> ranges, long start, long sizeBytes) {
        List<Part> parts = new ArrayList<>();
        long next = start;
        long end = start + sizeBytes;
        for (Range range : ranges) {
            if (range.address() < next || range.end() > end) {
                continue;
            }
            addFree(parts, next, range.address());
            parts.add(range.part());
            next = range.end();
        }
        addFree(parts, next, end);
        return parts;
    }

    private static void addFree(List<Part> parts, long from, long to) {
        if (from < to) {
            String size = Quantity.bytes(to - from);
            parts.add(new Part("free", to - from, size + " free", size + " are free"));
        }
    }
}
