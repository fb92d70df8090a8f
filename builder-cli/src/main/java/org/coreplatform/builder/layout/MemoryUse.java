package org.coreplatform.builder.layout;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.coreplatform.builder.lowering.LoweredSystem;
import org.coreplatform.builder.lowering.Placement;
import org.coreplatform.builder.lowering.PlannedObject;
import org.coreplatform.builder.lowering.PlannedObject.Purpose;
import org.coreplatform.builder.lowering.PlannedObject.Use;

/// Who uses how much memory.
///
/// @param memoryBytes the memory that is fitted
/// @param reservedBytes what the firmware and the kernel keep
/// @param entries the rest, largest first
public record MemoryUse(long memoryBytes, long reservedBytes, List<Entry> entries) {

    public MemoryUse {
        entries = List.copyOf(entries);
    }

    /// A line of the table.
    ///
    /// @param owner the protection domain or region
    /// @param use what for
    /// @param bytes how much
    public record Entry(String owner, Use use, long bytes) {}

    /// {@return the bytes that all need together}
    public long neededBytes() {
        return reservedBytes + entries.stream().mapToLong(Entry::bytes).sum();
    }

    /// Adds up the objects that lie in memory.
    static MemoryUse of(LoweredSystem system, long memoryBytes, long reservedBytes) {
        Map<Purpose, Long> bytes = new LinkedHashMap<>();
        for (PlannedObject object : system.objects()) {
            if (!isDevice(object, system)) {
                bytes.merge(object.purpose(), object.sizeBytes(), Long::sum);
            }
        }
        List<Entry> entries =
                bytes.entrySet().stream()
                        .map(e -> new Entry(e.getKey().owner(), e.getKey().use(), e.getValue()))
                        .sorted(Comparator.comparingLong(Entry::bytes).reversed())
                        .toList();
        return new MemoryUse(memoryBytes, reservedBytes, entries);
    }

    private static boolean isDevice(PlannedObject object, LoweredSystem system) {
        return object.placement() instanceof Placement.Fixed
                && system.regions().stream()
                        .anyMatch(r -> r.device() && r.name().equals(object.purpose().owner()));
    }
}
