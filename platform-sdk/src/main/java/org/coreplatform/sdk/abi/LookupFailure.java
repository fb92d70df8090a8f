package org.coreplatform.sdk.abi;

/// Why a capability address did not resolve: the type word of a failed lookup or capability fault.
public final class LookupFailure {
    public static final int INVALID_ROOT = 1;
    public static final int MISSING_CAPABILITY = 2;
    public static final int DEPTH_MISMATCH = 3;
    public static final int GUARD_MISMATCH = 4;

    private LookupFailure() {}
}
