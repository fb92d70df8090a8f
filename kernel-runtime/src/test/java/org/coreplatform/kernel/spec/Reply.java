package org.coreplatform.kernel.spec;

/// Who waits for a reply, and its place in the stack of calls that a scheduling context makes.
///
/// @param thread the caller, or the receiver that waits with this object for one
/// @param previous the reply object of the call before, below in the stack
/// @param next the reply object above, or the scheduling context when this is the top
/// @param top whether `next` is a scheduling context
record Reply(long thread, long previous, long next, boolean top) {
    static final Reply FREE = new Reply(Tcb.NONE, Tcb.NONE, Tcb.NONE, false);

    Reply withThread(long t) {
        return new Reply(t, previous, next, top);
    }

    Reply withPrevious(long reply) {
        return new Reply(thread, reply, next, top);
    }

    Reply withNext(long object, boolean isTop) {
        return new Reply(thread, previous, object, isTop);
    }
}
