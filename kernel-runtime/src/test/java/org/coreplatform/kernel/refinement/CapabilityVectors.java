package org.coreplatform.kernel.refinement;

import static org.coreplatform.sdk.abi.InvocationLabel.CNODE_COPY;
import static org.coreplatform.sdk.abi.InvocationLabel.CNODE_DELETE;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_IPC_BUFFER;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_SCHED_PARAMS;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_SPACE;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_WRITE_REGISTERS;
import static org.coreplatform.sdk.abi.KernelError.FAILED_LOOKUP;
import static org.coreplatform.sdk.abi.KernelError.ILLEGAL_OPERATION;
import static org.coreplatform.sdk.abi.KernelError.INVALID_ARGUMENT;
import static org.coreplatform.sdk.abi.KernelError.INVALID_CAPABILITY;
import static org.coreplatform.sdk.abi.KernelError.REVOKE_FIRST;
import static org.coreplatform.sdk.abi.LookupFailure.DEPTH_MISMATCH;
import static org.coreplatform.sdk.abi.LookupFailure.GUARD_MISMATCH;
import static org.coreplatform.sdk.abi.LookupFailure.INVALID_ROOT;
import static org.coreplatform.sdk.image.BootLayout.SLOT_CNODE;
import static org.coreplatform.sdk.image.BootLayout.SLOT_IRQ_CONTROL;
import static org.coreplatform.sdk.image.BootLayout.SLOT_TCB;
import static org.coreplatform.sdk.image.BootLayout.SLOT_VSPACE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Consumer;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.FaultLabel;
import org.coreplatform.sdk.abi.MessageInfo;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.SystemCall;

/// What copies of capabilities may do, how addresses find them, and what is derived from what.
final class CapabilityVectors {
    private static final int A0 = 10;
    private static final int A1 = 11;
    private static final int RADIX = 4;
    private static final int GUARD_SHIFT = 6;
    private static final long ADDRESS = SpaceVectors.ADDRESS;

    static final List<GoldenVector> ALL =
            List.of(
                    v("rights beyond the four are ignored", CapabilityVectors::moreRights),
                    v("minting badge 0 leaves room for a badge", CapabilityVectors::badgeOfZero),
                    v("a guard has no more bits than its size", CapabilityVectors::longGuard),
                    v("a reply object is copied without the right", CapabilityVectors::weakReply),
                    v("what cannot be copied can be moved", CapabilityVectors::movedControl),
                    v(
                            "a moved page stays mapped, a copied one is not",
                            CapabilityVectors::movedPage),
                    v(
                            "a page that can only be read sends long messages and receives four words",
                            CapabilityVectors::readOnlyBuffer),
                    v("a page for the kernel alone is no buffer", CapabilityVectors::kernelBuffer),
                    v("setting a CSpace sets its guard", CapabilityVectors::guardOfCSpace),
                    v(
                            "what is found early is used by system calls, not by CNode operations",
                            CapabilityVectors::foundEarly),
                    v("an empty slot ends a lookup", CapabilityVectors::emptySlotOnTheWay),
                    v("a CNode wants all its bits", CapabilityVectors::tooFewBits),
                    v("an address that is all guard is too short", CapabilityVectors::allGuard),
                    v(
                            "what is copied without rights cannot be invoked",
                            CapabilityVectors::withoutRights),
                    v("without a CSpace nothing is found", CapabilityVectors::withoutCSpace),
                    v(
                            "an invalid root is told also right after a wrong guard",
                            CapabilityVectors::failuresInARow),
                    v("handlers are children of the control", CapabilityVectors::handlers),
                    v("a copied untyped is a child", CapabilityVectors::untypedCopy),
                    v(
                            "copies that outlive their original are nobody else's",
                            CapabilityVectors::orphans),
                    v("a moved capability keeps its children", CapabilityVectors::movedOriginal));

    private CapabilityVectors() {}

    private static GoldenVector v(String name, Consumer<Script> script) {
        return new GoldenVector(name, script);
    }

    // --- Copies ---

