/// Simulated time: the meter, the clock, and the queue of what happens later.
@NullMarked
package org.coreplatform.board.time;

import org.jspecify.annotations.NullMarked;
