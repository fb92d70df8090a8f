package org.coreplatform.kernel.refinement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.coreplatform.sdk.abi.KernelError;
import org.coreplatform.sdk.abi.MessageInfo;

/// What a thread finds in its registers and buffer when something has arrived.
///
/// @param badge register a0
/// @param info register a1
/// @param words as many message registers as `info` says
record Answer(long badge, long info, List<Long> words) {
    /// It is an error reply with this evidence.
    void is(KernelError error, long... evidence) {
        is(0, error.code(), evidence);
    }

    /// It is a success with these results.
    void ok(long... results) {
        is(KernelError.NO_ERROR, results);
    }

    /// It is a message with this badge, this label and these words.
    void is(long expectedBadge, long label, long... expected) {
        String wanted = text(expectedBadge, label, Arrays.stream(expected).boxed().toList());
        assertEquals(wanted, text(badge, MessageInfo.label(info), words));
    }

    private static String text(long badge, long label, List<Long> words) {
        return "badge 0x%x label 0x%x %s"
                .formatted(
                        badge,
                        label,
                        words.stream()
                                .map(word -> "0x" + Long.toHexString(word))
                                .collect(Collectors.joining(", ", "[", "]")));
    }
}