    private static void moreRights(Script s) {
        s.root().cancelBadgedSends(s.copied(s.endpoint(), 0xf0 | CapabilityRights.ALL)).ok();
    }

    private static void badgeOfZero(Script s) {
        int unbadged = s.minted(s.endpoint(), CapabilityRights.ALL, 0);
        int badged = s.minted(unbadged, CapabilityRights.ALL, 7);
        s.root().mint(s.slot(), badged, CapabilityRights.ALL, 7).is(ILLEGAL_OPERATION);
    }

    private static void longGuard(Script s) {
        int node = s.minted(s.make(ObjectType.CNODE, RADIX), 15, 0xabf << GUARD_SHIFT | 4);
        delete(s, node, 0xf3, 8).ok();
        delete(s, node, 0xe3, 8).is(FAILED_LOOKUP, 0, GUARD_MISMATCH, 8, 0xf, 4);
    }

    private static Answer delete(Script s, int node, long index, long depth) {
        return s.root().call(node, CNODE_DELETE, List.of(), index, depth);
    }

    /// Who answers through a capability without the right to grant passes no capabilities.
    private static void weakReply(Script s) {
        int endpoint = s.endpoint();
        int strong = s.reply();
        int weak = s.copied(strong, CapabilityRights.READ_WRITE);
        int passed = s.notification();
        Actor server = s.begun("server", 110);
        for (int reply : List.of(weak, strong)) {
            int place = s.slot();
            s.root().receiveCapabilityIn(place);
            server.recv(endpoint, strong);
            s.root().ecallInvocation(endpoint, 0, List.of());
            server.send(SystemCall.SEND, reply, 3, List.of(passed));
            server.recv(endpoint, strong);
            int caps = reply == strong ? 1 : 0;
            assertEquals(MessageInfo.of(3, 0, caps, 0), s.root().register(A1));
            assertEquals(6L * caps, s.root().identify(place), "what has arrived");
            s.root().ecallInvocation(endpoint, 0, List.of());
            server.send(SystemCall.SEND, strong, 0, List.of());
        }
    }

    private static void movedControl(Script s) {
        int place = s.slot();
        s.root().move(place, SLOT_IRQ_CONTROL).ok();
        s.root().issueHandler(SLOT_IRQ_CONTROL, 5, s.slot()).is(INVALID_CAPABILITY, 0);
        s.root().issueHandler(place, 5, s.slot()).ok();
        int another = s.slot();
        s.root().mutate(another, place, 0).ok();
        s.root().issueHandler(another, 6, s.slot()).ok();
    }

    private static void movedPage(Script s) {
        int page = s.make(ObjectType.PAGE, 0);
        SpaceVectors.tables(s, SLOT_VSPACE);
        SpaceVectors.mapAt(s, page, ADDRESS).ok();
        int moved = s.slot();
        s.root().move(moved, page).ok();
        SpaceVectors.mapAt(s, moved, ADDRESS + 0x1000).is(INVALID_ARGUMENT, 0);
        int copy = s.copied(moved, CapabilityRights.ALL);
        SpaceVectors.mapAt(s, copy, ADDRESS + 0x1000).ok();
    }

    private static void setBuffer(Script s, Actor thread, int rights) {
        int page = s.copied(s.make(ObjectType.PAGE, 0), rights);
        s.root().call(thread.tcb(), TCB_SET_IPC_BUFFER, List.of(page), 0x10_0000).ok();
    }

    /// Sends five words with capability, and receives five; {@return what of it went through}.
    private static List<Long> lengths(Script s, int bufferRights) {
        int endpoint = s.endpoint();
        int other = s.endpoint();
        Actor thread = s.thread("thread", 110);
        setBuffer(s, thread, bufferRights);
        s.begin(thread);
        thread.set(A1, MessageInfo.of(1, 5));
        thread.set(A0, endpoint);
        thread.ecall(SystemCall.SEND);
        s.root().await(endpoint);
        thread.await(other);
        long sent = MessageInfo.length(s.root().register(A1));
        s.root().send(SystemCall.SEND, other, 1, List.of(), 1, 2, 3, 4, 5);
        return List.of(sent, (long) MessageInfo.length(thread.register(A1)));
    }

