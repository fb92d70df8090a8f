package org.coreplatform.kernel.syscall;

import java.util.Arrays;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.kernel.capability.CSpace;
import org.coreplatform.kernel.ipc.MessageRegisters;
import org.coreplatform.kernel.object.Capability;
import org.coreplatform.kernel.object.LookupFault;
import org.coreplatform.kernel.object.Slot;
import org.coreplatform.kernel.object.Tcb;
import org.coreplatform.sdk.abi.AbiVersion;
import org.coreplatform.sdk.abi.IpcBufferLayout;
import org.coreplatform.sdk.abi.KernelError;
import org.coreplatform.sdk.abi.MessageInfo;
import org.jspecify.annotations.Nullable;

/// The invocation that is being decoded: its arguments, and what is answered.
///
/// There is one per core, used again for each invocation.
final class Request {
    private static final int MAX_EXTRA = 3;
    private static final int NO_LABEL = -1;
    private static final int MAX_LABEL = 1 << 16;

    private final MessageRegisters registers;
    private final CSpace cspace;
    private final Slot[] extra = new Slot[MAX_EXTRA];
    private final LookupFault lookup = new LookupFault();
    private Slot slot = new Slot();
    private Tcb caller;
    private boolean calling;
    private long buffer;
    private int label;
    private int length;
    private int extraCount;
    private KernelError error = KernelError.NO_ERROR;
    private long errorFirst;
    private long errorSecond;
    private boolean errorInSource;

    /// @param caller any thread, until the first invocation
    Request(MessageRegisters registers, CSpace cspace, Tcb caller) {
        this.registers = registers;
        this.cspace = cspace;
        this.caller = caller;
        Arrays.setAll(extra, _ -> new Slot());
    }

    /// Begins an invocation.
    ///
    /// @param isCall whether the caller wants an answer
    void begin(Tcb thread, Slot invoked, boolean isCall) {
        caller = thread;
        slot = invoked;
        calling = isCall;
        extraCount = 0;
    }

    /// Looks the extra capabilities up.
    ///
    /// @return whether all resolve; if not, [#unresolvedAddress()] is the one that does not
    boolean lookUpExtraCapabilities() {
        int count = MessageInfo.extraCaps(caller.context.register(UserContext.A1));
        if (count == 0) {
            return true;
        }
        buffer = MessageRegisters.sendBuffer(caller);
        if (buffer == MessageRegisters.NO_BUFFER) {
            return true;
        }
        for (extraCount = 0; extraCount < count; extraCount++) {
            Slot found = cspace.lookup(caller.capability(Tcb.CSPACE), unresolvedAddress());
            if (found == null) {
                return false;
            }
            extra[extraCount] = found;
        }
        return true;
    }

    /// Looks at what an object is asked for, which messages and signals are not.
    ///
    /// @param labels how the caller numbers it
    void readOperation(AbiVersion labels) {
        long info = caller.context.register(UserContext.A1);
        long wholeLabel = MessageInfo.label(info);
        label = wholeLabel <= MAX_LABEL ? labels.current((int) wholeLabel) : NO_LABEL;
        buffer = MessageRegisters.sendBuffer(caller);
        length = MessageRegisters.clamp(MessageInfo.length(info), buffer);
    }

    long unresolvedAddress() {
        int offset = IpcBufferLayout.CAPS_OR_BADGES + Long.BYTES * extraCount;
        return registers.load(buffer, offset);
    }

    Tcb caller() {
        return caller;
    }

    /// {@return the slot of the invoked capability}
    Slot slot() {
        return slot;
    }

    int label() {
        return label;
    }

    int length() {
        return length;
    }

    /// {@return an argument word, below [#length()]}
    long word(int index) {
        return registers.read(caller, buffer, index);
    }

    int extraCount() {
        return extraCount;
    }

    /// {@return the slot of an extra capability, below [#extraCount()]}
    Slot extra(int index) {
        return extra[index];
    }

    /// {@return whether there are fewer words or capabilities than these}
    boolean isShorterThan(int words, int capabilities) {
        return length < words || extraCount < capabilities;
    }

    /// {@return the slot that `depth` bits of an address name in a CNode, null after an error}
    ///
    /// @param source whether it is where something comes from
    @Nullable Slot lookup(Capability root, long address, long depth, boolean source) {
        if (!(root instanceof Capability.CNodeCapability)) {
            cspace.fault().invalidRoot();
            failedLookup(source);
            return null;
        }
        if (Long.compareUnsigned(depth - 1, Long.SIZE) >= 0) {
            rangeError(1, Long.SIZE);
            return null;
        }
        Slot found = cspace.lookupExactly(root, address, (int) depth);
        if (found == null) {
            failedLookup(source);
        }
        return found;
    }

