/// Address spaces: page tables in simulated memory, ASIDs, and what is mapped where.
@NullMarked
package org.coreplatform.kernel.vspace;

import org.jspecify.annotations.NullMarked;
