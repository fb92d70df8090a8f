package org.coreplatform.kernel.refinement;

import static org.coreplatform.sdk.abi.InvocationLabel.CNODE_COPY;
import static org.coreplatform.sdk.abi.InvocationLabel.CNODE_DELETE;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_SPACE;
import static org.coreplatform.sdk.abi.KernelError.FAILED_LOOKUP;
import static org.coreplatform.sdk.abi.LookupFailure.DEPTH_MISMATCH;
import static org.coreplatform.sdk.abi.LookupFailure.GUARD_MISMATCH;
import static org.coreplatform.sdk.image.BootLayout.SLOT_CNODE;
import static org.coreplatform.sdk.image.BootLayout.SLOT_VSPACE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Consumer;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.FaultLabel;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.SystemCall;

/// The same address, again and again, while what it leads through changes.
final class PathVectors {
    private static final int RADIX = 4;
    private static final int ENDPOINT_TAG = 4;
    private static final int NOTIFICATION_TAG = 6;

    /// The slot of the top CNode with the notification that lets the thread go on.
    private static final int BELL = 15;

    static final List<GoldenVector> ALL =
            List.of(
                    v(
                            "an address leads through the CNode that is there now",
                            PathVectors::changedNode),
                    v("an address follows a CNode deep down", PathVectors::changedDeepNode),
                    v(
                            "an address goes on through a CNode that comes to where it ended",
                            PathVectors::longerPath),
                    v("an address follows the guard of its root", PathVectors::changedGuard),
                    v("an address that leads nowhere says why each time", PathVectors::nowhere));

    private PathVectors() {}

    private static GoldenVector v(String name, Consumer<Script> script) {
        return new GoldenVector(name, script);
    }

    /// Two CNodes take turns in a slot of the top one.
    private static void changedNode(Script s) {
        int endpoints = holding(s, 2, s.endpoint());
        int notifications = holding(s, 2, s.notification());
        var walker = new Walker(s, s.make(ObjectType.CNODE, RADIX));
        for (int round = 0; round < 2; round++) {
            put(s, walker.top, 3, endpoints);
            walker.finds(path(3, 2), ENDPOINT_TAG);
            put(s, walker.top, 3, notifications);
            walker.finds(path(3, 2), NOTIFICATION_TAG);
        }
    }

    /// The same, one CNode further down, which takes four bits or all that are left.
    private static void changedDeepNode(Script s) {
        int middle = s.make(ObjectType.CNODE, RADIX);
        int endpoints = holding(s, 2, s.endpoint());
        int notifications = holding(s, 2, s.notification());
        int guardBits = Long.SIZE - 3 * RADIX;
        int allEndpoints = s.minted(endpoints, Script.ALL_RIGHTS, guardBits);
        int allNotifications = s.minted(notifications, Script.ALL_RIGHTS, guardBits);
        var walker = new Walker(s, holding(s, 3, middle));
        for (int round = 0; round < 2; round++) {
            put(s, middle, 1, endpoints);
            walker.finds(path(3, 1, 2), ENDPOINT_TAG);
            put(s, middle, 1, notifications);
            walker.finds(path(3, 1, 2), NOTIFICATION_TAG);
            put(s, middle, 1, allEndpoints);
            walker.finds(path(3, 1) | 2, ENDPOINT_TAG);
            put(s, middle, 1, allNotifications);
            walker.finds(path(3, 1) | 2, NOTIFICATION_TAG);
        }
    }

    /// What is found early is used; a CNode in its place leads on.
    private static void longerPath(Script s) {
        int endpoint = s.endpoint();
        int notifications = holding(s, 2, s.notification());
        int middle = s.make(ObjectType.CNODE, RADIX);
        int top = holding(s, 3, middle);
        var walker = new Walker(s, top);
        for (int round = 0; round < 2; round++) {
            put(s, middle, 1, endpoint);
            walker.finds(path(3, 1, 2), ENDPOINT_TAG);
            put(s, middle, 1, notifications);
            walker.finds(path(3, 1, 2), NOTIFICATION_TAG);
            put(s, top, 4, endpoint);
            walker.finds(path(4, 2), ENDPOINT_TAG);
            put(s, top, 4, notifications);
            walker.finds(path(4, 2), NOTIFICATION_TAG);
        }
    }

