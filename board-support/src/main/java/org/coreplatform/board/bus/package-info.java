/// The system bus: which physical address is memory and which is a device's register.
@NullMarked
package org.coreplatform.board.bus;

import org.jspecify.annotations.NullMarked;
