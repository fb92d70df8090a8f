package org.coreplatform.kernel.syscall;

import org.coreplatform.board.core.UserContext;
import org.coreplatform.kernel.ipc.Notifications;
import org.coreplatform.kernel.ipc.Threads;
import org.coreplatform.kernel.object.Capability.NotificationCapability;
import org.coreplatform.kernel.object.Capability.ThreadCapability;
import org.coreplatform.kernel.object.Notification;
import org.coreplatform.kernel.object.Tcb;
import org.coreplatform.kernel.object.ThreadRegisters;
import org.coreplatform.kernel.sched.Cores;
import org.coreplatform.kernel.sched.RemoteThreads;
import org.coreplatform.kernel.sched.RunQueues;
import org.coreplatform.kernel.sched.SchedParts;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.InvocationLabel;

/// Invocations of threads: registers, life, bindings; the rest is in [TcbSettings].
final class TcbInvocations {
    private static final long SUSPEND_SOURCE = 1;
    private static final long RESUME_TARGET = 2;
    private static final long TRANSFER_FRAME = 4;
    private static final long TRANSFER_INTEGER = 8;

    /// Flag: the thread may not use floating point.
    private static final long KNOWN_FLAGS = 1;

    private final Cores cores;
    private final RunQueues queues;
    private final RemoteThreads remote;
    private final Threads threads;
    private final TcbSettings settings;

    TcbInvocations(SchedParts sched, Threads threads, TcbSettings settings) {
        cores = sched.cores();
        queues = sched.queues();
        remote = sched.remote();
        this.threads = threads;
        this.settings = settings;
    }

    Outcome invoke(Request request, Tcb thread) {
        remote.stall(thread);
        return switch (request.label()) {
            case InvocationLabel.TCB_READ_REGISTERS -> readRegisters(request, thread);
            case InvocationLabel.TCB_WRITE_REGISTERS -> writeRegisters(request, thread);
            case InvocationLabel.TCB_COPY_REGISTERS -> copyRegisters(request, thread);
            case InvocationLabel.TCB_SUSPEND -> suspend(thread);
            case InvocationLabel.TCB_RESUME -> resume(thread);
            case InvocationLabel.TCB_BIND_NOTIFICATION -> bindNotification(request, thread);
            case InvocationLabel.TCB_UNBIND_NOTIFICATION -> unbindNotification(request, thread);
            case InvocationLabel.TCB_SET_TLS_BASE -> setTlsBase(request, thread);
            case InvocationLabel.TCB_SET_FLAGS -> setFlags(request, thread);
            default -> settings.invoke(request, thread);
        };
    }

    private Outcome readRegisters(Request request, Tcb thread) {
        if (request.isShorterThan(2, 0)) {
            return request.truncatedMessage();
        }
        long count = request.word(1);
        if (Long.compareUnsigned(count - 1, ThreadRegisters.COUNT) >= 0) {
            return request.rangeError(1, ThreadRegisters.COUNT);
        }
        if (thread == cores.current()) {
            return request.illegalOperation();
        }
        if ((request.word(0) & SUSPEND_SOURCE) != 0) {
            threads.suspend(thread);
        }
        int written = 0;
        while (written < count
                && request.answerWord(written, ThreadRegisters.read(thread.context, written))) {
            written++;
        }
        return request.answerLength(written);
    }

    private Outcome writeRegisters(Request request, Tcb thread) {
        if (request.isShorterThan(2, 0)) {
            return request.truncatedMessage();
        }
        long count = request.word(1);
        if (Long.compareUnsigned(request.length() - 2, count) < 0) {
            return request.truncatedMessage();
        }
        if (thread == cores.current()) {
            return request.illegalOperation();
        }
        for (int i = 0; i < Math.min(count, ThreadRegisters.COUNT); i++) {
            ThreadRegisters.write(thread.context, i, request.word(2 + i));
        }
        thread.context.setNextIp(thread.context.faultIp());
        if ((request.word(0) & 1) != 0) {
            threads.restart(thread);
        }
        return Outcome.DONE;
    }

    private Outcome copyRegisters(Request request, Tcb target) {
        if (request.isShorterThan(1, 1)) {
            return request.truncatedMessage();
        }
        if (!(request.extra(0).capability instanceof ThreadCapability(Tcb source))) {
            return request.invalidCapability(1);
        }
        remote.stall(source);
        long flags = request.word(0);
        if ((flags & SUSPEND_SOURCE) != 0) {
            threads.suspend(source);
        }
        if ((flags & RESUME_TARGET) != 0) {
            threads.restart(target);
        }
        if ((flags & TRANSFER_FRAME) != 0) {
            copy(source, target, 0, ThreadRegisters.FRAME);
            target.context.setNextIp(target.context.faultIp());
        }
        if ((flags & TRANSFER_INTEGER) != 0) {
            copy(source, target, ThreadRegisters.FRAME, ThreadRegisters.COUNT);
        }
        queues.requireRescheduleOf(target);
        return Outcome.DONE;
    }

    private static void copy(Tcb source, Tcb target, int from, int to) {
        for (int i = from; i < to; i++) {
            ThreadRegisters.write(target.context, i, ThreadRegisters.read(source.context, i));
        }
    }

    private Outcome suspend(Tcb thread) {
        threads.suspend(thread);
        return Outcome.DONE;
    }

    private Outcome resume(Tcb thread) {
        threads.restart(thread);
        return Outcome.DONE;
    }

    private static Outcome bindNotification(Request request, Tcb thread) {
        if (request.isShorterThan(0, 1)) {
            return request.truncatedMessage();
        }
        if (thread.boundNotification != null
                || !(request.extra(0).capability instanceof NotificationCapability capability)
                || (capability.rights() & CapabilityRights.READ) == 0) {
            return request.illegalOperation();
        }
        Notification notification = capability.object();
        if (!notification.queue.isEmpty() || notification.boundTcb != null) {
            return request.illegalOperation();
        }
        Notifications.bind(notification, thread);
        return Outcome.DONE;
    }

    private static Outcome unbindNotification(Request request, Tcb thread) {
        if (thread.boundNotification == null) {
            return request.illegalOperation();
        }
        Notifications.unbind(thread);
        return Outcome.DONE;
    }

    private Outcome setTlsBase(Request request, Tcb thread) {
        if (request.isShorterThan(1, 0)) {
            return request.truncatedMessage();
        }
        thread.context.setRegister(UserContext.TP, request.word(0));
        queues.requireRescheduleOf(thread);
        return Outcome.DONE;
    }

    private static Outcome setFlags(Request request, Tcb thread) {
        if (request.isShorterThan(2, 0)) {
            return request.truncatedMessage();
        }
        long kept = thread.flags & ~request.word(0);
        thread.flags = (int) (kept | (request.word(1) & KNOWN_FLAGS));
        return request.answer(thread.flags);
    }
}
