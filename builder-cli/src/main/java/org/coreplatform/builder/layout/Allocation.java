package org.coreplatform.builder.layout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.coreplatform.builder.lowering.Placement;
import org.coreplatform.builder.lowering.PlannedObject;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.PdAddressSpace;
import org.coreplatform.sdk.image.BootLayout;
import org.coreplatform.sdk.image.ImageLimits;
import org.coreplatform.sdk.image.RetypeStep;
import org.jspecify.annotations.Nullable;

/// Allocates objects from the untyped memory that the kernel will hand out.
///
/// Untypeds are used in slot order, each from bottom to top because a watermark only rises. Objects
/// with a fixed address come when the watermark reaches them; the memory before them is filled with
/// others as far as they fit, and the rest of it is skipped by cutting out untypeds that nobody
/// uses. Large objects go first, so alignment costs next to nothing.
final class Allocation {
    private static final int MIN_UNTYPED_BITS = 4;

    private final List<PlannedObject> objects;
    private final BootLayout boot;
    private final long[] addresses;
    private final int[] slots;
    private final List<RetypeStep> steps = new ArrayList<>();
    private final TreeMap<Kind, Deque<Integer>> movable = new TreeMap<>(Kind.LARGE_FIRST);
    private final List<Integer> fixed;
    private int nextFixed;
    private int nextSlot;

    // The untyped in use.
    private int untypedSlot;
    private long watermark;

    // The retype step that is being collected; none while its count is 0.
    private RetypeStep open = new RetypeStep(0, ObjectType.UNTYPED, MIN_UNTYPED_BITS, 0, 0);
    private long openEnd;

    Allocation(List<PlannedObject> objects, BootLayout boot) {
        this.objects = objects;
        this.boot = boot;
        this.addresses = new long[objects.size()];
        this.slots = new int[objects.size()];
        this.nextSlot = boot.emptySlot();
        Arrays.fill(slots, -1);
        this.fixed = new ArrayList<>();
    }

    /// Does the work; the other methods tell the result.
    void run(int[] firstPages) {
        for (int number = 0; number < objects.size(); number++) {
            sort(number, firstPages);
        }
        fixed.sort(Comparator.comparingLong(this::wantedAddress));
        for (int i = 0; i < boot.untypeds().size(); i++) {
            fill(boot.untypedSlot() + i, boot.untypeds().get(i));
        }
        close();
    }

    long address(int object) {
        return addresses[object];
    }

    int slot(int object) {
        return slots[object];
    }

    int nextSlot() {
        return nextSlot;
    }

    List<RetypeStep> steps() {
        return steps;
    }

    /// {@return the objects for which there was no place}
    List<PlannedObject> unplaced() {
        List<PlannedObject> unplaced = new ArrayList<>();
        for (int number = 0; number < objects.size(); number++) {
            if (slots[number] < 0) {
                unplaced.add(objects.get(number));
            }
        }
        return unplaced;
    }

    private void sort(int number, int[] firstPages) {
        PlannedObject object = objects.get(number);
        switch (object.placement()) {
            case Placement.Anywhere() ->
                    movable.computeIfAbsent(Kind.of(object), kind -> new ArrayDeque<>())
                            .add(number);
            case Placement.Fixed(long _) -> fixed.add(number);
            case Placement.InImage(int segment, int page) -> {
                int frame = firstPages[segment] + page;
                addresses[number] = boot.imageStart() + frame * PdAddressSpace.PAGE_BYTES;
                slots[number] = boot.imageFrameSlot() + frame;
            }
        }
    }

    private long wantedAddress(int object) {
        return objects.get(object).placement() instanceof Placement.Fixed(long address)
                ? address
                : addresses[object];
    }

    private void fill(int slot, BootLayout.Untyped untyped) {
        untypedSlot = slot;
        watermark = untyped.physicalAddress();
        long end = watermark + (1L << untyped.sizeBits());
        while (nextFixed < fixed.size()) {
            int number = fixed.get(nextFixed);
            long address = wantedAddress(number);
            if (Long.compareUnsigned(address, end) >= 0) {
                break;
            }
            nextFixed++;
            PlannedObject object = objects.get(number);
            if (address < watermark || object.sizeBytes() > end - address) {
                continue;
            }
            if (!untyped.device()) {
                fillGap(address);
            }
            skipTo(address);
            place(number);
        }
        if (!untyped.device()) {
            fillGap(end);
        }
    }

    /// Allocates from the watermark as long as something fits below `limit`.
    private void fillGap(long limit) {
        for (Kind kind = best(limit); kind != null; kind = best(limit)) {
            Deque<Integer> waiting = Objects.requireNonNull(movable.get(kind));
            watermark = alignUp(watermark, kind.sizeBits());
            do {
                place(waiting.remove());
            } while (!waiting.isEmpty() && 1L << kind.sizeBits() <= limit - watermark);
            if (waiting.isEmpty()) {
                movable.remove(kind);
            }
        }
    }

    /// {@return the kind to place next: the largest that needs no alignment, otherwise the one that
    ///     wastes least}
    private @Nullable Kind best(long limit) {
        Kind best = null;
        long least = Long.MAX_VALUE;
        for (Kind kind : movable.keySet()) {
            long start = alignUp(watermark, kind.sizeBits());
            boolean fits = start < limit && 1L << kind.sizeBits() <= limit - start;
            if (fits && start - watermark < least) {
                best = kind;
                least = start - watermark;
            }
        }
        return best;
    }

    /// Moves the watermark to an address by cutting out untypeds, each as large as alignment
    /// allows.
    private void skipTo(long address) {
        watermark = alignUp(watermark, MIN_UNTYPED_BITS);
        while (watermark < address) {
            int bits = 63 - Long.numberOfLeadingZeros(address - watermark);
            bits = Math.min(bits, Long.numberOfTrailingZeros(watermark));
            retype(ObjectType.UNTYPED, bits, bits);
        }
    }

    private void place(int number) {
        PlannedObject object = objects.get(number);
        addresses[number] = watermark;
        slots[number] = nextSlot;
        retype(object.type(), object.userBits(), object.sizeBits());
    }

    private void retype(ObjectType type, int userBits, int sizeBits) {
        boolean continues =
                open.count() > 0
                        && open.count() < ImageLimits.RETYPE_COUNT
                        && open.untypedSlot() == untypedSlot
                        && open.type() == type
                        && open.userBits() == userBits
                        && openEnd == watermark;
        if (continues) {
            open = new RetypeStep(untypedSlot, type, userBits, open.count() + 1, open.firstSlot());
        } else {
            close();
            open = new RetypeStep(untypedSlot, type, userBits, 1, nextSlot);
        }
        nextSlot++;
        watermark += 1L << sizeBits;
        openEnd = watermark;
    }

    private void close() {
        if (open.count() > 0) {
            steps.add(open);
        }
    }

    private static long alignUp(long address, int bits) {
        return -((-address >> bits) << bits);
    }

    /// Objects that are interchangeable.
    private record Kind(int sizeBits, ObjectType type, int userBits) {
        static final Comparator<Kind> LARGE_FIRST =
                Comparator.comparingInt(Kind::sizeBits)
                        .reversed()
                        .thenComparing(Kind::type)
                        .thenComparingInt(Kind::userBits);

        static Kind of(PlannedObject object) {
            return new Kind(object.sizeBits(), object.type(), object.userBits());
        }
    }
}
