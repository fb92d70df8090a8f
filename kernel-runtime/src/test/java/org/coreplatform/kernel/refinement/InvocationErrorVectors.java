package org.coreplatform.kernel.refinement;

import static org.coreplatform.sdk.abi.InvocationLabel.CNODE_ROTATE;
import static org.coreplatform.sdk.abi.KernelError.DELETE_FIRST;
import static org.coreplatform.sdk.abi.KernelError.FAILED_LOOKUP;
import static org.coreplatform.sdk.abi.KernelError.ILLEGAL_OPERATION;
import static org.coreplatform.sdk.abi.KernelError.INVALID_CAPABILITY;
import static org.coreplatform.sdk.abi.KernelError.RANGE_ERROR;
import static org.coreplatform.sdk.abi.KernelError.REVOKE_FIRST;
import static org.coreplatform.sdk.abi.KernelError.TRUNCATED_MESSAGE;
import static org.coreplatform.sdk.abi.LookupFailure.DEPTH_MISMATCH;
import static org.coreplatform.sdk.abi.LookupFailure.GUARD_MISMATCH;
import static org.coreplatform.sdk.abi.LookupFailure.INVALID_ROOT;
import static org.coreplatform.sdk.abi.LookupFailure.MISSING_CAPABILITY;
import static org.coreplatform.sdk.image.BootLayout.SLOT_CNODE;
import static org.coreplatform.sdk.image.BootLayout.SLOT_IRQ_CONTROL;
import static org.coreplatform.sdk.image.BootLayout.SLOT_TCB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Consumer;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.SystemCall;

/// The errors of invocations of CNodes, and of lookups, with their evidence.
final class InvocationErrorVectors {
    private static final int ROOT_GUARD_BITS = 47;

