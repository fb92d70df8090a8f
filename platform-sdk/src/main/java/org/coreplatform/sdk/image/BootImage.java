package org.coreplatform.sdk.image;

import java.util.Arrays;
import java.util.List;

/// A boot image: the one thing that passes from build time to run time.
///
/// @param formatVersion [#FORMAT_VERSION]
/// @param board the board that it was built for
/// @param profile the description's profile
/// @param spec the system's objects, capabilities and their places
/// @param segments what the boot ROM loads, by ascending address
public record BootImage(
        int formatVersion, String board, String profile, SystemSpec spec, List<Segment> segments) {

    /// The format that this version writes and reads.
    public static final int FORMAT_VERSION = 2;

    public BootImage {
        segments = List.copyOf(segments);
    }

    /// {@return an image of the current format}
    public static BootImage of(SystemSpec spec, List<Segment> segments) {
        return new BootImage(FORMAT_VERSION, spec.board(), spec.profile(), spec, segments);
    }

    /// Bytes to be loaded at an address. The rest of the last page is zero.
    ///
    /// @param name unique; the PD whose program it is
    /// @param physicalAddress where it goes, page-aligned
    /// @param bytes its content, at least one
    @SuppressWarnings("ArrayRecordComponent") // megabytes that nobody changes: no copy per access
    public record Segment(String name, long physicalAddress, byte[] bytes) {

        /// {@return the memory that it takes, whole pages}
        public long memoryBytes() {
            return (bytes.length + PAGE_MASK) & ~PAGE_MASK;
        }

        /// {@return the end (exclusive) of the memory that it takes}
        public long end() {
            return physicalAddress + memoryBytes();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Segment that
                    && name.equals(that.name)
                    && physicalAddress == that.physicalAddress
                    && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return name.hashCode() * 31 + Arrays.hashCode(bytes);
        }
    }

    private static final long PAGE_MASK = 0xfff;
}
