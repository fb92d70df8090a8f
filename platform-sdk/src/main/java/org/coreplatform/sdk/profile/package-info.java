/// What a board is, as data: memory map, devices, interrupts, clocks and the cost of its cycles.
@NullMarked
package org.coreplatform.sdk.profile;

import org.jspecify.annotations.NullMarked;
