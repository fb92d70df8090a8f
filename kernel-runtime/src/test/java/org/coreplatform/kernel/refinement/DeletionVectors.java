package org.coreplatform.kernel.refinement;

import static org.coreplatform.sdk.abi.InvocationLabel.CNODE_CANCEL_BADGED_SENDS;
import static org.coreplatform.sdk.abi.InvocationLabel.CNODE_DELETE;
import static org.coreplatform.sdk.abi.InvocationLabel.CNODE_MOVE;
import static org.coreplatform.sdk.abi.InvocationLabel.CNODE_REVOKE;
import static org.coreplatform.sdk.abi.InvocationLabel.RISCV_ASID_CONTROL_MAKE_POOL;
import static org.coreplatform.sdk.abi.InvocationLabel.RISCV_ASID_POOL_ASSIGN;
import static org.coreplatform.sdk.abi.InvocationLabel.RISCV_PAGE_MAP;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_BIND_NOTIFICATION;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_CONFIGURE;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_RESUME;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_PRIORITY;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_SPACE;
import static org.coreplatform.sdk.abi.KernelError.DELETE_FIRST;
import static org.coreplatform.sdk.abi.KernelError.FAILED_LOOKUP;
import static org.coreplatform.sdk.abi.KernelError.ILLEGAL_OPERATION;
import static org.coreplatform.sdk.abi.LookupFailure.INVALID_ROOT;
import static org.coreplatform.sdk.image.BootLayout.SLOT_ASID_CONTROL;
import static org.coreplatform.sdk.image.BootLayout.SLOT_CNODE;
import static org.coreplatform.sdk.image.BootLayout.SLOT_IRQ_CONTROL;
import static org.coreplatform.sdk.image.BootLayout.SLOT_TCB;
import static org.coreplatform.sdk.image.BootLayout.SLOT_VSPACE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Consumer;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.FaultLabel;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.SystemCall;

/// What happens to others when an object's last capability goes.
final class DeletionVectors {
    private static final int RADIX = 4;

    static final List<GoldenVector> ALL =
            List.of(
                    v("deleting a copy of a mapped page unmaps it", DeletionVectors::copyOfPage),
                    v("deleting a mapped table unmaps it", DeletionVectors::table),
                    v("deleting a pool takes its address spaces away", DeletionVectors::asidPool),
                    v("a deleted notification is bound to nobody", DeletionVectors::notification),
                    v("a deleted thread is bound to nothing", DeletionVectors::boundThread),
                    v("a deleted context leaves its notification", DeletionVectors::schedContext),
                    v("a deleted handler can be issued again", DeletionVectors::handler),
                    v(
                            "deleting the reply object of a receiver makes it inactive",
                            DeletionVectors::replyOfReceiver),
                    v(
                            "threads of a deleted endpoint are looked at before those that were ready",
                            DeletionVectors::lookedAtAnew),
                    v(
                            "receivers of a deleted endpoint fault in the receive phase",
                            DeletionVectors::receivers),
                    v(
                            "an endpoint goes with the CNode that holds its last capability",
                            DeletionVectors::endpointInCNode),
                    v("deleting a badged copy disturbs no senders", DeletionVectors::badgedCopy),
                    v("cancelling sends without badge cancels none", DeletionVectors::noBadge),
                    v(
                            "a thread that raises a fault with the badge is made inactive",
                            DeletionVectors::cancelledFault),
                    v("a CNode that holds itself goes with its memory", DeletionVectors::cycle),
                    v(
                            "of a CNode in a deleted CNode only the first slot goes before its memory",
                            DeletionVectors::inCNode),
                    v(
                            "of a deleted thread's CSpace only the first slot goes before its memory",
                            DeletionVectors::inThread),
                    v(
                            "a thread in a deleted CNode keeps its fault handler until its memory goes",
                            DeletionVectors::threadInCNode),
                    v(
                            "a space that would be destroyed cannot be replaced",
                            DeletionVectors::lastCSpace));

