/// Device interrupts: their handlers, and the signals that they send.
@NullMarked
package org.coreplatform.kernel.irq;

import org.jspecify.annotations.NullMarked;