    private static void readOnlyBuffer(Script s) {
        assertEquals(List.of(5L, 4L), lengths(s, CapabilityRights.READ));
    }

    private static void kernelBuffer(Script s) {
        assertEquals(List.of(4L, 4L), lengths(s, CapabilityRights.WRITE));
    }

    // --- Addresses ---

    /// {@return a CNode with a notification in slot 5}
    private static int withNotification(Script s, int notification) {
        int node = s.make(ObjectType.CNODE, RADIX);
        s.root()
                .call(
                        node,
                        CNODE_COPY,
                        List.of(SLOT_CNODE),
                        5,
                        RADIX,
                        notification,
                        Script.ALL_BITS,
                        CapabilityRights.ALL)
                .ok();
        return node;
    }

    /// {@return a thread whose CSpace is a CNode, and whose faults a handler gets}
    private static Actor in(Script s, int node, long data, int handler) {
        Actor thread = s.thread("thread", 110);
        s.root()
                .call(thread.tcb(), TCB_SET_SPACE, List.of(handler, node, SLOT_VSPACE), data, 0)
                .ok();
        return s.begin(thread);
    }

    private static void guardOfCSpace(Script s) {
        int handler = s.endpoint();
        int reply = s.reply();
        int notification = s.minted(s.notification(), CapabilityRights.ALL, 4);
        int node = withNotification(s, notification);
        Actor thread = in(s, node, 1 << GUARD_SHIFT | 60, handler);
        thread.signal(0x15);
        assertEquals(thread.entry() + 4, thread.register(Subject.PC), "it has signalled");
        thread.signal(0x25);
        s.root().recv(handler, reply);
        s.root()
                .answer()
                .is(0, FaultLabel.CAP, thread.entry() + 4, 0x25, 0, GUARD_MISMATCH, 64, 1, 60);
        assertEquals(4, s.root().poll(notification), "the signal");
    }

    private static void foundEarly(Script s) {
        int notification = s.minted(s.notification(), CapabilityRights.ALL, 4);
        int node = withNotification(s, notification);
        Actor thread = in(s, node, 0, 0);
        thread.signal(5L << 60 | 0x1234);
        thread.await(5L << 60);
        assertEquals(4, thread.register(A0), "its own signal");
        thread.await(5L << 60);
        delete(s, node, 5L << 60 | 0x1234, 64).is(FAILED_LOOKUP, 0, DEPTH_MISMATCH, 60, 0);
        delete(s, node, 5, RADIX).ok();
    }

    private static void emptySlotOnTheWay(Script s) {
        int node = s.make(ObjectType.CNODE, RADIX);
        Actor thread = in(s, node, 0, 0);
        thread.call(3L << 60 | 1, 0, List.of()).is(INVALID_CAPABILITY, 0);
        thread.await(0);
        delete(s, node, 3L << 60, 64).is(FAILED_LOOKUP, 0, DEPTH_MISMATCH, 60, 0);
    }

    private static void tooFewBits(Script s) {
        int node = s.make(ObjectType.CNODE, RADIX);
        delete(s, node, 3, 3).is(FAILED_LOOKUP, 0, DEPTH_MISMATCH, 3, RADIX);
        delete(s, node, 3, RADIX).ok();
        delete(s, node, 3, RADIX + 1).is(FAILED_LOOKUP, 0, DEPTH_MISMATCH, 1, 0);
    }

    private static void allGuard(Script s) {
        int node = s.minted(s.make(ObjectType.CNODE, RADIX), 15, 5 << GUARD_SHIFT | 4);
        delete(s, node, 5, 4).is(FAILED_LOOKUP, 0, DEPTH_MISMATCH, 4, 4 + RADIX);
    }

    private static void withoutRights(Script s) {
        for (int object : List.of(s.endpoint(), s.notification())) {
            s.root().call(s.copied(object, 0), 0, List.of()).is(INVALID_CAPABILITY, 0);
        }
    }

