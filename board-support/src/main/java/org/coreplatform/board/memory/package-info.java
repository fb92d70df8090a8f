/// The boards' memory (DRAM).
@NullMarked
package org.coreplatform.board.memory;

import org.jspecify.annotations.NullMarked;
