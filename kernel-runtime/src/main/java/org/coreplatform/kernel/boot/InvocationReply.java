package org.coreplatform.kernel.boot;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.sdk.abi.KernelError;
import org.coreplatform.sdk.abi.LookupFailure;

/// What came back from an invocation.
///
/// @param error [KernelError#NO_ERROR] when it was done
/// @param words the results, or the evidence of the error
record InvocationReply(KernelError error, List<Long> words) {

    InvocationReply {
        words = List.copyOf(words);
    }

    boolean succeeded() {
        return error == KernelError.NO_ERROR;
    }

    /// {@return the error in words for a person, with what the kernel said about it}
    String explanation() {
        return switch (error) {
            case NO_ERROR -> "done";
            case INVALID_ARGUMENT -> "argument %s is wrong".formatted(word(0));
            case INVALID_CAPABILITY ->
                    word(0).equals("0")
                            ? "the invoked capability is not of the kind needed"
                            : "capability argument %s is not of the kind needed".formatted(word(0));
            case ILLEGAL_OPERATION -> "the object does not allow it in its state";
            case RANGE_ERROR ->
                    "an argument is outside the range %s to %s".formatted(word(0), word(1));
            case ALIGNMENT_ERROR -> "an address is not aligned";
            case FAILED_LOOKUP -> failedLookup();
            case TRUNCATED_MESSAGE -> "the message is too short";
            case DELETE_FIRST -> "the place is taken";
            case REVOKE_FIRST -> "it is in use";
            case NOT_ENOUGH_MEMORY -> "the untyped memory has %s bytes left".formatted(word(0));
        };
    }

    private String failedLookup() {
        String side = word(0).equals("1") ? "source" : "target";
        if (words.size() < 2) {
            return "the %s does not resolve".formatted(side);
        }
        List<String> evidence = new ArrayList<>();
        for (int i = 2; i < words.size(); i++) {
            evidence.add("0x%x".formatted(words.get(i)));
        }
        return "the %s does not resolve: %s %s"
                .formatted(side, lookupFailure(words.get(1)), evidence);
    }

    /// {@return the name of a [LookupFailure]}
    static String lookupFailure(long type) {
        return switch ((int) type) {
            case LookupFailure.INVALID_ROOT -> "the root is not a CNode";
            case LookupFailure.MISSING_CAPABILITY -> "the slot is empty";
            case LookupFailure.DEPTH_MISMATCH -> "the depth does not match";
            case LookupFailure.GUARD_MISMATCH -> "the guard does not match";
            default -> "lookup failure " + type;
        };
    }

    private String word(int index) {
        return index < words.size() ? Long.toString(words.get(index)) : "?";
    }
}
