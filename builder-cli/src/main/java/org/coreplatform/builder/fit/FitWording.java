package org.coreplatform.builder.fit;

import java.util.List;
import java.util.stream.Collectors;
import org.coreplatform.builder.fit.Trial.Outcome;
import org.coreplatform.builder.layout.Quantity;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.diagnostic.Span;
import org.coreplatform.description.model.AddressRange;
import org.coreplatform.description.model.MemoryMap;
import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.SetVariable;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Words what does not fit. The rules are those of the Core Platform about the same mistakes.
final class FitWording {
    private static final RuleId NOT_ON_BOARD = RuleId.of("memory_region.not-on-board");
    private static final RuleId OVER_COMMIT = RuleId.of("memory.over-commit");
    private static final RuleId NO_ADDRESS = RuleId.of("setvar.no-address");

    private final Target target;
    private final MemoryMap map;

    FitWording(Target target, MemoryMap map) {
        this.target = target;
        this.map = map;
    }

    /// {@return that a frame lies in no piece, and where it could}
    Diagnostic outside(Frames frames, AddressRange frame, Pieces pieces) {
        return Diagnostic.error(
                        NOT_ON_BOARD,
                        "the page of `%s` at %s is %s on `%s`"
                                .formatted(
                                        frames.region().name(), frame, where(frame), target.name()),
                        frames.region().origin().at("phys_addr"),
                        "%s from here".formatted(Quantity.bytes(frames.region().sizeBytes())))
                .withNote("there is memory at " + list(pieces.memory()))
                .withNote("devices can be at " + list(pieces.devices()))
                .withHelp(
                        "leave `phys_addr` out unless a device needs the address, or name the board"
                                + " with `--board`");
    }

    private String where(AddressRange frame) {
        if (map.kernelDevices().stream().anyMatch(device -> overlap(device, frame))) {
            return "a device of the kernel";
        }
        if (overlap(FreeMemory.initialObjects(map, target), frame)) {
            return "where the kernel keeps the objects of the initialiser";
        }
        return Long.compareUnsigned(frame.start(), map.end()) >= 0
                ? "beyond the last address"
                : "partly in memory and partly not";
    }

    private static boolean overlap(AddressRange one, AddressRange other) {
        return one.start() < other.end() && other.start() < one.end();
    }

    private static String list(List<AddressRange> ranges) {
        return ranges.stream().map(AddressRange::toString).collect(Collectors.joining(", "));
    }

    /// {@return why a system does not fit}
    Diagnostic failure(Outcome outcome, SystemDescription system) {
        return switch (outcome) {
            case Outcome.Missing(ObjectCounts objects) -> missing(objects, system);
            case Outcome.NoPlace(MemoryRegion region, List<AddressRange> free) ->
                    noPlace(region, free, system);
            case Outcome.Fits _ -> throw new IllegalStateException("it fits");
        };
    }

    private Diagnostic missing(ObjectCounts objects, SystemDescription system) {
        Diagnostic found =
                Diagnostic.error(
                        OVER_COMMIT,
                        "the kernel objects of the system do not fit into the memory of `%s`"
                                .formatted(target.name()),
                        system.origin().element(),
                        "does not fit");
        for (int bits = ObjectCounts.MAX_BITS; bits >= 0; bits--) {
            if (objects.of(bits) > 0) {
                found =
                        found.withNote(
                                "there is no place for %d %s of %s"
                                        .formatted(
                                                objects.of(bits),
                                                objects.of(bits) == 1 ? "object" : "objects",
                                                Quantity.bytes(1L << bits)));
            }
        }
        return found.withNote("kernel and initialiser, whose size depends on the SDK, come on top")
                .withHelp(
                        "make regions or stacks smaller, or move `phys_addr` away from large pages");
    }

    private Diagnostic noPlace(
            MemoryRegion region, List<AddressRange> free, SystemDescription system) {
        return Diagnostic.error(
                        NO_ADDRESS,
                        "no free piece of the memory of `%s` is large enough for `%s`"
                                .formatted(target.name(), region.name()),
                        asksFor(region, system),
                        "its address is asked for")
                .withLabel(
                        region.origin().at("size"),
                        "%s in one piece".formatted(Quantity.bytes(region.sizeBytes())))
                .withNote("the free pieces are " + list(free))
                .withHelp("make the region smaller, or move regions with `phys_addr` together");
    }

    private static Span asksFor(MemoryRegion region, SystemDescription system) {
        return system.protectionDomains().stream()
                .flatMap(pd -> pd.microkit().setVariables().stream())
                .filter(variable -> variable.region().filter(region::equals).isPresent())
                .map(SetVariable::origin)
                .findFirst()
                .orElse(region.origin())
                .at("region_paddr");
    }
}
