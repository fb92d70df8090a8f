package org.coreplatform.builder.fit;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.description.model.AddressRange;
import org.coreplatform.description.model.MemoryMap;
import org.coreplatform.description.model.Target;

/// The memory that the kernel gives to the initialiser at boot.
///
/// @param ranges by address, without gaps of nothing between them
record FreeMemory(List<AddressRange> ranges) {
    /// What the kernel makes for the initialiser begins at a multiple of its largest object, the
    /// CNode of 2^17 slots, as high as it fits.
    private static final long INITIAL_CNODE_BYTES = 1L << 22;

    private static final long PAGE = 1L << ObjectSizes.FRAME;

    /// Its page tables are two at least: one below the other.
    private static final int INITIAL_TABLES = 2;

    private static final int SMALLEST_SCHEDULING_CONTEXT = 7;

    FreeMemory {
        ranges = List.copyOf(ranges);
    }

    /// {@return what is left of a board's memory}
    ///
    /// @param occupied what kernel and initialiser take at the start of the memory, in bytes
    static FreeMemory of(MemoryMap map, Target target, long occupied) {
        List<AddressRange> ranges = new ArrayList<>();
        for (AddressRange memory : map.memory()) {
            boolean isFirst = memory.equals(map.memory().getFirst());
            addUnlessEmpty(ranges, memory.start() + (isFirst ? occupied : 0), memory.end());
        }
        return new FreeMemory(without(ranges, initialObjects(map, target)));
    }

    /// {@return where the kernel keeps the objects of the initialiser: CNode, TCB, IPC buffer,
    /// BootInfo, ASID pool, page tables and scheduling context}
    static AddressRange initialObjects(MemoryMap map, Target target) {
        long bytes =
                INITIAL_CNODE_BYTES
                        + (1L << ObjectSizes.TCB)
                        + 3 * PAGE
                        + (1L << ObjectSizes.addressSpace(target))
                        + INITIAL_TABLES * PAGE
                        + (1L << SMALLEST_SCHEDULING_CONTEXT);
        long start = (map.memory().getLast().end() - bytes) & -INITIAL_CNODE_BYTES;
        return new AddressRange(start, start + bytes);
    }

    /// {@return the ranges without what a hole takes of them}
    static List<AddressRange> without(List<AddressRange> ranges, AddressRange hole) {
        List<AddressRange> left = new ArrayList<>();
        for (AddressRange range : ranges) {
            if (hole.end() <= range.start() || range.end() <= hole.start()) {
                left.add(range);
            } else {
                addUnlessEmpty(left, range.start(), hole.start());
                addUnlessEmpty(left, hole.end(), range.end());
            }
        }
        return left;
    }

    /// {@return the ranges without all of some holes; both by address, without overlaps}
    static List<AddressRange> between(List<AddressRange> ranges, List<AddressRange> holes) {
        List<AddressRange> left = new ArrayList<>();
        int next = 0;
        for (AddressRange range : ranges) {
            long at = range.start();
            while (next < holes.size() && holes.get(next).start() < range.end()) {
                addUnlessEmpty(left, at, holes.get(next).start());
                at = Math.max(at, holes.get(next).end());
                if (at >= range.end()) {
                    break;
                }
                next++;
            }
            addUnlessEmpty(left, at, range.end());
        }
        return left;
    }

    private static void addUnlessEmpty(List<AddressRange> ranges, long start, long end) {
        if (start < end) {
            ranges.add(new AddressRange(start, end));
        }
    }

    /// {@return the ranges cut into pieces that are powers of two and multiples of their size}
    List<AddressRange> untypeds() {
        List<AddressRange> pieces = new ArrayList<>();
        for (AddressRange range : ranges) {
            long at = range.start();
            while (at < range.end()) {
                long fits = Long.highestOneBit(range.end() - at);
                long bytes = at == 0 ? fits : Math.min(fits, Long.lowestOneBit(at));
                pieces.add(new AddressRange(at, at + bytes));
                at += bytes;
            }
        }
        return pieces;
    }
}
