/// Makes the bytecode of protection domains count: cycles, stack and heap.
@NullMarked
package org.coreplatform.kernel.pd.metering;

import org.jspecify.annotations.NullMarked;
