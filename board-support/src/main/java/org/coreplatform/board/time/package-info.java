/// Simulated time: the clock, the queue of what happens later, and the cores' timers.
@NullMarked
package org.coreplatform.board.time;

import org.jspecify.annotations.NullMarked;
