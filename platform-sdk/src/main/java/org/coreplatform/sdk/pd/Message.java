package org.coreplatform.sdk.pd;

import org.coreplatform.sdk.abi.Limits;
import org.jspecify.annotations.Nullable;

/// A message of a protected procedure call: a label and up to 16 words. Immutable.
///
/// Larger data goes through a memory region; see [RegionReference].
public final class Message {
    /// The most words that a message can carry.
    public static final int MAX_WORDS = Limits.PPC_WORDS;

    final long label;

    /// Null for none.
    final long @Nullable [] words;

    /// Takes over the array.
    Message(long label, long @Nullable [] words) {
        this.label = label;
        this.words = words;
    }

    /// {@return a message without words}
    ///
    /// @param label what the message means to the two PDs, 52 bits
    public static Message of(long label) {
        requireLabel(label);
        return new Message(label, null);
    }

    /// {@return a message} More than [#MAX_WORDS] words are a fault of the PD.
    ///
    /// @param label what the message means to the two PDs, 52 bits
    /// @param words its data
    public static Message of(long label, long... words) {
        requireLabel(label);
        if (words.length > MAX_WORDS) {
            throw Kernel.misuse("a message has at most 16 words");
        }
        return new Message(label, words.clone());
    }

    private static void requireLabel(long label) {
        if (label >>> 52 != 0) {
            throw Kernel.misuse("a message label has 52 bits");
        }
    }

    public long label() {
        return label;
    }

    /// {@return how many words it carries}
    public int length() {
        return words == null ? 0 : words.length;
    }

    /// {@return a word, 0 if the sender sent fewer} A short message must not bring down a server.
    public long word(int index) {
        return words != null && index >= 0 && index < words.length ? words[index] : 0;
    }

    /// {@return the region reference in words `index` and `index + 1`}
    public RegionReference reference(int index) {
        return RegionReference.ofWords(word(index), word(index + 1));
    }
}
