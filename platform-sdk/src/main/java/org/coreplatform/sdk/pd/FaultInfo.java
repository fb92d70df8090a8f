package org.coreplatform.sdk.pd;

import org.coreplatform.sdk.abi.FaultLabel;

/// Why a child faulted: the kernel's fault message.
public final class FaultInfo {
    private final Message message;

    FaultInfo(Message message) {
        this.message = message;
    }

    /// {@return the kind of fault, one of [FaultLabel]}
    public int label() {
        return (int) message.label();
    }

    /// {@return whether the child touched memory that it may not touch}
    public boolean isPageFault() {
        return label() == FaultLabel.VM;
    }

    /// {@return whether the child used up its budget}
    public boolean isTimeout() {
        return label() == FaultLabel.TIMEOUT;
    }

    /// {@return whether the child raised an exception, such as a Java exception that it did not
    /// catch}
    public boolean isException() {
        return label() == FaultLabel.USER_EXCEPTION;
    }

    /// {@return where in its program the child was; 0 for a timeout}
    public long instructionPointer() {
        return isTimeout() ? 0 : message.word(0);
    }

    /// {@return the address that the child touched, 0 unless it is a page fault}
    public long address() {
        return isPageFault() ? message.word(1) : 0;
    }

    /// {@return one of [org.coreplatform.sdk.abi.UserExceptionNumber], −1 for other faults}
    public int exceptionNumber() {
        return isException() ? (int) message.word(2) : -1;
    }
}
