package org.coreplatform.description.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// A range of addresses.
///
/// @param start its first address
/// @param size its size; it may reach beyond the last address
/// @param owner what it belongs to
record Range<T>(long start, long size, T owner) {

    /// {@return the address behind it, or the last one if there is none}
    long end() {
        long end = start + size;
        return Long.compareUnsigned(end, start) < 0 ? -1L : end;
    }

    boolean overlaps(Range<?> other) {
        return Long.compareUnsigned(start, other.end()) < 0
                && Long.compareUnsigned(other.start, end()) < 0;
    }

    /// {@return whether it reaches to the last address or beyond}
    boolean wraps() {
        return size != 0 && Long.compareUnsigned(start + size, start) <= 0;
    }

    /// Calls back for each range that reaches into one before it: with that one, and with this
    /// one. Empty ranges overlap nothing at their edges, and ranges that wrap overlap nothing:
    /// Microkit calculates their end without its carry.
    static <T> void overlaps(List<Range<T>> ranges, BiConsumer<Range<T>, Range<T>> found) {
        List<Range<T>> sorted = new ArrayList<>(ranges);
        sorted.removeIf(Range::wraps);
        sorted.sort((a, b) -> Long.compareUnsigned(a.start, b.start));
        Optional<Range<T>> furthest = Optional.empty();
        for (Range<T> range : sorted) {
            if (furthest.isPresent() && furthest.get().overlaps(range)) {
                found.accept(furthest.get(), range);
            }
            if (furthest.isEmpty() || Long.compareUnsigned(range.end(), furthest.get().end()) > 0) {
                furthest = Optional.of(range);
            }
        }
    }

    @Override
    public String toString() {
        return Quantity.address(start) + " to " + Quantity.address(end());
    }
}
