/// The boot ROM: takes a verified image into the board's memory.
@NullMarked
package org.coreplatform.board.rom;

import org.jspecify.annotations.NullMarked;
