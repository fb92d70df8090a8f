package org.coreplatform.builder.lowering;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.builder.lowering.PlannedObject.Purpose;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.PdAddressSpace;
import org.coreplatform.sdk.image.AddressSpaceSpec.FrameMapping;

/// Adds frames for ranges of memory and maps them.
final class RegionFrames {
    private final ObjectTable objects;

    RegionFrames(ObjectTable objects) {
        this.objects = objects;
    }

    /// Adds the frames of a region.
    ///
    /// @param name prefix of their names
    /// @param sizeBytes the region's size, a multiple of the pages' size
    /// @param type [ObjectType#PAGE] or [ObjectType#MEGA_PAGE]
    /// @param start where the first one has to lie; the others follow it if it is fixed
    /// @return their object numbers
    List<Integer> add(
            String name, long sizeBytes, ObjectType type, Placement start, Purpose purpose) {
        long pageBytes = 1L << type.sizeBits(0);
        List<Integer> frames = new ArrayList<>();
        for (long offset = 0; offset < sizeBytes; offset += pageBytes) {
            Placement placement =
                    switch (start) {
                        case Placement.Anywhere _ -> start;
                        case Placement.Fixed(long address) -> new Placement.Fixed(address + offset);
                        case Placement.InImage(int segment, int page) ->
                                new Placement.InImage(segment, page + frames.size());
                    };
            frames.add(objects.add(numbered(name, frames.size()), type, 0, placement, purpose));
        }
        return frames;
    }

    /// Maps frames one after the other.
    void map(VSpaceBuilder vspace, List<Integer> frames, FrameMapping first) {
        long address = first.address();
        for (int frame : frames) {
            vspace.map(new FrameMapping(frame, address, first.rights(), first.executable()));
            address += objects.get(frame).sizeBytes();
        }
    }

    /// Adds and maps memory of a PD's own, with 2 MiB pages where they fit.
    ///
    /// @param like address of the first byte, rights, executable
    void addPrivate(
            VSpaceBuilder vspace, String name, long sizeBytes, FrameMapping like, Purpose purpose) {
        long address = like.address();
        long end = address + sizeBytes;
        for (int number = 0; address < end; number++) {
            boolean large =
                    address % PdAddressSpace.LARGE_PAGE_BYTES == 0
                            && end - address >= PdAddressSpace.LARGE_PAGE_BYTES;
            ObjectType type = large ? ObjectType.MEGA_PAGE : ObjectType.PAGE;
            int frame = objects.add(numbered(name, number), type, purpose);
            vspace.map(new FrameMapping(frame, address, like.rights(), like.executable()));
            address += 1L << type.sizeBits(0);
        }
    }

    private static String numbered(String name, int number) {
        String digits = Integer.toString(number);
        return name + "_" + "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }
}
