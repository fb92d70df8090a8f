package org.coreplatform.builder.bench;

import java.util.List;
import org.coreplatform.board.catalog.Board;
import org.coreplatform.board.catalog.BoardModel;
import org.coreplatform.board.catalog.Boards;
import org.coreplatform.board.core.Core;
import org.coreplatform.board.core.ExecutionEngine;
import org.coreplatform.board.core.TrapCause;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.kernel.boot.Kernel;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.IpcBufferLayout;
import org.coreplatform.sdk.abi.KernelError;
import org.coreplatform.sdk.abi.MessageInfo;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.SystemCall;
import org.coreplatform.sdk.image.BootLayout;

/// A board with a kernel and nobody on it but a root task, which makes the system calls that it is
/// told to make, while an interrupt waits all the time.
final class RootCalls {
    private static final int DEPTH = 64;
    private static final int RADIX = 17;
    private static final long IMAGE_BYTES = 0x4000;
    private static final long MEMORY = 256L << 20;
    private static final long CALL_SITE = 0x100;

    private final Board board;
    private final Kernel kernel;
    private final Core core;
    private final UserContext root;
    private final int untyped;
    private int nextSlot;
    private long longest;

    RootCalls() {
        BoardModel model = Boards.ALL.getFirst();
        board = model.create(model.profile().withDramBytes(MEMORY));
        kernel = Kernel.boot(board, IMAGE_BYTES, RADIX);
        core = board.core(0);
        core.connect(kernel, nobody());
        root = kernel.rootContext();
        nextSlot = kernel.layout().emptySlot();
        untyped = largestUntyped(kernel.layout());
        board.events().schedule(0, () -> {}); // due, and never done
    }

    private static ExecutionEngine nobody() {
        return (_, _) -> {
            throw new IllegalStateException("somebody else runs");
        };
    }

    private static int largestUntyped(BootLayout layout) {
        int best = 0;
        int bits = 0;
        for (int i = 0; i < layout.untypeds().size(); i++) {
            BootLayout.Untyped block = layout.untypeds().get(i);
            if (!block.device() && block.sizeBits() > bits) {
                best = i;
                bits = block.sizeBits();
            }
        }
        return layout.untypedSlot() + best;
    }

    /// {@return the most cycles for which the interrupt had to wait since this was last asked}
    long takeLongest() {
        long taken = longest;
        longest = 0;
        return taken;
    }

    /// {@return the first of some slots that nobody else gets}
    int slots(int count) {
        int first = nextSlot;
        nextSlot += count;
        return first;
    }

    /// {@return the slot of the memory that is left}
    int untyped() {
        return untyped;
    }

    /// Makes objects.
    ///
    /// @param node the CNode that gets their capabilities
    /// @param slot the first of its slots that gets one
    void retype(int from, ObjectType type, int bits, int node, int slot, int count) {
        invoke(
                from,
                InvocationLabel.UNTYPED_RETYPE,
                List.of(node),
                type.number(),
                bits,
                0,
                0,
                slot,
                count);
    }

    /// {@return the slot of a new object}
    int create(ObjectType type, int bits) {
        int slot = slots(1);
        retype(untyped, type, bits, BootLayout.SLOT_CNODE, slot, 1);
        return slot;
    }

    void copy(int source, int target) {
        invoke(
                BootLayout.SLOT_CNODE,
                InvocationLabel.CNODE_COPY,
                List.of(BootLayout.SLOT_CNODE),
                target,
                DEPTH,
                source,
                DEPTH,
                -1);
    }

    void delete(int slot) {
        invoke(BootLayout.SLOT_CNODE, InvocationLabel.CNODE_DELETE, List.of(), slot, DEPTH);
    }

    void revoke(int slot) {
        invoke(BootLayout.SLOT_CNODE, InvocationLabel.CNODE_REVOKE, List.of(), slot, DEPTH);
    }

    private void invoke(long capability, long label, List<Integer> capabilities, long... words) {
        long info = MessageInfo.of(label, 0, capabilities.size(), words.length);
        do {
            load(capability, info, capabilities, words);
            long start = core.clock().now();
            core.trap(root, TrapCause.SYSTEM_CALL);
            longest = Math.max(longest, core.clock().now() - start);
        } while (root.nextIp() == CALL_SITE);
        long error = MessageInfo.label(root.register(UserContext.A1));
        if (error != KernelError.NO_ERROR.code()) {
            throw new IllegalStateException("the kernel refuses %d: %d".formatted(label, error));
        }
    }

    private void load(long capability, long info, List<Integer> capabilities, long... words) {
        root.setRegister(UserContext.A7, SystemCall.CALL);
        root.setRegister(UserContext.A0, capability);
        root.setRegister(UserContext.A1, info);
        root.setFaultIp(CALL_SITE);
        root.setNextIp(CALL_SITE + 4);
        for (int i = 0; i < capabilities.size(); i++) {
            store(IpcBufferLayout.CAPS_OR_BADGES + Long.BYTES * i, capabilities.get(i));
        }
        for (int i = 0; i < words.length; i++) {
            if (i < 4) {
                root.setRegister(UserContext.A2 + i, words[i]);
            } else {
                store(IpcBufferLayout.MESSAGE + Long.BYTES * i, words[i]);
            }
        }
    }

    private void store(int offset, long value) {
        board.memory().store(kernel.rootIpcBuffer() + offset, Long.BYTES, value);
    }
}