    /// {@return a thread that has no CSpace, with a fault handler, that has not begun}
    private static Actor withoutCSpace(Script s, int handler) {
        int tcb = s.make(ObjectType.TCB, 0);
        s.root()
                .call(
                        tcb,
                        TCB_SET_SCHED_PARAMS,
                        List.of(SLOT_TCB, s.schedContext(1_000, 1_000), handler),
                        110,
                        110)
                .ok();
        var thread = new Actor(s.kernel(), "without CSpace", tcb, 50, 0);
        s.root().call(tcb, TCB_WRITE_REGISTERS, List.of(), 0, 1, thread.entry()).ok();
        return thread;
    }

    private static void withoutCSpace(Script s) {
        int handler = s.endpoint();
        int reply = s.reply();
        Actor thread = withoutCSpace(s, handler);
        delete(s, SLOT_CNODE, 1, 1).is(FAILED_LOOKUP, 0, GUARD_MISMATCH, 1, 0, 0x2f);
        s.begin(thread).ecall(SystemCall.CALL);
        s.root().recv(handler, reply);
        s.root().answer().is(0, FaultLabel.CAP, thread.entry(), 0, 0, INVALID_ROOT);
    }

    /// Nothing is found between the lookup that fails for its guard and the one without a CSpace.
    private static void failuresInARow(Script s) {
        int handler = s.endpoint();
        int reply = s.reply();
        int notification = s.notification();
        Actor guarded = in(s, withNotification(s, notification), 1 << GUARD_SHIFT | 60, handler);
        guarded.await(0x15);
        s.lowerRoot(200);
        Actor thread = withoutCSpace(s, handler);
        s.resume(thread);
        s.root().signal(notification);
        s.lowerRoot(100);
        guarded.send(SystemCall.NB_SEND, 0x25, 0, List.of());
        guarded.yieldTurn();
        thread.ecall(SystemCall.CALL);
        guarded.await(0x15);
        s.root().recv(handler, reply);
        s.root().answer().is(0, FaultLabel.CAP, thread.entry(), 0, 0, INVALID_ROOT);
    }

    // --- Derivation ---

    private static void handlers(Script s) {
        int handler = s.slot();
        s.root().issueHandler(SLOT_IRQ_CONTROL, 5, handler).ok();
        int copy = s.copied(handler, CapabilityRights.ALL);
        s.root().revoke(handler).ok();
        assertEquals(0, s.root().identify(copy), "a handler is an original");
        s.root().issueHandler(SLOT_IRQ_CONTROL, 5, s.slot()).is(REVOKE_FIRST);
        s.root().revoke(SLOT_IRQ_CONTROL).ok();
        assertEquals(0, s.root().identify(handler));
        s.root().issueHandler(SLOT_IRQ_CONTROL, 5, handler).ok();
    }

    private static void untypedCopy(Script s) {
        int memory = s.memory(12);
        int copy = s.copied(memory, CapabilityRights.ALL);
        int copyOfCopy = s.copied(copy, CapabilityRights.ALL);
        s.root().copy(s.slot(), copy, CapabilityRights.ALL).is(REVOKE_FIRST);
        s.root().revoke(copy).ok();
        assertEquals(0, s.root().identify(copyOfCopy));
        s.root().revoke(memory).ok();
        assertEquals(0, s.root().identify(copy));
    }

    private static void orphans(Script s) {
        int original = s.endpoint();
        int first = s.minted(original, CapabilityRights.ALL, 7);
        int copy = s.copied(first, CapabilityRights.ALL);
        int second = s.minted(original, CapabilityRights.ALL, 7);
        s.root().delete(first).ok();
        s.root().revoke(second).ok();
        assertEquals(4, s.root().identify(copy), "the second is not where it came from");
    }

    private static void movedOriginal(Script s) {
        int original = s.endpoint();
        int copy = s.copied(original, CapabilityRights.ALL);
        int place = s.slot();
        s.root().move(place, original).ok();
        s.root().revoke(place).ok();
        assertEquals(0, s.root().identify(copy));
        assertEquals(4, s.root().identify(place));
    }
}
