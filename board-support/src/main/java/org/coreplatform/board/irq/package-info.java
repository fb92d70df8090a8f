/// What interrupts the cores: the platform-level interrupt controller and the cores' own timers.
@NullMarked
package org.coreplatform.board.irq;

import org.jspecify.annotations.NullMarked;
