package org.coreplatform.kernel.spec;

import java.util.List;
import java.util.function.Supplier;

/// An invocation as the registers and the IPC buffer of the running thread say it.
///
/// @param state what it is decoded against; decoding changes nothing
/// @param thread the running thread
/// @param slot where the invoked capability is
/// @param label what is asked for
/// @param length how many words there are
/// @param buffer physical address of the IPC buffer, [Buffers#ABSENT] for none
/// @param extra the slots of the capabilities that are passed
/// @param manner how it is sent, if it is a message
/// @param firstPhase whether a receive phase follows
record Arguments(
        Transition state,
        long thread,
        SlotId slot,
        long label,
        int length,
        long buffer,
        List<SlotId> extra,
        Ipc.Manner manner,
        boolean firstPhase) {

    Capability capability() {
        return state.capability(slot);
    }

    /// {@return the label, some label that nothing has instead of a long one}
    int shortLabel() {
        return Math.clamp(label, 0, Integer.MAX_VALUE);
    }

    long word(int index) {
        return Buffers.message(state, thread, buffer, index);
    }

    SlotId extraSlot(int index) {
        return extra.get(index);
    }

    Capability extraCapability(int index) {
        return state.capability(extra.get(index));
    }

    // --- Checks ---

    /// Refuses a message that is too short.
    void need(int words, int capabilities) {
        if (length < words || extra.size() < capabilities) {
            throw Refusal.truncatedMessage();
        }
    }

    static void check(boolean holds, Supplier<Refusal> otherwise) {
        if (!holds) {
            throw otherwise.get();
        }
    }

    /// {@return the slot that a CNode and an exact address name}
    ///
    /// @param source whether it is looked up as a source
    SlotId lookUp(Capability root, long index, long depth, boolean source) {
        check(
                root instanceof Capability.CNode,
                () -> Refusal.failedLookup(source, new LookupFault.InvalidRoot()));
        check(depth >= 1 && depth <= Long.SIZE, () -> Refusal.range(1, Long.SIZE));
        return switch (Lookup.exactly(state, root, index, (int) depth)) {
            case Lookup.Result.Found(SlotId found, _) -> found;
            case Lookup.Result.Failed(LookupFault fault) ->
                    throw Refusal.failedLookup(source, fault);
        };
    }

    SlotId lookUpEmpty(Capability root, long index, long depth) {
        SlotId found = lookUp(root, index, depth, false);
        checkEmpty(found);
        return found;
    }

    void checkEmpty(SlotId target) {
        check(state.isEmpty(target), Refusal::deleteFirst);
    }
}
