package org.coreplatform.builder.fit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.coreplatform.description.model.AddressRange;
import org.coreplatform.description.model.MemoryMap;
import org.coreplatform.description.model.Target;

/// Where frames with an address can lie: each within one piece of memory or of devices.
///
/// The kernel cuts these further, into powers of two; but a frame, whose address is a multiple of
/// its size, is never cut by that.
///
/// @param memory what is left of the memory beside what kernel and initialiser need
/// @param devices everything that is neither memory nor the kernel's
record Pieces(List<AddressRange> memory, List<AddressRange> devices) {
    Pieces {
        memory = List.copyOf(memory);
        devices = List.copyOf(devices);
    }

    static Pieces of(MemoryMap map, Target target) {
        List<AddressRange> devices = List.of(new AddressRange(0, map.end()));
        for (AddressRange memory : map.memory()) {
            devices = FreeMemory.without(devices, memory);
        }
        for (AddressRange kernel : map.kernelDevices()) {
            devices = FreeMemory.without(devices, kernel);
        }
        return new Pieces(FreeMemory.of(map, target, 0).ranges(), devices);
    }

    /// {@return the first frame that is in no piece, or in several}
    Optional<AddressRange> firstOutside(Frames frames) {
        long at = frames.address();
        long left = frames.count();
        while (left > 0) {
            Optional<AddressRange> piece = with(at);
            long fit = piece.isEmpty() ? 0 : (piece.get().end() - at) >> frames.bits();
            if (fit == 0) {
                return Optional.of(frames.frameAt(at));
            }
            left -= fit;
            at += fit << frames.bits();
        }
        return Optional.empty();
    }

    private Optional<AddressRange> with(long address) {
        List<AddressRange> all = new ArrayList<>(memory);
        all.addAll(devices);
        return all.stream()
                .filter(piece -> piece.contains(address))
                .min(Comparator.comparingLong(AddressRange::start));
    }
}
