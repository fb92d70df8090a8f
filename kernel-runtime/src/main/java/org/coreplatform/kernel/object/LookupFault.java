package org.coreplatform.kernel.object;

import org.coreplatform.sdk.abi.LookupFailure;

/// Why a capability address did not resolve; valid from a failed lookup to the next one.
public final class LookupFault {
    /// One of [LookupFailure].
    public int type = LookupFailure.INVALID_ROOT;

    public int bitsLeft;

    /// What was found: the guard of a mismatch, the bits of a depth.
    public long found;

    public int guardBits;

    /// The root is not a CNode.
    public void invalidRoot() {
        set(LookupFailure.INVALID_ROOT, 0, 0, 0);
    }

    /// Nothing usable is there.
    public void missingCapability(int bits) {
        set(LookupFailure.MISSING_CAPABILITY, bits, 0, 0);
    }

    /// The address ends inside a CNode's bits, or goes on below something that is none.
    public void depthMismatch(int bits, int bitsFound) {
        set(LookupFailure.DEPTH_MISMATCH, bits, bitsFound, 0);
    }

    /// The address does not go through a guard.
    public void guardMismatch(int bits, long guard, int guardSize) {
        set(LookupFailure.GUARD_MISMATCH, bits, guard, guardSize);
    }

    /// Becomes equal to another.
    public void copy(LookupFault other) {
        set(other.type, other.bitsLeft, other.found, other.guardBits);
    }

    /// {@return how many words describe it after its type}
    public int words() {
        return type - 1;
    }

    /// {@return a word of the description after its type}
    public long word(int index) {
        return switch (index) {
            case 0 -> bitsLeft;
            case 1 -> found;
            default -> guardBits;
        };
    }

    private void set(int failure, int left, long what, int guardSize) {
        type = failure;
        bitsLeft = left;
        found = what;
        guardBits = guardSize;
    }
}
