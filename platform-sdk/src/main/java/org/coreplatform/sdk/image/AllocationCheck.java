package org.coreplatform.sdk.image;

import java.util.HashMap;
import java.util.Map;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.PdAddressSpace;
import org.coreplatform.sdk.profile.BoardProfile;

/// Replays the allocation of a [SystemSpec] on a board, as its kernel would do it.
///
/// A spec that passes names the addresses that the kernel's retypes will give, so the initialiser
/// cannot run out of memory on it and two objects cannot meet. The boot ROM asks before it loads.
public final class AllocationCheck {
    private final SystemSpec spec;
    private final BootLayout layout;
    private final Map<Integer, Block> untypeds = new HashMap<>();
    private final Map<Integer, Long> made = new HashMap<>();

    private AllocationCheck(SystemSpec spec, BootLayout layout) {
        this.spec = spec;
        this.layout = layout;
    }

    /// Refuses a spec whose objects will not be where it says.
    ///
    /// @param board the board with the memory that is fitted
    /// @throws ImageRefused naming the object
    public static void check(SystemSpec spec, BoardProfile board) {
        if (spec.memoryBytes() != board.dramBytes()) {
            throw refuse(
                    "it was laid out for %d bytes of memory, but %d are fitted"
                            .formatted(spec.memoryBytes(), board.dramBytes()));
        }
        long kernelBytes = 4 * PdAddressSpace.PAGE_BYTES + (32L << (spec.rootCNodeRadix() + 1));
        if (board.firmwareBytes() + spec.imageBytes() + kernelBytes > board.dramBytes()) {
            throw refuse("the image does not fit the memory");
        }
        BootLayout layout = BootLayout.of(board, spec.imageBytes(), spec.rootCNodeRadix());
        AllocationCheck check = new AllocationCheck(spec, layout);
        check.replay();
        check.compare();
    }

    private static ImageRefused refuse(String what) {
        return new ImageRefused("the system does not fit the board: " + what, 0);
    }

    private void replay() {
        for (int frame = 0; frame < layout.imageFrames(); frame++) {
            made.put(
                    layout.imageFrameSlot() + frame,
                    layout.imageStart() + frame * PdAddressSpace.PAGE_BYTES);
        }
        int slot = layout.untypedSlot();
        for (BootLayout.Untyped untyped : layout.untypeds()) {
            untypeds.put(slot++, new Block(untyped));
        }
        for (RetypeStep step : spec.retypes()) {
            replay(step);
        }
    }

    private void replay(RetypeStep step) {
        Block block = untypeds.get(step.untypedSlot());
        if (block == null) {
            throw refuse("slot %d holds no untyped memory".formatted(step.untypedSlot()));
        }
        if (step.firstSlot() < layout.emptySlot()) {
            throw refuse("slot %d is not empty at boot".formatted(step.firstSlot()));
        }
        int bits = step.type().sizeBits(step.userBits());
        if (block.device && !step.type().isFrame() && step.type() != ObjectType.UNTYPED) {
            throw refuse("device memory cannot become a %s".formatted(step.type()));
        }
        long start = -((-block.watermark >> bits) << bits);
        long end = start + ((long) step.count() << bits);
        if (end > block.end) {
            throw refuse("the untyped of slot %d is used up".formatted(step.untypedSlot()));
        }
        block.watermark = end;
        for (int i = 0; i < step.count(); i++) {
            long address = start + ((long) i << bits);
            if (step.type() == ObjectType.UNTYPED) {
                untypeds.put(
                        step.firstSlot() + i,
                        new Block(new BootLayout.Untyped(address, bits, block.device)));
            }
            made.put(step.firstSlot() + i, address);
        }
    }

    private void compare() {
        for (ObjectSpec object : spec.objects()) {
            Long address = made.get(object.slot());
            if (address == null || address != object.physicalAddress()) {
                throw refuse(
                        "%s will not be at 0x%x"
                                .formatted(object.name(), object.physicalAddress()));
            }
        }
        for (IrqHandlerSpec handler : spec.irqHandlers()) {
            if (handler.slot() < layout.emptySlot()) {
                throw refuse("slot %d is not empty at boot".formatted(handler.slot()));
            }
        }
    }

    /// Untyped memory while the allocation is replayed.
    private static final class Block {
        private final long end;
        private final boolean device;
        private long watermark;

        Block(BootLayout.Untyped untyped) {
            this.watermark = untyped.physicalAddress();
            this.end = untyped.physicalAddress() + (1L << untyped.sizeBits());
            this.device = untyped.device();
        }
    }
}