    private DeletionVectors() {}

    private static GoldenVector v(String name, Consumer<Script> script) {
        return new GoldenVector(name, script);
    }

    // --- Address spaces and interrupts ---

    private static void copyOfPage(Script s) {
        SpaceVectors.tables(s, SLOT_VSPACE);
        int page = s.make(ObjectType.PAGE, 0);
        int copy = s.copied(page, CapabilityRights.ALL);
        int other = s.make(ObjectType.PAGE, 0);
        SpaceVectors.mapAt(s, copy, SpaceVectors.ADDRESS).ok();
        SpaceVectors.mapAt(s, other, SpaceVectors.ADDRESS).is(DELETE_FIRST);
        s.root().delete(copy).ok();
        SpaceVectors.mapAt(s, other, SpaceVectors.ADDRESS).ok();
    }

    private static void table(Script s) {
        List<Integer> tables = SpaceVectors.tables(s, SLOT_VSPACE);
        s.root().delete(tables.getLast()).ok();
        s.root().delete(tables.getFirst()).ok();
        SpaceVectors.tables(s, SLOT_VSPACE);
    }

    private static void asidPool(Script s) {
        int pool = s.slot();
        s.root()
                .call(
                        SLOT_ASID_CONTROL,
                        RISCV_ASID_CONTROL_MAKE_POOL,
                        List.of(s.memory(12), SLOT_CNODE),
                        pool,
                        Script.ALL_BITS)
                .ok();
        int space = s.make(ObjectType.PAGE_TABLE, 0);
        s.root().call(pool, RISCV_ASID_POOL_ASSIGN, List.of(space)).ok();
        SpaceVectors.tables(s, space);
        s.root().delete(pool).ok();
        s.root()
                .call(s.make(ObjectType.PAGE, 0), RISCV_PAGE_MAP, List.of(space), 0, 3, 0)
                .is(FAILED_LOOKUP, 0, INVALID_ROOT);
    }

    private static void handler(Script s) {
        int handler = s.slot();
        for (int i = 0; i < 2; i++) {
            s.root().issueHandler(SLOT_IRQ_CONTROL, 5, handler).ok();
            s.root().delete(handler).ok();
        }
    }

    // --- Bindings ---

    private static Answer bindNotification(Script s, int tcb, int notification) {
        return s.root().call(tcb, TCB_BIND_NOTIFICATION, List.of(notification));
    }

    private static void notification(Script s) {
        int tcb = s.make(ObjectType.TCB, 0);
        int notification = s.notification();
        int sc = s.schedContext(1_000, 1_000);
        bindNotification(s, tcb, notification).ok();
        s.bind(sc, notification).ok();
        s.root().delete(notification).ok();
        bindNotification(s, tcb, s.notification()).ok();
        s.bind(sc, s.notification()).ok();
    }

    private static void boundThread(Script s) {
        int tcb = s.make(ObjectType.TCB, 0);
        int notification = s.notification();
        int sc = s.schedContext(1_000, 1_000);
        bindNotification(s, tcb, notification).ok();
        s.bind(sc, tcb).ok();
        s.root().delete(tcb).ok();
        int another = s.make(ObjectType.TCB, 0);
        bindNotification(s, another, notification).ok();
        s.bind(sc, another).ok();
    }

    private static void schedContext(Script s) {
        int notification = s.notification();
        int tcb = s.make(ObjectType.TCB, 0);
        int sc = s.schedContext(1_000, 1_000);
        s.bind(sc, notification).ok();
        s.bind(sc, tcb).ok();
        s.root().delete(sc).ok();
        int another = s.schedContext(1_000, 1_000);
        s.bind(another, notification).ok();
        s.bind(another, tcb).ok();
    }

