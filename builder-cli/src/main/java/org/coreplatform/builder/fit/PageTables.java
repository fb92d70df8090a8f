package org.coreplatform.builder.fit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.coreplatform.description.model.AddressRange;

/// Counts the page tables below the top of an address space.
final class PageTables {
    private final int[] covers;
    private final List<Pages> mapped = new ArrayList<>();

    /// Tables that cover these sizes, from the largest; the last has pages of 4 KiB in it.
    PageTables(int[] covers) {
        this.covers = covers.clone();
    }

    /// What is mapped in one go.
    ///
    /// @param bits binary logarithm of the size of its pages
    private record Pages(AddressRange range, int bits) {}

    void map(AddressRange range, int pageBits) {
        if (range.start() < range.end()) {
            mapped.add(new Pages(range, pageBits));
        }
    }

    /// {@return how many tables there have to be for all that is mapped}
    long count() {
        mapped.sort(Comparator.comparingLong(pages -> pages.range().start()));
        long tables = 0;
        for (int cover : covers) {
            long next = 0;
            for (Pages pages : mapped) {
                if (cover > pages.bits()) {
                    long first = Math.max(next, pages.range().start() >>> cover);
                    long end = ((pages.range().end() - 1) >>> cover) + 1;
                    tables += Math.max(0, end - first);
                    next = Math.max(next, end);
                }
            }
        }
        return tables;
    }
}
