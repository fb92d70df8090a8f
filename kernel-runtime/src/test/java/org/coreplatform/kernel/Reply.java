package org.coreplatform.kernel;

import java.util.List;
import org.coreplatform.sdk.abi.KernelError;

/// What a thread has in its registers and message words after an invocation.
///
/// @param label of the message info
/// @param words as many as the message info says
record Reply(long label, List<Long> words) {
    Reply {
        words = List.copyOf(words);
    }

    static Reply of(KernelError error, Long... words) {
        return new Reply(error.code(), List.of(words));
    }

    /// {@return as the golden vectors are written: `L4 (1,0x40)`}
    @Override
    public String toString() {
        var text = new StringBuilder("L" + label);
        for (int i = 0; i < words.size(); i++) {
            text.append(i == 0 ? " " : ",");
            long word = words.get(i);
            text.append(
                    word < 10 && word >= 0 ? Long.toString(word) : "0x" + Long.toHexString(word));
        }
        return text.toString();
    }
}
