package org.coreplatform.kernel.object;

import org.jspecify.annotations.Nullable;

/// A queue of threads, linked through their TCBs; a thread is in at most one queue at a time.
public final class ThreadQueue {
    private @Nullable Tcb head;
    private @Nullable Tcb tail;

    public boolean isEmpty() {
        return head == null;
    }

    /// {@return the first thread, null when empty}
    public @Nullable Tcb head() {
        return head;
    }

    /// {@return the last thread, null when empty}
    public @Nullable Tcb tail() {
        return tail;
    }

    /// Puts a thread before all others.
    public void addFirst(Tcb thread) {
        insert(thread, null, head);
    }

    /// Puts a thread behind all others.
    public void addLast(Tcb thread) {
        insert(thread, tail, null);
    }

    /// Puts a thread behind those of higher or equal priority.
    public void addByPriority(Tcb thread) {
        Tcb before = tail;
        while (before != null && before.priority < thread.priority) {
            before = before.queuePrevious;
        }
        insert(thread, before, before == null ? head : before.queueNext);
    }

    /// Puts a thread behind another one of this queue, or first.
    ///
    /// @param before null for the start of the queue
    public void addAfter(Tcb thread, @Nullable Tcb before) {
        insert(thread, before, before == null ? head : before.queueNext);
    }

    /// Takes a thread of this queue out of it.
    public void remove(Tcb thread) {
        Tcb before = thread.queuePrevious;
        Tcb after = thread.queueNext;
        if (before == null) {
            head = after;
        } else {
            before.queueNext = after;
        }
        if (after == null) {
            tail = before;
        } else {
            after.queuePrevious = before;
        }
        thread.queuePrevious = null;
        thread.queueNext = null;
    }

    private void insert(Tcb thread, @Nullable Tcb before, @Nullable Tcb after) {
        thread.queuePrevious = before;
        thread.queueNext = after;
        if (before == null) {
            head = thread;
        } else {
            before.queueNext = thread;
        }
        if (after == null) {
            tail = thread;
        } else {
            after.queuePrevious = thread;
        }
    }
}
