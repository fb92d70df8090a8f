package org.coreplatform.kernel.fault;

import org.coreplatform.board.core.UserContext;
import org.coreplatform.kernel.object.Fault;
import org.coreplatform.kernel.object.SchedContext;
import org.coreplatform.kernel.object.Tcb;
import org.coreplatform.kernel.object.ThreadRegisters;
import org.coreplatform.kernel.sched.SchedContexts;
import org.coreplatform.sdk.abi.FaultLabel;

/// Faults as messages: the words that tell a handler what happened, and what the words of its
/// reply change.
///
/// The layouts are in [FaultLabel].
public final class FaultMessages {
    private static final int UNKNOWN_SYSCALL_LENGTH = 11;
    private static final int UNKNOWN_SYSCALL_REPLY = 10;

    private FaultMessages() {}

    /// {@return how many words the message about a thread's fault has}
    public static int length(Tcb thread) {
        return switch (thread.fault.label) {
            case FaultLabel.CAP -> 4 + thread.fault.lookup.words();
            case FaultLabel.UNKNOWN_SYSCALL -> UNKNOWN_SYSCALL_LENGTH;
            case FaultLabel.TIMEOUT -> thread.schedContext == null ? 1 : 2;
            default -> 4;
        };
    }

    /// {@return a word of the message about a thread's fault; reading the consumed time of a
    /// timeout resets it}
    public static long word(Tcb thread, int index) {
        Fault fault = thread.fault;
        UserContext registers = thread.context;
        if (fault.label == FaultLabel.TIMEOUT) {
            return timeoutWord(thread, index);
        }
        if (index == 0) {
            return registers.faultIp();
        }
        return switch (fault.label) {
            case FaultLabel.VM -> vmWord(fault, index);
            case FaultLabel.CAP -> capWord(fault, index);
            case FaultLabel.UNKNOWN_SYSCALL -> unknownSyscallWord(fault, registers, index);
            default -> userExceptionWord(fault, registers, index);
        };
    }

    private static long timeoutWord(Tcb thread, int index) {
        SchedContext context = thread.schedContext;
        return index == 0 || context == null
                ? thread.fault.subject
                : SchedContexts.takeConsumed(context);
    }

    private static long vmWord(Fault fault, int index) {
        return switch (index) {
            case 1 -> fault.subject;
            case 2 -> fault.detail == FaultLabel.FSR_INSTRUCTION ? 1 : 0;
            default -> fault.detail;
        };
    }

    private static long capWord(Fault fault, int index) {
        return switch (index) {
            case 1 -> fault.subject;
            case 2 -> fault.detail;
            case 3 -> fault.lookup.type;
            default -> fault.lookup.word(index - 4);
        };
    }

    private static long unknownSyscallWord(Fault fault, UserContext registers, int index) {
        return switch (index) {
            case 1 -> registers.register(UserContext.SP);
            case 2 -> registers.register(UserContext.RA);
            case UNKNOWN_SYSCALL_REPLY -> fault.subject;
            default -> registers.register(UserContext.A0 + index - 3);
        };
    }

    private static long userExceptionWord(Fault fault, UserContext registers, int index) {
        return switch (index) {
            case 1 -> registers.register(UserContext.SP);
            case 2 -> fault.subject & 0xffff_ffffL;
            default -> 0;
        };
    }

    /// {@return how many words of a reply to a thread's fault count}
    public static int replyLength(Tcb thread) {
        return switch (thread.fault.label) {
            case FaultLabel.UNKNOWN_SYSCALL -> UNKNOWN_SYSCALL_REPLY;
            case FaultLabel.USER_EXCEPTION -> 2;
            case FaultLabel.TIMEOUT -> ThreadRegisters.COUNT;
            default -> 0;
        };
    }

    /// Changes what a word of the reply to a thread's fault stands for.
    public static void applyReply(Tcb thread, int index, long value) {
        UserContext registers = thread.context;
        if (thread.fault.label == FaultLabel.TIMEOUT) {
            ThreadRegisters.write(registers, index, value);
            return;
        }
        switch (index) {
            case 0 -> registers.setFaultIp(value);
            case 1 -> registers.setRegister(UserContext.SP, value);
            case 2 -> registers.setRegister(UserContext.RA, value);
            default -> registers.setRegister(UserContext.A0 + index - 3, value);
        }
    }

    /// {@return whether a thread goes on after a reply with this label}
    public static boolean resumes(Tcb thread, long label) {
        return switch (thread.fault.label) {
            case FaultLabel.CAP, FaultLabel.VM -> true;
            default -> label == 0;
        };
    }
}
