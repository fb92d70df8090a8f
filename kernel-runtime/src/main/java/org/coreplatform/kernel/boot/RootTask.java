package org.coreplatform.kernel.boot;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.coreplatform.board.catalog.Board;
import org.coreplatform.board.core.Core;
import org.coreplatform.board.core.TrapCause;
import org.coreplatform.board.core.TrapOutcome;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.kernel.pd.BuiltinProgram;
import org.coreplatform.sdk.abi.IpcBufferLayout;
import org.coreplatform.sdk.abi.KernelError;
import org.coreplatform.sdk.abi.Limits;
import org.coreplatform.sdk.abi.MessageInfo;
import org.coreplatform.sdk.abi.SystemCall;
import org.jspecify.annotations.Nullable;

/// The kernel's initial thread, its instructions played by the host.
///
/// It makes system calls exactly as user code does: registers, IPC buffer in memory, a trap. When
/// the kernel lets others run in the middle of a call, they do, and the call goes on afterwards.
final class RootTask {
    /// Where its one system-call instruction would stand.
    private static final long CALL_SITE = 0x1000;

    private final Board board;
    private final Core core;
    private final UserContext context;
    private final long ipcBuffer;
    private final Others others;
    private final Deque<Invocation> last = new ArrayDeque<>();

    /// Which of the last calls it has made last.
    private @Nullable Invocation calling;

    /// Runs the other threads until the root task is the current one again.
    interface Others {
        /// Runs them.
        ///
        /// @param context the root task's
        void runUntilCurrent(UserContext context);
    }

    /// @param context the root task's, current in the kernel
    /// @param ipcBuffer physical address of its IPC buffer
    RootTask(Board board, UserContext context, long ipcBuffer, Others others) {
        this.board = board;
        this.core = board.core(0);
        this.context = context;
        this.ipcBuffer = ipcBuffer;
        this.others = others;
    }

    /// Calls, and waits for the reply.
    InvocationReply call(Invocation invocation) {
        setMessage(invocation);
        trapUntilDone(SystemCall.CALL);
        return reply();
    }

    /// Makes calls that do not come back: the last one ends this thread. When the kernel lets
    /// others run in between, the rest is done when it is this thread's turn again.
    void callLast(Invocation... calls) {
        last.addAll(List.of(calls));
        context.setEngineState((BuiltinProgram) (_, _) -> goOn());
        goOn();
    }

    private void goOn() {
        TrapOutcome outcome = TrapOutcome.CONTINUE;
        while (outcome == TrapOutcome.CONTINUE) {
            if (context.nextIp() != CALL_SITE) {
                setMessage(nextOfLast());
            }
            outcome = trap(SystemCall.CALL);
        }
    }

    private Invocation nextOfLast() {
        Invocation before = calling;
        if (before != null && (last.isEmpty() || !reply().succeeded())) {
            throw new BootFailure(
                    "%s of the root task itself: %s"
                            .formatted(before.name(), reply().explanation()));
        }
        Invocation next = last.remove();
        calling = next;
        return next;
    }

    /// Lets other threads of the same priority run.
    void yieldTurn() {
        trapUntilDone(SystemCall.YIELD);
    }

    /// Names a thread for the kernel's trace and console.
    ///
    /// @param tcb slot of its TCB
    void nameThread(int tcb, String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        int most = Limits.MESSAGE_REGISTERS * Long.BYTES - 1;
        int length = Math.min(utf8.length, most);
        long text = ipcBuffer + IpcBufferLayout.MESSAGE;
        board.memory().write(text, utf8, 0, length);
        board.memory().store(text + length, 1, 0);
        context.setRegister(UserContext.A0, tcb);
        trapUntilDone(SystemCall.DEBUG_NAME_THREAD);
    }

    private void setMessage(Invocation invocation) {
        context.setRegister(UserContext.A0, invocation.capability());
        long info =
                MessageInfo.of(
                        invocation.label(),
                        0,
                        invocation.capabilityCount(),
                        invocation.wordCount());
        context.setRegister(UserContext.A1, info);
        for (int i = 0; i < invocation.wordCount(); i++) {
            if (i < Limits.CPU_MESSAGE_REGISTERS) {
                context.setRegister(UserContext.A2 + i, invocation.word(i));
            } else {
                storeInBuffer(IpcBufferLayout.MESSAGE + Long.BYTES * i, invocation.word(i));
            }
        }
        for (int i = 0; i < invocation.capabilityCount(); i++) {
            storeInBuffer(
                    IpcBufferLayout.CAPS_OR_BADGES + Long.BYTES * i, invocation.capability(i));
        }
    }

    private InvocationReply reply() {
        long info = context.register(UserContext.A1);
        List<Long> words = new ArrayList<>();
        for (int i = 0; i < MessageInfo.length(info); i++) {
            words.add(
                    i < Limits.CPU_MESSAGE_REGISTERS
                            ? context.register(UserContext.A2 + i)
                            : loadFromBuffer(IpcBufferLayout.MESSAGE + Long.BYTES * i));
        }
        return new InvocationReply(KernelError.of(MessageInfo.label(info)), words);
    }

    /// A preempted system call has its own address as the next one: it is made again.
    private void trapUntilDone(int number) {
        do {
            if (trap(number) == TrapOutcome.SWITCH) {
                others.runUntilCurrent(context);
            }
        } while (context.nextIp() == CALL_SITE);
    }

    private TrapOutcome trap(int number) {
        context.setRegister(UserContext.A7, number);
        context.setFaultIp(CALL_SITE);
        context.setNextIp(CALL_SITE + 4);
        TrapOutcome outcome = core.trap(context, TrapCause.SYSTEM_CALL);
        if (outcome == TrapOutcome.CONTINUE && core.clock().isExpired()) {
            return core.expire(context);
        }
        return outcome;
    }

    private void storeInBuffer(int offset, long value) {
        board.memory().store(ipcBuffer + offset, Long.BYTES, value);
    }

    private long loadFromBuffer(int offset) {
        return board.memory().load(ipcBuffer + offset, Long.BYTES);
    }
}