    private static void replyOfReceiver(Script s) {
        int endpoint = s.endpoint();
        int handler = s.endpoint();
        int reply = s.reply();
        int handlersReply = s.reply();
        Actor receiver = s.guarded(handler);
        receiver.recv(endpoint, reply);
        s.root().delete(reply).ok();
        s.root().send(SystemCall.NB_SEND, endpoint, 1, List.of());
        s.resume(receiver);
        receiver.ecall(SystemCall.RECV);
        s.root().recv(handler, handlersReply);
        s.root().answer().is(0, FaultLabel.CAP, receiver.entry(), reply, 1, 2, 0);
    }

    // --- Endpoints ---

    /// The one that was ready has the same priority as the root task and the sender.
    private static void lookedAtAnew(Script s) {
        int endpoint = s.endpoint();
        Actor ready = s.thread("ready", 100);
        Actor sender = s.begun("sender", 110);
        sender.signal(endpoint);
        s.root().call(sender.tcb(), TCB_SET_PRIORITY, List.of(SLOT_TCB), 100).ok();
        s.root().call(ready.tcb(), TCB_RESUME, List.of()).ok();
        s.root().delete(endpoint).ok();
        s.root().yieldTurn();
        sender.yieldTurn();
        ready.runs();
    }

    private static void receivers(Script s) {
        int endpoint = s.endpoint();
        int handler = s.endpoint();
        int reply = s.reply();
        Actor receiver = s.guarded(handler);
        receiver.await(endpoint);
        s.delete(endpoint);
        receiver.ecall(SystemCall.WAIT);
        s.root().recv(handler, reply);
        s.root().answer().is(0, FaultLabel.CAP, receiver.entry(), endpoint, 1, 2, 0);
    }

    private static void endpointInCNode(Script s) {
        int endpoint = s.endpoint();
        int node = s.make(ObjectType.CNODE, RADIX);
        Actor sender = s.begun("sender", 110);
        sender.signal(endpoint);
        moveInto(s, node, 3, endpoint);
        s.delete(node);
        assertEquals(sender.entry(), sender.register(Subject.PC), "the send again");
        sender.ecall(SystemCall.SEND);
        assertEquals(sender.entry() + 4, sender.register(Subject.PC), "to nothing");
    }

    private static void moveInto(Script s, int node, int index, int source) {
        s.root()
                .call(node, CNODE_MOVE, List.of(SLOT_CNODE), index, RADIX, source, Script.ALL_BITS)
                .ok();
    }

    private static void badgedCopy(Script s) {
        int endpoint = s.endpoint();
        int badged = s.minted(endpoint, CapabilityRights.ALL, 7);
        Actor sender = s.begun("sender", 110);
        sender.signal(badged);
        s.root().revoke(badged).ok();
        s.root().delete(badged).ok();
        s.lowerRoot(200);
        assertEquals(7, s.root().poll(endpoint));
    }

    private static void noBadge(Script s) {
        int endpoint = s.endpoint();
        Actor sender = s.begun("sender", 110);
        sender.signal(endpoint);
        s.root().cancelBadgedSends(endpoint).ok();
    }

    private static void cancelledFault(Script s) {
        int endpoint = s.endpoint();
        int badged = s.minted(endpoint, CapabilityRights.ALL, 7);
        Actor thread = s.guarded(badged);
        s.kernel().exception(2);
        s.root()
                .call(SLOT_CNODE, CNODE_CANCEL_BADGED_SENDS, List.of(), badged, Script.ALL_BITS)
                .ok();
        assertEquals(0, s.root().poll(endpoint), "no fault is there");
        s.resume(thread);
        assertEquals(thread.entry(), thread.register(Subject.PC), "the instruction again");
    }

    // --- CNodes ---

    private static void cycle(Script s) {
        int memory = s.memory(9);
        int node = s.slot();
        s.root().retype(memory, ObjectType.CNODE, RADIX, node).ok();
        moveInto(s, node, 3, node);
        s.root().revoke(memory).ok();
        s.root().retype(memory, ObjectType.CNODE, RADIX, node).ok();
    }

