package org.coreplatform.builder.fit;

import java.util.List;
import org.coreplatform.description.model.AddressRange;

/// Gives memory to objects as Microkit's initialiser does: piece by piece from the lowest address,
/// in each the largest objects that fit first, up to the next frame with an address of its own.
///
/// After such a frame it can leave the rest of a piece unused: when no object is left that is small
/// enough for the address behind the frame.
final class Allocator {
    private final ObjectCounts left;
    private final List<AddressRange> frames;
    private int nextFrames;

    private Allocator(ObjectCounts objects, List<AddressRange> frames) {
        left = objects.copy();
        this.frames = frames;
    }

    /// {@return the objects that find no place}
    ///
    /// @param objects those without an address
    /// @param frames the places of frames with an address, by address; they do not overlap
    static ObjectCounts missing(
            ObjectCounts objects, List<AddressRange> frames, FreeMemory memory) {
        Allocator allocator = new Allocator(objects, frames);
        memory.untypeds().forEach(allocator::use);
        return allocator.left;
    }

    private void use(AddressRange untyped) {
        long at = untyped.start();
        while (at < untyped.end()) {
            while (nextFrames < frames.size() && frames.get(nextFrames).end() <= at) {
                nextFrames++;
            }
            if (nextFrames == frames.size() || frames.get(nextFrames).start() >= untyped.end()) {
                fill(at, untyped.end(), false);
                return;
            }
            AddressRange next = frames.get(nextFrames);
            fill(at, Math.max(at, next.start()), true);
            at = Math.min(untyped.end(), next.end());
        }
    }

    private void fill(long start, long end, boolean isBeforeFrame) {
        long at = start;
        while (at < end) {
            int most = Math.min(alignment(at), alignment(end - at));
            int bits = left.largestUpTo(most);
            if (bits >= 0) {
                long count = Math.min(left.of(bits), (nextLarger(at, end, bits) - at) >> bits);
                left.add(bits, -count);
                at += count << bits;
            } else if (isBeforeFrame) {
                at = nextLarger(at, end, most);
            } else {
                return;
            }
        }
    }

    private static int alignment(long number) {
        return Math.min(ObjectCounts.MAX_BITS, Long.numberOfTrailingZeros(number));
    }

    /// {@return the next address at which an object that is larger than a size can lie, or the end}
    private long nextLarger(long at, long end, int bits) {
        int larger = left.smallestAbove(bits);
        return alignment(end) < larger ? end : Math.min(end, (at | ((1L << larger) - 1)) + 1);
    }
}
