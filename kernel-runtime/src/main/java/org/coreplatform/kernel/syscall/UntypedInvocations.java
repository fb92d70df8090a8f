package org.coreplatform.kernel.syscall;

import org.coreplatform.kernel.capability.Derivation;
import org.coreplatform.kernel.lifecycle.ObjectFactory;
import org.coreplatform.kernel.object.CNode;
import org.coreplatform.kernel.object.Capability;
import org.coreplatform.kernel.object.Capability.CNodeCapability;
import org.coreplatform.kernel.object.Capability.UntypedCapability;
import org.coreplatform.kernel.object.Slot;
import org.coreplatform.kernel.object.UntypedMemory;
import org.coreplatform.kernel.sched.Cores;
import org.coreplatform.kernel.sched.KernelCycles;
import org.coreplatform.kernel.sched.PreemptionPoints;
import org.coreplatform.kernel.sched.SchedParts;
import org.coreplatform.kernel.vspace.AddressSpaces;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.profile.CycleCosts;
import org.jspecify.annotations.Nullable;

/// Invocations of untyped memory: making objects of it.
final class UntypedInvocations {
    private static final int WORDS = 6;
    private static final int MAX_BITS = 38;
    private static final int MIN_UNTYPED_BITS = 4;
    private static final int MIN_SCHED_CONTEXT_BITS = 7;

    /// Objects of one request: what the kernel may do without a preemption point.
    private static final int MAX_OBJECTS = 256;

    private static final int RESET_CHUNK = 256;

    private final Cores cores;
    private final AddressSpaces memory;
    private final PreemptionPoints preemption;
    private final KernelCycles cycles;

    UntypedInvocations(
            SchedParts sched,
            AddressSpaces memory,
            PreemptionPoints preemption,
            KernelCycles cycles) {
        cores = sched.cores();
        this.memory = memory;
        this.preemption = preemption;
        this.cycles = cycles;
    }

    Outcome invoke(Request request, UntypedCapability untyped) {
        if (request.label() != InvocationLabel.UNTYPED_RETYPE) {
            return request.illegalOperation();
        }
        if (request.isShorterThan(WORDS, 1)) {
            return request.truncatedMessage();
        }
        long typeNumber = request.word(0);
        if (Long.compareUnsigned(typeNumber, ObjectType.count()) >= 0) {
            return request.invalidArgument(0);
        }
        ObjectType type = ObjectType.of((int) typeNumber);
        long userBits = request.word(1);
        if (Long.compareUnsigned(userBits, Long.SIZE) >= 0
                || type.sizeBits((int) userBits) > MAX_BITS) {
            return request.rangeError(0, MAX_BITS);
        }
        if (userBits < leastBits(type)) {
            return request.invalidArgument(1);
        }
        CNode node = node(request);
        return node == null
                ? Outcome.FAILED
                : decodeWindow(request, untyped, type, (int) userBits, node);
    }

    private static int leastBits(ObjectType type) {
        return switch (type) {
            case UNTYPED -> MIN_UNTYPED_BITS;
            case CNODE -> 1;
            case SCHED_CONTEXT -> MIN_SCHED_CONTEXT_BITS;
            default -> 0;
        };
    }

    /// {@return the CNode that the new capabilities go to, null after an error}
    private static @Nullable CNode node(Request request) {
        Capability root = request.extra(0).capability;
        long depth = request.word(3);
        if (depth != 0) {
            Slot slot = request.lookup(root, request.word(2), depth, false);
            if (slot == null) {
                return null;
            }
            root = slot.capability;
        }
        if (root instanceof CNodeCapability node) {
            return node.object();
        }
        request.missingCapability(false, (int) depth);
        return null;
    }

    private Outcome decodeWindow(
            Request request, UntypedCapability untyped, ObjectType type, int userBits, CNode node) {
        long offset = request.word(4);
        long count = request.word(5);
        int slots = node.slotCount();
        if (Long.compareUnsigned(offset, slots) >= 0) {
            return request.rangeError(0, slots - 1);
        }
        if (Long.compareUnsigned(count - 1, MAX_OBJECTS) >= 0) {
            return request.rangeError(1, MAX_OBJECTS);
        }
        if (count > slots - offset) {
            return request.rangeError(1, slots - offset);
        }
        for (int i = 0; i < count; i++) {
            int index = (int) offset + i;
            if (!node.isUntouched(index) && !node.slot(index).isEmpty()) {
                return request.deleteFirst();
            }
        }
        boolean reset = !Derivation.hasChildren(request.slot());
        long start = reset ? 0 : untyped.watermark();
        long free = untyped.object().sizeBytes() - start;
        int bits = type.sizeBits(userBits);
        if (free >>> bits < count) {
            return request.notEnoughMemory(free);
        }
        if (untyped.object().isDevice() && !type.isFrame() && type != ObjectType.UNTYPED) {
            return request.invalidArgument(1);
        }
        if (reset && !reset(request.slot(), untyped)) {
            return Outcome.PREEMPTED;
        }
        var window = new Window(node, (int) offset, (int) count);
        retype(request.slot(), untyped.object(), start, type, userBits, window);
        return Outcome.DONE;
    }

    /// The slots that new capabilities go to.
    private record Window(CNode node, int offset, int count) {}

    /// Clears the memory that was used, from the top down.
    ///
    /// @return whether it is done, false when the work was stopped
    private boolean reset(Slot slot, UntypedCapability untyped) {
        UntypedMemory block = untyped.object();
        long used = untyped.watermark();
        if (block.isDevice()) {
            return true;
        }
        while (used > 0) {
            long start = (used - 1) & -RESET_CHUNK;
            memory.clear(block.physicalAddress() + start, used - start);
            cycles.spend(CycleCosts.CLEAR_CHUNK);
            used = start;
            if (preemption.isDue() && used > 0) {
                slot.capability = untyped.withWatermark(used);
                return false;
            }
        }
        slot.capability = untyped.withWatermark(0);
        return true;
    }

    private void retype(
            Slot slot,
            UntypedMemory block,
            long start,
            ObjectType type,
            int userBits,
            Window window) {
        int bits = type.sizeBits(userBits);
        long first = (start + (1L << bits) - 1) & -(1L << bits);
        long end = first + ((long) window.count << bits);
        slot.capability = new UntypedCapability(block, end);
        int domain = cores.currentDomain();
        for (int i = 0; i < window.count; i++) {
            long address = block.physicalAddress() + first + ((long) i << bits);
            Capability created =
                    ObjectFactory.create(type, userBits, address, block.isDevice(), domain);
            Derivation.insertNew(created, slot, window.node.slot(window.offset + i));
            cycles.spend(CycleCosts.OBJECT_CREATE);
        }
    }
}