    static final List<GoldenVector> ALL =
            List.of(
                    v(
                            "copy with a target depth of 10 in a guarded root",
                            s ->
                                    copy(s, s.slot(), 10, SLOT_TCB, 64)
                                            .is(
                                                    FAILED_LOOKUP,
                                                    0,
                                                    GUARD_MISMATCH,
                                                    10,
                                                    0,
                                                    ROOT_GUARD_BITS)),
                    v(
                            "badged sends are cancelled with all rights only",
                            s -> {
                                int endpoint = s.endpoint();
                                s.root().cancelBadgedSends(s.copied(endpoint, 15)).ok();
                                s.root()
                                        .cancelBadgedSends(s.copied(endpoint, 7))
                                        .is(ILLEGAL_OPERATION);
                            }),
                    v(
                            "rotate to an occupied slot",
                            s ->
                                    s.root()
                                            .rotate(SLOT_TCB, s.endpoint(), s.endpoint())
                                            .is(DELETE_FIRST)),
                    v(
                            "a call on an empty slot is an invalid capability, other registers stay",
                            InvocationErrorVectors::callOnEmptySlot),
                    v(
                            "a send on an empty slot does nothing",
                            InvocationErrorVectors::sendOnEmptySlot),
                    v(
                            "copy to an occupied slot",
                            s -> s.root().copy(SLOT_TCB, SLOT_CNODE, 15).is(DELETE_FIRST)),
                    v(
                            "copy from an empty slot",
                            s ->
                                    s.root()
                                            .copy(s.slot(), s.slot(), 15)
                                            .is(FAILED_LOOKUP, 1, MISSING_CAPABILITY, 0x40)),
                    v(
                            "copy with a source depth of 0",
                            s -> copy(s, s.slot(), 64, SLOT_TCB, 0).is(RANGE_ERROR, 1, 0x40)),
                    v(
                            "copy with a target depth of 65",
                            s -> copy(s, s.slot(), 65, SLOT_TCB, 64).is(RANGE_ERROR, 1, 0x40)),
                    v(
                            "copy with a target depth of 17 in a guarded root",
                            s ->
                                    copy(s, s.slot(), 17, SLOT_TCB, 64)
                                            .is(
                                                    FAILED_LOOKUP,
                                                    0,
                                                    GUARD_MISMATCH,
                                                    17,
                                                    0,
                                                    ROOT_GUARD_BITS)),
                    v(
                            "copy from a root that is an endpoint",
                            InvocationErrorVectors::copyFromEndpoint),
                    v(
                            "copy with four words",
                            s ->
                                    s.root()
                                            .call(
                                                    SLOT_CNODE,
                                                    InvocationLabel.CNODE_COPY,
                                                    List.of(SLOT_CNODE),
                                                    s.slot(),
                                                    64,
                                                    SLOT_TCB,
                                                    64)
                                            .is(TRUNCATED_MESSAGE)),
                    v(
                            "an unmapped page table cannot be copied",
                            s ->
                                    s.root()
                                            .copy(s.slot(), s.make(ObjectType.PAGE_TABLE, 0), 15)
                                            .is(ILLEGAL_OPERATION)),
                    v(
                            "the interrupt control cannot be copied",
                            s ->
                                    s.root()
                                            .copy(s.slot(), SLOT_IRQ_CONTROL, 15)
                                            .is(ILLEGAL_OPERATION)),
                    v(
                            "untyped memory with children cannot be copied",
                            InvocationErrorVectors::copyOfUntypedWithChildren),
                    v(
                            "a badged endpoint cannot be badged again",
                            s ->
                                    s.root()
                                            .mint(s.slot(), s.minted(s.endpoint(), 15, 7), 15, 8)
                                            .is(ILLEGAL_OPERATION)),
                    v(
                            "endpoints cannot be mutated, with data 0 neither",
                            s -> s.root().mutate(s.slot(), s.endpoint(), 0).is(ILLEGAL_OPERATION)),
                    v(
                            "notifications cannot be mutated",
                            s ->
                                    s.root()
                                            .mutate(s.slot(), s.notification(), 0)
                                            .is(ILLEGAL_OPERATION)),
                    v(
                            "badged sends of a notification cannot be cancelled",
                            s ->
                                    s.root()
                                            .cancelBadgedSends(s.notification())
                                            .is(ILLEGAL_OPERATION)),
                    v(
                            "endpoints cannot be rotated",
                            s ->
                                    s.root()
                                            .rotate(s.slot(), s.endpoint(), s.endpoint())
                                            .is(ILLEGAL_OPERATION)),
                    v(
                            "a guard that leaves no room for the index is refused",
                            s ->
                                    s.root()
                                            .mutate(s.slot(), s.make(ObjectType.CNODE, 4), 61)
                                            .is(ILLEGAL_OPERATION)),
                    v(
                            "a guard that just leaves room for the index is fine",
                            s -> s.root().mutate(s.slot(), s.make(ObjectType.CNODE, 4), 60).ok()),
                    v("revoking an empty slot is a success", s -> s.root().revoke(s.slot()).ok()),
                    v("deleting an empty slot is a success", s -> s.root().delete(s.slot()).ok()),
                    v(
                            "lookups through a guarded CNode",
                            InvocationErrorVectors::lookupsThroughGuard),
                    v(
                            "rotate refuses a pivot that is the source or the target",
                            InvocationErrorVectors::rotateOntoItself),
                    v(
                            "rotate refuses an empty source",
                            s ->
                                    s.root()
                                            .rotate(s.slot(), s.make(ObjectType.TCB, 0), s.slot())
                                            .is(FAILED_LOOKUP, 1, MISSING_CAPABILITY, 0x40)),
                    v(
                            "rotate looks its pivot up as a source",
                            s ->
                                    s.root()
                                            .call(
                                                    SLOT_CNODE,
                                                    CNODE_ROTATE,
                                                    List.of(SLOT_CNODE, SLOT_CNODE),
                                                    s.slot(),
                                                    Script.ALL_BITS,
                                                    0,
                                                    1,
                                                    1,
                                                    0,
                                                    SLOT_TCB,
                                                    Script.ALL_BITS)
                                            .is(FAILED_LOOKUP, 1, GUARD_MISMATCH, 1, 0, 0x2f)),
                    v(
                            "rotate refuses an empty pivot",
                            s ->
                                    s.root()
                                            .rotate(s.slot(), s.slot(), s.make(ObjectType.TCB, 0))
                                            .is(FAILED_LOOKUP, 0, MISSING_CAPABILITY, 0x40)),
                    v(
                            "rotate with source and target the same exchanges source and pivot",
                            InvocationErrorVectors::rotateSwaps),
                    v(
                            "a capability cannot be moved onto itself",
                            InvocationErrorVectors::moveOntoItself),
                    v(
                            "move from an empty slot",
                            s ->
                                    s.root()
                                            .move(s.slot(), s.slot())
                                            .is(FAILED_LOOKUP, 1, MISSING_CAPABILITY, 0x40)));

