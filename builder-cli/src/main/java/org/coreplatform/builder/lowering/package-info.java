/// From a validated system to kernel objects and capabilities, without addresses.
///
/// [org.coreplatform.builder.lowering.Lowering] decides what exists and who holds what; where it
/// lies is decided by `builder.layout`.
@NullMarked
package org.coreplatform.builder.lowering;

import org.jspecify.annotations.NullMarked;
