/// What is always true of the kernel between two entries, as code that can check it.
@NullMarked
package org.coreplatform.kernel.invariant;

import org.jspecify.annotations.NullMarked;