    /// {@return as [#lookup], for a slot that has to be empty}
    @Nullable Slot lookupEmpty(Capability root, long address, long depth) {
        Slot found = lookup(root, address, depth, false);
        if (found != null && !found.isEmpty()) {
            deleteFirst();
            return null;
        }
        return found;
    }

    // Errors.

    Outcome invalidArgument(int number) {
        return fail(KernelError.INVALID_ARGUMENT, number, 0);
    }

    /// @param number 0 for the invoked capability, from 1 on for the extra ones
    Outcome invalidCapability(int number) {
        return fail(KernelError.INVALID_CAPABILITY, number, 0);
    }

    Outcome illegalOperation() {
        return fail(KernelError.ILLEGAL_OPERATION, 0, 0);
    }

    Outcome rangeError(long min, long max) {
        return fail(KernelError.RANGE_ERROR, min, max);
    }

    Outcome alignmentError() {
        return fail(KernelError.ALIGNMENT_ERROR, 0, 0);
    }

    Outcome truncatedMessage() {
        return fail(KernelError.TRUNCATED_MESSAGE, 0, 0);
    }

    Outcome deleteFirst() {
        return fail(KernelError.DELETE_FIRST, 0, 0);
    }

    Outcome revokeFirst() {
        return fail(KernelError.REVOKE_FIRST, 0, 0);
    }

    Outcome notEnoughMemory(long bytesLeft) {
        return fail(KernelError.NOT_ENOUGH_MEMORY, bytesLeft, 0);
    }

    /// An address did not resolve, as the last lookup said.
    Outcome failedLookup(boolean source) {
        lookup.copy(cspace.fault());
        errorInSource = source;
        return fail(KernelError.FAILED_LOOKUP, 0, 0);
    }

    /// Nothing usable was found.
    Outcome missingCapability(boolean source, int bitsLeft) {
        cspace.fault().missingCapability(bitsLeft);
        return failedLookup(source);
    }

    /// The root of a lookup is no root.
    Outcome invalidRoot() {
        cspace.fault().invalidRoot();
        return failedLookup(false);
    }

    /// {@return a failure with no more words to it than its code}
    Outcome fail(KernelError code) {
        return fail(code, 0, 0);
    }

    private Outcome fail(KernelError code, long first, long second) {
        error = code;
        errorFirst = first;
        errorSecond = second;
        return Outcome.FAILED;
    }

    // Answers.

    /// Answers with one word.
    Outcome answer(long word) {
        if (calling) {
            caller.context.setRegister(UserContext.A2, word);
            answerLength(1);
        }
        return Outcome.ANSWERED;
    }

    /// Sets a word of the answer.
    ///
    /// @return whether there is room for it
    boolean answerWord(int index, long word) {
        long target = MessageRegisters.receiveBuffer(caller);
        if (index >= MessageRegisters.clamp(index + 1, target)) {
            return false;
        }
        if (calling) {
            registers.write(caller, target, index, word);
        }
        return true;
    }

    /// Completes an answer of some words.
    Outcome answerLength(int words) {
        if (calling) {
            caller.context.setRegister(UserContext.A0, 0);
            caller.context.setRegister(UserContext.A1, MessageInfo.of(0, words));
        }
        return Outcome.ANSWERED;
    }

    /// Answers that it was done.
    void answerDone() {
        answerLength(0);
    }

    /// Answers what was wrong.
    void answerError() {
        if (!calling) {
            return;
        }
        int words =
                switch (error) {
                    case INVALID_ARGUMENT, INVALID_CAPABILITY, NOT_ENOUGH_MEMORY -> 1;
                    case RANGE_ERROR -> 2;
                    case FAILED_LOOKUP -> 2 + lookup.words();
                    default -> 0;
                };
        for (int i = 0; i < words; i++) {
            answerWord(i, errorWord(i));
        }
        int written = MessageRegisters.clamp(words, MessageRegisters.receiveBuffer(caller));
        caller.context.setRegister(UserContext.A0, 0);
        caller.context.setRegister(UserContext.A1, MessageInfo.of(error.code(), written));
    }

    private long errorWord(int index) {
        if (error != KernelError.FAILED_LOOKUP) {
            return index == 0 ? errorFirst : errorSecond;
        }
        return switch (index) {
            case 0 -> errorInSource ? 1 : 0;
            case 1 -> lookup.type;
            default -> lookup.word(index - 2);
        };
    }
}
