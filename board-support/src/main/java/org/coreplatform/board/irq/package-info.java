/// The platform-level interrupt controller.
@NullMarked
package org.coreplatform.board.irq;

import org.jspecify.annotations.NullMarked;
