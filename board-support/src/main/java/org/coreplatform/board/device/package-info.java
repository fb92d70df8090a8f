/// The devices on the boards' buses, each one chip.
@NullMarked
package org.coreplatform.board.device;

import org.jspecify.annotations.NullMarked;
