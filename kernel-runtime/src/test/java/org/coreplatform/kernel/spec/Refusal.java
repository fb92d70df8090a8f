package org.coreplatform.kernel.spec;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.sdk.abi.KernelError;

/// An invocation is refused: what the first check that fails leads to.
///
/// Decoding is a sequence of checks, and this is how a sequence ends early; [Decode#decode] turns
/// it into a value.
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient KernelError error;
    private final transient List<Long> words;

    Refusal(KernelError error, List<Long> words) {
        super(error.name(), null, false, false);
        this.error = error;
        this.words = List.copyOf(words);
    }

    KernelError error() {
        return error;
    }

    /// {@return the evidence, as the error reply carries it}
    List<Long> words() {
        return words;
    }

    static Refusal truncatedMessage() {
        return new Refusal(KernelError.TRUNCATED_MESSAGE, List.of());
    }

    static Refusal illegalOperation() {
        return new Refusal(KernelError.ILLEGAL_OPERATION, List.of());
    }

    static Refusal deleteFirst() {
        return new Refusal(KernelError.DELETE_FIRST, List.of());
    }

    static Refusal revokeFirst() {
        return new Refusal(KernelError.REVOKE_FIRST, List.of());
    }

    static Refusal alignment() {
        return new Refusal(KernelError.ALIGNMENT_ERROR, List.of());
    }

    /// An argument is wrong.
    ///
    /// @param number which argument
    static Refusal invalidArgument(long number) {
        return new Refusal(KernelError.INVALID_ARGUMENT, List.of(number));
    }

    /// A capability is of another kind.
    ///
    /// @param number 0 for the invoked capability, 1 for the first one passed, and so on
    static Refusal invalidCapability(long number) {
        return new Refusal(KernelError.INVALID_CAPABILITY, List.of(number));
    }

    static Refusal range(long least, long most) {
        return new Refusal(KernelError.RANGE_ERROR, List.of(least, most));
    }

    static Refusal notEnoughMemory(long bytesLeft) {
        return new Refusal(KernelError.NOT_ENOUGH_MEMORY, List.of(bytesLeft));
    }

    static Refusal failedLookup(boolean source, LookupFault fault) {
        List<Long> words = new ArrayList<>();
        words.add(source ? 1L : 0L);
        words.addAll(fault.words());
        return new Refusal(KernelError.FAILED_LOOKUP, words);
    }
}
