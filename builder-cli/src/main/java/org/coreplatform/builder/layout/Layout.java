package org.coreplatform.builder.layout;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.builder.lowering.LoweredSystem;
import org.coreplatform.builder.lowering.Placement;
import org.coreplatform.builder.lowering.PlannedObject;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.PdAddressSpace;
import org.coreplatform.sdk.image.BootImage;
import org.coreplatform.sdk.image.BootLayout;
import org.coreplatform.sdk.image.ImageLimits;
import org.coreplatform.sdk.image.IrqHandlerSpec;
import org.coreplatform.sdk.image.ObjectSpec;
import org.coreplatform.sdk.image.RegionSpec;
import org.coreplatform.sdk.image.SystemSpec;
import org.coreplatform.sdk.profile.BoardProfile;

/// Lays a system out in a board's memory. A pure function of its two inputs.
public final class Layout {
    private final LoweredSystem system;
    private final BoardProfile board;
    private final MemoryWording wording;
    private final List<BootImage.Segment> segments = new ArrayList<>();
    private final int[] firstPages;
    private long imageBytes;

    private Layout(LoweredSystem system, BoardProfile board) {
        this.system = system;
        this.board = board;
        this.wording = new MemoryWording(board);
        this.firstPages = new int[system.segments().size()];
    }

    /// {@return the system with addresses, or why there are none}
    ///
    /// @param board the board with the memory that is fitted
    public static LayoutResult of(LoweredSystem system, BoardProfile board) {
        return new Layout(system, board).result();
    }

    private LayoutResult result() {
        placeSegments();
        if (system.objects().size() > ImageLimits.OBJECTS) {
            return refused(wording.tooManyObjects(system.objects().size()));
        }
        int radix = ImageLimits.MIN_ROOT_CNODE_RADIX;
        while (radix <= ImageLimits.ROOT_CNODE_RADIX) {
            if (reservedBytes(radix) >= board.dramBytes() - imageBytes) {
                return overCommitted(radix);
            }
            BootLayout boot = BootLayout.of(board, imageBytes, radix);
            Allocation allocation = new Allocation(system.objects(), boot);
            allocation.run(firstPages);
            int slots = allocation.nextSlot() + system.irqs().size() + copySlots();
            if (slots <= 1 << radix) {
                return finished(allocation, radix);
            }
            radix = 32 - Integer.numberOfLeadingZeros(slots - 1);
        }
        return refused(wording.tooManyObjects(system.objects().size()));
    }

    private void placeSegments() {
        long start = board.dramBase() + board.firmwareBytes();
        for (LoweredSystem.Segment segment : system.segments()) {
            firstPages[segments.size()] = (int) (imageBytes >> PdAddressSpace.PAGE_BITS);
            BootImage.Segment placed =
                    new BootImage.Segment(segment.name(), start + imageBytes, segment.bytes());
            segments.add(placed);
            imageBytes += placed.memoryBytes();
        }
    }

    /// Firmware, the initialiser's CNode (and its alignment) and its other objects.
    private long reservedBytes(int radix) {
        return board.firmwareBytes()
                + (2L << ObjectType.CNODE.sizeBits(radix))
                + 4 * PdAddressSpace.PAGE_BYTES;
    }

    private int copySlots() {
        int mappings = 0;
        for (var space : system.addressSpaces()) {
            mappings += space.frames().size();
        }
        return mappings + system.irqs().size() + system.threads().size();
    }

    private LayoutResult finished(Allocation allocation, int radix) {
        List<PlannedObject> unplaced = allocation.unplaced();
        List<PlannedObject> misplaced =
                unplaced.stream().filter(o -> o.placement() instanceof Placement.Fixed).toList();
        if (!misplaced.isEmpty()) {
            return refused(wording.notFree(misplaced.getFirst(), misplaced.size() - 1));
        }
        if (!unplaced.isEmpty()) {
            return overCommitted(radix);
        }
        return new LayoutResult.Placed(spec(allocation, radix), segments);
    }

    private LayoutResult overCommitted(int radix) {
        return refused(
                wording.overCommit(MemoryUse.of(system, board.dramBytes(), reservedBytes(radix))));
    }

    private static LayoutResult refused(MemoryProblem problem) {
        return new LayoutResult.Refused(problem);
    }

    private SystemSpec spec(Allocation allocation, int radix) {
        List<ObjectSpec> objects = new ArrayList<>(system.objects().size());
        for (int number = 0; number < system.objects().size(); number++) {
            PlannedObject object = system.objects().get(number);
            objects.add(
                    new ObjectSpec(
                            object.name(),
                            object.type(),
                            object.userBits(),
                            allocation.address(number),
                            allocation.slot(number)));
        }
        List<IrqHandlerSpec> irqs = new ArrayList<>();
        for (LoweredSystem.Irq irq : system.irqs()) {
            int slot = allocation.nextSlot() + irqs.size();
            irqs.add(
                    new IrqHandlerSpec(
                            irq.irq(), irq.edge(), slot, irq.notification(), irq.badge()));
        }
        return new SystemSpec(
                board.name(),
                board.dramBytes(),
                system.profile(),
                radix,
                imageBytes,
                objects,
                allocation.steps(),
                irqs,
                system.addressSpaces(),
                system.schedContexts(),
                system.threads(),
                system.cnodes(),
                system.protectionDomains(),
                regions(allocation),
                system.domains());
    }

    private List<RegionSpec> regions(Allocation allocation) {
        return system.regions().stream()
                .map(
                        region ->
                                new RegionSpec(
                                        region.name(),
                                        region.sizeBytes(),
                                        region.firstFrame() == SystemSpec.NONE
                                                ? 0
                                                : allocation.address(region.firstFrame()),
                                        region.device()))
                .toList();
    }
}