    /// With a guard of one bit, the same address names another slot of the same CNode.
    private static void changedGuard(Script s) {
        int top = holding(s, 2, s.endpoint());
        put(s, top, 5, s.notification());
        var walker = new Walker(s, top);
        long address = 5L << 59;
        for (int round = 0; round < 2; round++) {
            walker.finds(address, ENDPOINT_TAG);
            setSpace(s, walker.thread, top, 1, 0).ok();
            walker.bell = bell(59);
            walker.finds(address, NOTIFICATION_TAG);
            setSpace(s, walker.thread, top, 0, 0).ok();
            walker.bell = bell(60);
        }
    }

    /// A thread tries the same thing again after each reply to its fault: the guard of the second
    /// CNode is another one.
    private static void nowhere(Script s) {
        int handler = s.endpoint();
        int reply = s.reply();
        int node = s.make(ObjectType.CNODE, RADIX);
        int guarded = s.minted(s.make(ObjectType.CNODE, RADIX), Script.ALL_RIGHTS, 1 << 6 | 4);
        long address = path(5, 2);
        Actor thread = s.thread("thread", 110);
        setSpace(s, thread, holding(s, 5, guarded), 0, handler).ok();
        s.begin(thread).signal(address);
        for (int round = 0; round < 3; round++) {
            s.root().recv(handler, reply);
            s.root()
                    .answer()
                    .is(0, FaultLabel.CAP, thread.entry(), address, 0, GUARD_MISMATCH, 60, 1, 4);
            delete(s, node, 3, RADIX - 1).is(FAILED_LOOKUP, 0, DEPTH_MISMATCH, RADIX - 1, RADIX);
            s.root().send(SystemCall.SEND, reply, 0, List.of());
            thread.signal(address);
        }
    }

    /// A thread in a CSpace, which looks at addresses while the root task waits.
    private static final class Walker {
        private final Script script;
        private final int top;
        private final int notification;
        private final Actor thread;
        private long bell = bell(60);

        Walker(Script script, int top) {
            this.script = script;
            this.top = top;
            notification = script.minted(script.notification(), CapabilityRights.ALL, 4);
            put(script, top, BELL, notification);
            thread = script.thread("thread", 110);
            setSpace(script, thread, top, 0, 0).ok();
            script.begin(thread).await(bell);
        }

        /// The thread looks, twice; the root task runs on afterwards.
        void finds(long address, long tag) {
            script.root().signal(notification);
            assertEquals(tag, thread.identify(address));
            assertEquals(tag, thread.identify(address), "the same again");
            thread.await(bell);
        }
    }

    /// {@return the address of the notification} Its low bits do not matter, and are not those of
    /// any other address here: nothing that is remembered by them is forgotten.
    private static long bell(int shift) {
        return (long) BELL << shift | 1;
    }

    /// {@return the address of a slot, by the slots on the way}
    private static long path(int... slots) {
        long address = 0;
        for (int i = 0; i < slots.length; i++) {
            address |= (long) slots[i] << (Long.SIZE - RADIX * (i + 1));
        }
        return address;
    }

    /// {@return a CNode with a copy of a capability in one of its slots}
    private static int holding(Script s, int index, int source) {
        int node = s.make(ObjectType.CNODE, RADIX);
        put(s, node, index, source);
        return node;
    }

    /// Replaces what is in a slot of a CNode by a copy.
    private static void put(Script s, int node, int index, int source) {
        delete(s, node, index, RADIX).ok();
        s.root()
                .call(
                        node,
                        CNODE_COPY,
                        List.of(SLOT_CNODE),
                        index,
                        RADIX,
                        source,
                        Script.ALL_BITS,
                        CapabilityRights.ALL)
                .ok();
    }

    private static Answer delete(Script s, int node, long index, long depth) {
        return s.root().call(node, CNODE_DELETE, List.of(), index, depth);
    }

    private static Answer setSpace(Script s, Actor thread, int node, long data, int handler) {
        return s.root()
                .call(thread.tcb(), TCB_SET_SPACE, List.of(handler, node, SLOT_VSPACE), data, 0);
    }
}
