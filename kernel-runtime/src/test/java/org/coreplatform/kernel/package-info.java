/// Tests of the kernel through its public surface: threads that make system calls.
@NullMarked
package org.coreplatform.kernel;

import org.jspecify.annotations.NullMarked;
