package org.coreplatform.kernel.invariant;

/// Says which invariant does not hold: that is a mistake in the kernel.
final class Invariant {
    private Invariant() {}

    /// @param claim what should be true of the subject
    static void check(boolean holds, Object subject, String claim) {
        if (!holds) {
            throw new IllegalStateException("kernel invariant broken: " + subject + ": " + claim);
        }
    }
}
