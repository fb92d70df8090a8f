/// A core: user contexts, traps, the engine that executes user code, and what the kernel may ask
/// of the hardware.
@NullMarked
package org.coreplatform.board.core;

import org.jspecify.annotations.NullMarked;