    private InvocationErrorVectors() {}

    private static GoldenVector v(String name, Consumer<Script> script) {
        return new GoldenVector(name, script);
    }

    private static Answer copy(Script s, int slot, long depth, int source, long sourceDepth) {
        return s.root()
                .call(
                        SLOT_CNODE,
                        InvocationLabel.CNODE_COPY,
                        List.of(SLOT_CNODE),
                        slot,
                        depth,
                        source,
                        sourceDepth,
                        15);
    }

    private static void callOnEmptySlot(Script s) {
        s.root().set(13, 0x77);
        s.root().call(s.slot(), 0, List.of()).is(INVALID_CAPABILITY, 0);
        assertEquals(0x77, s.root().register(13), "a3 stays");
    }

    private static void sendOnEmptySlot(Script s) {
        int slot = s.slot();
        s.root().set(12, 0x77);
        s.root().send(SystemCall.SEND, slot, 5, List.of());
        assertEquals(slot, s.root().register(10), "a0 stays");
        assertEquals(5 << 12, s.root().register(11), "a1 stays");
        assertEquals(0x77, s.root().register(12), "a2 stays");
    }

    private static void copyFromEndpoint(Script s) {
        int endpoint = s.endpoint();
        s.root()
                .call(
                        SLOT_CNODE,
                        InvocationLabel.CNODE_COPY,
                        List.of(endpoint),
                        s.slot(),
                        64,
                        SLOT_TCB,
                        64,
                        15)
                .is(FAILED_LOOKUP, 1, INVALID_ROOT);
    }

    private static void copyOfUntypedWithChildren(Script s) {
        int memory = s.memory(12);
        s.root().retype(memory, ObjectType.ENDPOINT, 0, s.slot()).ok();
        s.root().copy(s.slot(), memory, 15).is(REVOKE_FIRST);
    }

    /// Guard 5 of 4 bits, radix 4: the address is 0x5 and the slot.
    private static void lookupsThroughGuard(Script s) {
        int plain = s.make(ObjectType.CNODE, 4);
        int guarded = s.slot();
        s.root().mutate(guarded, plain, 5 << 6 | 4).ok();
        delete(s, guarded, 0x53, 8).ok();
        delete(s, guarded, 0x43, 8).is(FAILED_LOOKUP, 0, GUARD_MISMATCH, 8, 5, 4);
        delete(s, guarded, 0x53, 9).is(FAILED_LOOKUP, 0, GUARD_MISMATCH, 9, 5, 4);
        delete(s, guarded, 0x53, 3).is(FAILED_LOOKUP, 0, GUARD_MISMATCH, 3, 5, 4);
        delete(s, guarded, 0x28, 7).is(FAILED_LOOKUP, 0, DEPTH_MISMATCH, 7, 8);
    }

    private static Answer delete(Script s, int root, long index, long depth) {
        return s.root().call(root, InvocationLabel.CNODE_DELETE, List.of(), index, depth);
    }

    private static void rotateOntoItself(Script s) {
        int tcb = s.make(ObjectType.TCB, 0);
        s.root().rotate(s.slot(), tcb, tcb).is(ILLEGAL_OPERATION);
        s.root().rotate(tcb, tcb, s.make(ObjectType.TCB, 0)).is(ILLEGAL_OPERATION);
    }

    private static void rotateSwaps(Script s) {
        int tcb = s.make(ObjectType.TCB, 0);
        int reply = s.reply();
        s.root().rotate(tcb, reply, tcb).ok();
        assertEquals(8, s.root().identify(tcb), "where the thread was is the reply object");
        assertEquals(12, s.root().identify(reply), "where the reply object was is the thread");
    }

    private static void moveOntoItself(Script s) {
        int endpoint = s.endpoint();
        s.root().move(endpoint, endpoint).is(DELETE_FIRST);
    }
}