    private static void inCNode(Script s) {
        int outer = s.make(ObjectType.CNODE, RADIX);
        var inner = new Inner(s);
        moveInto(s, outer, 3, inner.node);
        inner.goesWith(outer);
    }

    private static void inThread(Script s) {
        int tcb = s.make(ObjectType.TCB, 0);
        var inner = new Inner(s);
        setSpace(s, tcb, inner.node).ok();
        s.delete(inner.node);
        inner.goesWith(tcb);
    }

    /// A CNode, in whose first two slots are the last capabilities of endpoints at which threads
    /// wait.
    private static final class Inner {
        private final Script s;
        private final int done;
        private final int memory;
        private final int node;
        private final Actor atFirst;
        private final Actor atSecond;

        Inner(Script s) {
            this.s = s;
            done = s.notification();
            memory = s.memory(RADIX + 5);
            node = s.slot();
            s.root().retype(memory, ObjectType.CNODE, RADIX, node).ok();
            atFirst = sender(0);
            atSecond = sender(1);
        }

        private Actor sender(int slot) {
            int endpoint = s.endpoint();
            Actor sender = s.begun("sender to " + slot, 110);
            sender.signal(endpoint);
            moveInto(s, node, slot, endpoint);
            return sender;
        }

        /// Deletes what holds the CNode's last capability, and later revokes its memory.
        void goesWith(int holder) {
            s.delete(holder);
            sendsAgain(atFirst);
            s.root().runs();
            revoke(s, memory);
            sendsAgain(atSecond);
            s.root().retype(memory, ObjectType.CNODE, RADIX, s.slot()).ok();
        }

        private void sendsAgain(Actor sender) {
            assertEquals(sender.entry(), sender.register(Subject.PC), "the send again");
            sender.await(done);
        }
    }

    /// The thread's CSpace is in the first of its slots, the fault handler is not.
    private static void threadInCNode(Script s) {
        int outer = s.make(ObjectType.CNODE, RADIX);
        int memory = s.memory(11);
        int tcb = s.slot();
        int handler = s.endpoint();
        s.root().retype(memory, ObjectType.TCB, 0, tcb).ok();
        s.root().call(tcb, TCB_SET_SPACE, List.of(handler, SLOT_CNODE, SLOT_VSPACE), 0, 0).ok();
        Actor sender = s.begun("sender", 110);
        sender.signal(handler);
        moveInto(s, outer, 3, tcb);
        s.delete(outer);
        s.delete(handler);
        s.root().runs();
        revoke(s, memory);
        assertEquals(sender.entry(), sender.register(Subject.PC), "the send again");
    }

    private static void revoke(Script s, int slot) {
        s.root().ecallInvocation(SLOT_CNODE, CNODE_REVOKE, List.of(), slot, Script.ALL_BITS);
    }

    private static void lastCSpace(Script s) {
        int node = s.make(ObjectType.CNODE, RADIX);
        int tcb = s.make(ObjectType.TCB, 0);
        setSpace(s, tcb, node).ok();
        setSpace(s, tcb, SLOT_CNODE).ok();
        setSpace(s, tcb, node).ok();
        s.root().call(SLOT_CNODE, CNODE_DELETE, List.of(), node, Script.ALL_BITS).ok();
        setSpace(s, tcb, SLOT_CNODE).is(ILLEGAL_OPERATION);
        s.root()
                .call(tcb, TCB_CONFIGURE, List.of(SLOT_CNODE, SLOT_VSPACE, 0), 0, 0, 0)
                .is(ILLEGAL_OPERATION);
    }

    private static Answer setSpace(Script s, int tcb, int node) {
        return s.root().call(tcb, TCB_SET_SPACE, List.of(0, node, SLOT_VSPACE), 0, 0);
    }
}
