/// The system calls that only a debug kernel has: what is there, what takes time, and the end.
@NullMarked
package org.coreplatform.kernel.debug;

import org.jspecify.annotations.NullMarked;
