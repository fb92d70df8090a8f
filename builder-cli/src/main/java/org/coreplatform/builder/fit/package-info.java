/// Whether a system of Microkit's profile fits into the memory of its board: the kernel objects
/// that Microkit's tool would describe, and the order in which its initialiser makes them.
///
/// How large kernel and initialiser are depends on the SDK, which nobody has to have here. So a
/// system is refused only if it fits beside none of many sizes, from nothing to 64 MiB.
@NullMarked
package org.coreplatform.builder.fit;

import org.jspecify.annotations.NullMarked;
