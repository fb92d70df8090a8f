package org.coreplatform.kernel.spec;

import java.util.List;
import org.coreplatform.sdk.abi.LookupFailure;

/// Why a capability address does not resolve.
public sealed interface LookupFault {
    /// {@return it as messages carry it: the type first}
    List<Long> words();

    record InvalidRoot() implements LookupFault {
        @Override
        public List<Long> words() {
            return List.of((long) LookupFailure.INVALID_ROOT);
        }
    }

    record MissingCapability(long bitsLeft) implements LookupFault {
        @Override
        public List<Long> words() {
            return List.of((long) LookupFailure.MISSING_CAPABILITY, bitsLeft);
        }
    }

    record DepthMismatch(long bitsLeft, long bitsFound) implements LookupFault {
        @Override
        public List<Long> words() {
            return List.of((long) LookupFailure.DEPTH_MISMATCH, bitsLeft, bitsFound);
        }
    }

    record GuardMismatch(long bitsLeft, long guardFound, long bitsFound) implements LookupFault {
        @Override
        public List<Long> words() {
            return List.of((long) LookupFailure.GUARD_MISMATCH, bitsLeft, guardFound, bitsFound);
        }
    }
}
