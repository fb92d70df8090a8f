package org.coreplatform.kernel.spec;

import java.util.List;
import org.coreplatform.sdk.abi.KernelError;

/// What an invocation means: something that can be done, or an error.
sealed interface Decoded {
    record Accepted(Operation operation) implements Decoded {}

    record Refused(KernelError error, List<Long> words) implements Decoded {}
}
