package org.coreplatform.kernel.refinement;

import java.util.List;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.image.BootLayout;

/// Random invocations of what capabilities and memory are made of: CNodes, untyped memory, address
/// spaces and interrupts.
///
/// @param dice what is random
/// @param caller who does it
record RandomMemory(Dice dice, World world, Caller caller) {
    /// A slot as operations on CNodes name it.
    private record Place(long root, long index, long depth) {}

    private Place place(long index, int oneIn) {
        return switch (dice.nextInt(2 * oneIn)) {
            case 0 -> {
                long depth = dice.onceIn(8) ? dice.nextInt(9) : World.SMALL_CNODE_RADIX;
                yield new Place(dice.slot(world.cnodes), dice.nextInt(16), depth);
            }
            case 1 -> {
                long guard = dice.onceIn(8) ? dice.nextInt(16) : World.GUARD;
                long depth = dice.onceIn(8) ? dice.nextInt(10) : World.GUARDED_BITS;
                long guarded = dice.slot(List.of(world.guarded()));
                yield new Place(
                        guarded, guard << World.SMALL_CNODE_RADIX | dice.nextInt(16), depth);
            }
            default -> new Place(BootLayout.SLOT_CNODE, index, dice.depth());
        };
    }

    private void onSlot(Place target, int label, Place source, long... data) {
        long[] words = new long[4 + data.length];
        words[0] = target.index;
        words[1] = target.depth;
        words[2] = source.index;
        words[3] = source.depth;
        System.arraycopy(data, 0, words, 4, data.length);
        caller.invoke(target.root, label, List.of(source.root), words);
    }

    void cnode() {
        Place target = place(dice.any(world.free), 6);
        Place source = place(dice.slotAny(), 8);
        long rights = dice.nextBoolean() ? dice.nextInt(16) : 15;
        long badge = dice.nextInt(3);
        switch (dice.nextInt(14)) {
            case 0, 1, 2 -> onSlot(target, InvocationLabel.CNODE_COPY, source, rights);
            case 3, 4, 5 -> {
                long data = dice.onceIn(8) ? dice.nextInt(1 << 12) : badge;
                onSlot(target, InvocationLabel.CNODE_MINT, source, rights, data);
            }
            case 6 -> onSlot(target, InvocationLabel.CNODE_MOVE, source);
            case 7 -> {
                long data = dice.onceIn(5) ? dice.nextInt(1 << 9) : 0;
                onSlot(target, InvocationLabel.CNODE_MUTATE, source, data);
            }
            case 8 -> rotate(target, place(dice.slotAny(), 8), source);
            case 9, 10, 11 ->
                    emptied(InvocationLabel.CNODE_DELETE, dice.onceIn(12) ? source : target);
            case 12 -> emptied(InvocationLabel.CNODE_REVOKE, dice.onceIn(4) ? source : target);
            default -> {
                Place endpoint = new Place(BootLayout.SLOT_CNODE, dice.slot(world.endpoints), 64);
                emptied(InvocationLabel.CNODE_CANCEL_BADGED_SENDS, endpoint);
            }
        }
    }

    private void emptied(int label, Place place) {
        caller.invoke(place.root, label, List.of(), place.index, place.depth);
    }

    private void rotate(Place free, Place pivot, Place source) {
        Place target = dice.nextBoolean() ? source : free;
        caller.invoke(
                target.root,
                InvocationLabel.CNODE_ROTATE,
                List.of(pivot.root, source.root),
                target.index,
                target.depth,
                dice.onceIn(5) ? dice.nextInt(1 << 9) : 0,
                pivot.index,
                pivot.depth,
                dice.onceIn(5) ? dice.nextInt(1 << 9) : 0,
                source.index,
                source.depth);
    }

    void retype() {
        var type = ObjectType.of(dice.nextInt(ObjectType.count()));
        long bits =
                switch (type) {
                    case UNTYPED -> dice.nextInt(3, 13);
                    case CNODE -> dice.nextInt(0, 5);
                    case SCHED_CONTEXT -> dice.nextInt(6, 10);
                    default -> 0;
                };
        boolean atDepth = dice.nextInt(5) == 0;
        caller.invoke(
                dice.slot(world.untypeds),
                InvocationLabel.UNTYPED_RETYPE,
                List.of((long) BootLayout.SLOT_CNODE),
                type.number(),
                bits,
                atDepth ? dice.slot(world.cnodes) : 0,
                atDepth ? 64 : 0,
                atDepth ? dice.nextInt(16) : dice.any(world.free),
                dice.nextInt(15) == 0 ? dice.nextInt(300) : dice.nextInt(1, 3));
    }

    void vspace() {
        long vspace = dice.slot(List.of(BootLayout.SLOT_VSPACE));
        long page = 0x1000L * dice.nextInt(4) + 0x20_0000L * (dice.nextInt(6) / 4);
        switch (dice.nextInt(10)) {
            case 0, 1 ->
                    caller.invoke(
                            dice.slot(world.tables),
                            InvocationLabel.RISCV_PAGE_TABLE_MAP,
                            List.of(vspace),
                            page,
                            0);
            case 2 ->
                    caller.invoke(
                            dice.slot(world.tables),
                            InvocationLabel.RISCV_PAGE_TABLE_UNMAP,
                            List.of());
            case 3, 4, 5 ->
                    caller.invoke(
                            dice.slot(world.frames),
                            InvocationLabel.RISCV_PAGE_MAP,
                            List.of(vspace),
                            dice.nextInt(10) == 0 ? dice.nextLong() : page,
                            dice.nextInt(4),
                            dice.nextInt(2));
            case 6 ->
                    caller.invoke(
                            dice.slot(world.frames), InvocationLabel.RISCV_PAGE_UNMAP, List.of());
            case 7 ->
                    caller.invoke(
                            dice.slot(world.frames),
                            InvocationLabel.RISCV_PAGE_GET_ADDRESS,
                            List.of());
            case 8 ->
                    caller.invoke(
                            dice.slot(List.of(BootLayout.SLOT_ASID_CONTROL)),
                            InvocationLabel.RISCV_ASID_CONTROL_MAKE_POOL,
                            List.of(dice.slot(world.untypeds), (long) BootLayout.SLOT_CNODE),
                            dice.any(world.free),
                            64);
            default ->
                    caller.invoke(
                            dice.onceIn(3)
                                    ? dice.any(world.free)
                                    : dice.slot(List.of(BootLayout.SLOT_ASID_POOL)),
                            InvocationLabel.RISCV_ASID_POOL_ASSIGN,
                            List.of(dice.slot(world.tables)));
        }
    }

    void interrupt() {
        switch (dice.nextInt(5)) {
            case 0 ->
                    caller.invoke(
                            BootLayout.SLOT_IRQ_CONTROL,
                            InvocationLabel.IRQ_ISSUE_IRQ_HANDLER,
                            List.of((long) BootLayout.SLOT_CNODE),
                            dice.nextInt(3) == 0 ? dice.nextInt(100) : 10,
                            dice.any(world.free),
                            64);
            case 1, 2 ->
                    caller.invoke(
                            dice.slot(world.handlers),
                            InvocationLabel.IRQ_SET_IRQ_HANDLER,
                            List.of(dice.slot(world.notifications)));
            case 3 ->
                    caller.invoke(
                            dice.slot(world.handlers), InvocationLabel.IRQ_ACK_IRQ, List.of());
            default ->
                    caller.invoke(
                            dice.slot(world.handlers),
                            InvocationLabel.IRQ_CLEAR_IRQ_HANDLER,
                            List.of());
        }
    }
}
