/// Address translation: the Sv39 page-table walk and the TLB in front of it.
@NullMarked
package org.coreplatform.board.mmu;

import org.jspecify.annotations.NullMarked;
