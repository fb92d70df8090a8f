/// Gives every kernel object its physical address and slot.
///
/// [org.coreplatform.builder.layout.Layout] does what the kernel will do when the initialiser's
/// retypes reach it, so nothing that it accepts can run out of memory at boot.
@NullMarked
package org.coreplatform.builder.layout;

import org.jspecify.annotations.NullMarked;
