/// What an observer sees of the kernel: counters per thread, and events as they happen.
@NullMarked
package org.coreplatform.kernel.trace;

import org.jspecify.annotations.NullMarked;
