package org.coreplatform.kernel.spec;

import org.jspecify.annotations.Nullable;

/// A thread.
///
/// @param maximumControlledPriority the highest priority that it can give
/// @param flags bit 0: the FPU is disabled
/// @param buffer virtual address of its IPC buffer
/// @param schedContext what it runs on, [#NONE] for a passive thread
/// @param boundNotification whose signals it also gets while it receives from an endpoint
/// @param yieldTo the scheduling context that it yielded to and whose consumption it is to learn
/// @param fault what it waits for its handler to repair
record Tcb(
        ThreadState state,
        Registers registers,
        int priority,
        int maximumControlledPriority,
        int domain,
        long flags,
        long buffer,
        long schedContext,
        long boundNotification,
        long yieldTo,
        @Nullable Fault fault) {
    /// No object: nothing has its address.
    static final long NONE = 0;

    /// {@return a thread that was just made}
    static Tcb inactive(int domain) {
        return new Tcb(
                new ThreadState.Inactive(),
                Registers.ZERO,
                0,
                0,
                domain,
                0,
                0,
                NONE,
                NONE,
                NONE,
                null);
    }

    Tcb withState(ThreadState s) {
        return new Tcb(
                s,
                registers,
                priority,
                maximumControlledPriority,
                domain,
                flags,
                buffer,
                schedContext,
                boundNotification,
                yieldTo,
                fault);
    }

    Tcb withRegisters(Registers r) {
        return new Tcb(
                state,
                r,
                priority,
                maximumControlledPriority,
                domain,
                flags,
                buffer,
                schedContext,
                boundNotification,
                yieldTo,
                fault);
    }

    Tcb withPriority(int p) {
        return new Tcb(
                state,
                registers,
                p,
                maximumControlledPriority,
                domain,
                flags,
                buffer,
                schedContext,
                boundNotification,
                yieldTo,
                fault);
    }

    Tcb withMaximumControlledPriority(int p) {
        return new Tcb(
                state,
                registers,
                priority,
                p,
                domain,
                flags,
                buffer,
                schedContext,
                boundNotification,
                yieldTo,
                fault);
    }

    Tcb withDomain(int d) {
        return new Tcb(
                state,
                registers,
                priority,
                maximumControlledPriority,
                d,
                flags,
                buffer,
                schedContext,
                boundNotification,
                yieldTo,
                fault);
    }

    Tcb withFlags(long f) {
        return new Tcb(
                state,
                registers,
                priority,
                maximumControlledPriority,
                domain,
                f,
                buffer,
                schedContext,
                boundNotification,
                yieldTo,
                fault);
    }

    Tcb withBuffer(long address) {
        return new Tcb(
                state,
                registers,
                priority,
                maximumControlledPriority,
                domain,
                flags,
                address,
                schedContext,
                boundNotification,
                yieldTo,
                fault);
    }

    Tcb withSchedContext(long sc) {
        return new Tcb(
                state,
                registers,
                priority,
                maximumControlledPriority,
                domain,
                flags,
                buffer,
                sc,
                boundNotification,
                yieldTo,
                fault);
    }

    Tcb withBoundNotification(long notification) {
        return new Tcb(
                state,
                registers,
                priority,
                maximumControlledPriority,
                domain,
                flags,
                buffer,
                schedContext,
                notification,
                yieldTo,
                fault);
    }

    Tcb withYieldTo(long sc) {
        return new Tcb(
                state,
                registers,
                priority,
                maximumControlledPriority,
                domain,
                flags,
                buffer,
                schedContext,
                boundNotification,
                sc,
                fault);
    }

    Tcb withFault(@Nullable Fault f) {
        return new Tcb(
                state,
                registers,
                priority,
                maximumControlledPriority,
                domain,
                flags,
                buffer,
                schedContext,
                boundNotification,
                yieldTo,
                f);
    }
}
